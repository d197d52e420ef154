import type { DatabaseSync } from 'node:sqlite';
import type { Language } from '../../core/model/language.ts';
import type { Result } from '../../core/model/result.ts';
import { fail, succeed } from '../../core/model/result.ts';
import type { QueueNumber } from '../../core/numbers/number.ts';
import { formatNumber } from '../../core/numbers/number.ts';
import type { Book } from './book.ts';
import type { TicketRow } from './chain.ts';
import { hashOf } from './chain.ts';
import type { IssueError, IssueRequest, Journal, Ticket } from './journal.ts';
import { openQueues } from './queues.ts';

const toTicket = (row: TicketRow): Ticket => ({
  id: row.id,
  requestId: row.request_id,
  day: row.day,
  issuedAt: row.issued_at,
  ...(row.service === null ? {} : { service: row.service }),
  ...(row.place === null ? {} : { place: row.place }),
  language: row.language as Language,
  ...(row.queue === null || row.prefix === null || row.sequence === null
    ? {}
    : {
        queue: row.queue,
        number: {
          prefix: row.prefix,
          ...(row.kiosk === '' ? {} : { kiosk: row.kiosk }),
          sequence: row.sequence,
        },
      }),
});

const serviceOf = (request: IssueRequest): string | null =>
  request.discreet === true ? null : request.service;

function isValid(request: IssueRequest): boolean {
  if (request.requestId.length < 1 || request.requestId.length > 64) return false;
  return request.kind === 'slip' || (/^[A-Z]{1,2}$/.test(request.prefix) && request.queue !== '');
}

/** Whether the ticket is the one that the request asks for. */
const answers = (row: TicketRow, request: IssueRequest): boolean =>
  row.service === serviceOf(request) &&
  row.place === (request.place ?? null) &&
  row.queue === (request.kind === 'number' ? request.queue : null);

/** The row of a ticket's id. The id begins with its `seq`, which saves an index and a page written for every ticket. */
export function rowOf(db: DatabaseSync): (ticketId: string) => TicketRow | undefined {
  const bySeq = db.prepare('SELECT * FROM tickets WHERE seq = ?');
  return (ticketId) => {
    const seq = Number.parseInt(ticketId, 10);
    const row = Number.isSafeInteger(seq) ? (bySeq.get(seq) as TicketRow | undefined) : undefined;
    return row?.id === ticketId ? row : undefined;
  };
}

/** The tickets of a journal: see `Journal`. */
export function openTickets(book: Book): Pick<Journal, 'issue' | 'ticket' | 'findTicket' | 'issuedToday'> {
  const { db, options } = book;
  const queues = openQueues(book);
  const kiosk = options.kioskLetter ?? '';
  const byId = rowOf(db);
  const byRequest = db.prepare('SELECT * FROM tickets WHERE request_id = ?');
  const byNumber = db.prepare(
    'SELECT * FROM tickets WHERE day = ? AND prefix = ? AND kiosk = ? AND sequence = ?',
  );
  const lastOf = db.prepare(
    'SELECT max(sequence) AS last FROM tickets WHERE day = ? AND prefix = ? AND kiosk = ? AND sequence IS NOT NULL',
  );
  const insert = db.prepare(
    `INSERT INTO tickets (seq, id, request_id, day, issued_at, queue, prefix, kiosk, sequence, service, place, language, previous, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const largestOf = db.prepare('SELECT max(sequence) AS top FROM tickets WHERE day = ?');
  // The day and its largest sequence, for the witness; asked of the database only when the day changes.
  let top = { day: '', sequence: 0 };

  /** Counts one more ticket of the queue, or says why there is none. Within the transaction. */
  function takeNumber(
    request: Extract<IssueRequest, { kind: 'number' }>,
    day: string,
    at: number,
  ): Result<number, IssueError> {
    const { queue, prefix, maxPerDay } = request;
    const refused = queues.refusal(queue, day, at, maxPerDay);
    if (refused !== undefined) {
      if (refused.code === 'paused' && refused.isNew)
        book.append('it.sportello.staff.alerted.v1', at, { reason: 'burst', queue });
      return fail(refused.code === 'paused' ? { code: 'paused', until: refused.until } : refused);
    }
    const last = Number(lastOf.get(day, prefix, kiosk)?.['last'] ?? 0);
    return succeed(Math.max(last, book.numberFloor(day)) + 1);
  }

  /** Within the transaction. */
  function write(request: IssueRequest, day: string, at: number, sequence: number | null): Ticket {
    const number = request.kind === 'number' ? request : undefined;
    const seq = book.head.seq + 1;
    const row: Omit<TicketRow, 'hash'> = {
      seq,
      id: `${seq}-${options.newId()}`,
      request_id: request.requestId,
      day,
      issued_at: at,
      queue: number?.queue ?? null,
      prefix: number?.prefix ?? null,
      kiosk,
      sequence,
      service: serviceOf(request),
      place: request.place ?? null,
      language: request.language,
      previous: book.head.hash,
    };
    const hash = hashOf(row);
    const { id, request_id, issued_at, queue, prefix, service, place, language, previous } = row;
    insert.run(
      seq,
      id,
      request_id,
      day,
      issued_at,
      queue,
      prefix,
      kiosk,
      sequence,
      service,
      place,
      language,
      previous,
      hash,
    );
    const ticket = toTicket({ ...row, hash });
    const said = {
      ticket: id,
      day,
      ...(ticket.queue === undefined ? {} : { queue: ticket.queue }),
      ...(ticket.number === undefined ? {} : { number: formatNumber(ticket.number) }),
      ...(ticket.service === undefined ? {} : { service: ticket.service }),
      ...(ticket.place === undefined ? {} : { place: ticket.place }),
      language,
    };
    book.append('it.sportello.ticket.issued.v1', at, said);
    book.head = { seq, hash };
    return ticket;
  }

  function testify(day: string, sequence: number | null): void {
    if (top.day !== day) top = { day, sequence: Number(largestOf.get(day)?.['top'] ?? 0) };
    top.sequence = Math.max(top.sequence, sequence ?? 0);
    try {
      book.witness.write({ seq: book.head.seq, outbox: book.outboxSeq(), day, top: top.sequence });
    } catch {
      // The ticket is durable; a witness that lags behind only makes the next start less suspicious.
    }
  }

  return {
    issue(request) {
      if (!isValid(request)) return fail({ code: 'invalid-request' });
      const written = book.transact((): Result<{ ticket: Ticket; isNew: boolean }, IssueError> => {
        const known = byRequest.get(request.requestId) as TicketRow | undefined;
        if (known !== undefined)
          return answers(known, request)
            ? succeed({ ticket: toTicket(known), isNew: false })
            : fail({ code: 'request-reused' });
        const at = options.now();
        const day = options.serviceDay(at);
        const sequence = request.kind === 'number' ? takeNumber(request, day, at) : succeed(null);
        if (!sequence.ok) return sequence;
        return succeed({ ticket: write(request, day, at, sequence.value), isNew: true });
      });
      if (!written.ok) return written;
      if (!written.value.ok) return written.value;
      const { ticket, isNew } = written.value.value;
      if (isNew) {
        if (ticket.queue !== undefined) queues.issued(ticket.queue, ticket.day, ticket.issuedAt);
        testify(ticket.day, ticket.number?.sequence ?? null);
      }
      return succeed(ticket);
    },
    ticket(ticketId) {
      const row = byId(ticketId);
      return row === undefined ? undefined : toTicket(row);
    },
    findTicket(day: string, { prefix, kiosk: letter, sequence }: QueueNumber) {
      const row = byNumber.get(day, prefix, letter ?? '', sequence) as TicketRow | undefined;
      return row === undefined ? undefined : toTicket(row);
    },
    issuedToday: queues.issuedOn,
  };
}
