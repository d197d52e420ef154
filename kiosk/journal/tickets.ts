import type { Result } from '../../core/model/result.ts';
import { fail, succeed } from '../../core/model/result.ts';
import type { QueueNumber } from '../../core/numbers/number.ts';
import type { Book } from './book.ts';
import type { TicketRow } from './chain.ts';
import { hashOf } from './chain.ts';
import type { IssueError, IssueRequest, Journal, Ticket } from './journal.ts';
import { openQueues } from './queues.ts';
import { openRecent } from './recent.ts';
import type { IssuedRow } from './ticket-row.ts';
import { answers, rowOf, serviceOf, toTicket } from './ticket-row.ts';

function isValid(request: IssueRequest): boolean {
  if (request.requestId.length < 1 || request.requestId.length > 64) return false;
  return request.kind === 'slip' || (/^[A-Z]{1,2}$/.test(request.prefix) && request.queue !== '');
}

/** The tickets of a journal: see `Journal`. */
export function openTickets(
  book: Book,
): Pick<Journal, 'issue' | 'nextNumber' | 'ticket' | 'findTicket' | 'issuedToday'> {
  const { db, options } = book;
  const queues = openQueues(book);
  const kiosk = options.kioskLetter ?? '';
  const recent = openRecent(db, kiosk);
  const byId = rowOf(db);
  const byNumber = db.prepare(
    'SELECT * FROM tickets WHERE day = ? AND prefix = ? AND kiosk = ? AND sequence = ?',
  );
  const insert = db.prepare(
    `INSERT INTO tickets (seq, id, request_id, day, issued_at, queue, prefix, kiosk, sequence, service, place, language, event, on_paper, previous, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, unhex(?), unhex(?))`,
  );

  const sequenceAfterLast = (prefix: string, day: string): number =>
    Math.max(recent.lastSequence(day, prefix), book.numberFloor(day)) + 1;

  /** Counts one more ticket of the queue, or says why there is none. */
  function nextNumber(
    { queue, prefix, maxPerDay }: Extract<IssueRequest, { kind: 'number' }>,
    day: string,
    at: number,
  ): Result<number, IssueError> {
    const refused = queues.refusal(queue, day, at, maxPerDay);
    if (refused?.code === 'paused') {
      // The pause holds whether or not the disk takes the news of it.
      if (refused.isNew)
        book.transact(() => book.append('it.sportello.staff.alerted.v1', at, { reason: 'burst', queue }));
      return fail({ code: 'paused', until: refused.until });
    }
    if (refused !== undefined) return fail(refused);
    return succeed(sequenceAfterLast(prefix, day));
  }

  /**
   * One statement is one transaction, and it is the whole ticket: its number (the index refuses it a second time), its link of
   * the chain, its event, which the outbox makes from the row, and the claim of its print job. SQLite syncs the log before it returns.
   */
  function write(request: IssueRequest, day: string, at: number, sequence: number | null): IssuedRow {
    const seq = book.head.seq + 1;
    const number = request.kind === 'number' ? request : undefined;
    const row: IssuedRow = {
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
      event: book.nextEvent(),
      on_paper: request.onPaper === true ? 1 : null,
    };
    const hash = hashOf(row, book.head.hash);
    insert.run(
      seq,
      row.id,
      row.request_id,
      day,
      at,
      row.queue,
      row.prefix,
      kiosk,
      sequence,
      row.service,
      row.place,
      row.language,
      row.event,
      row.on_paper,
      book.head.hash,
      hash,
    );
    book.head = { seq, hash };
    return row;
  }

  function testify({ seq, event, day }: IssuedRow): void {
    try {
      book.witness.write({ seq, outbox: event ?? 0, day, top: recent.largestSequence(day) });
    } catch {
      // The ticket is durable; a witness that lags behind only makes the next start less suspicious.
    }
  }

  /** The ticket that the same request was given, if it was. */
  function givenBefore(request: IssueRequest): Result<Ticket, IssueError> | undefined {
    const id = recent.ticketOf(request.requestId);
    const row = id === undefined ? undefined : byId(id);
    if (row === undefined) return undefined;
    return answers(row, request) ? succeed(toTicket(row)) : fail({ code: 'request-reused' });
  }

  function issueNew(request: IssueRequest): Result<Ticket, IssueError> {
    if (!book.hasRoom()) return fail({ code: 'disk-full' });
    const at = options.now();
    const day = options.serviceDay(at);
    const sequence = request.kind === 'number' ? nextNumber(request, day, at) : succeed(null);
    if (!sequence.ok) return sequence;
    const row = write(request, day, at, sequence.value);
    recent.issued(row);
    if (request.kind === 'number') queues.issued(request.queue, day, at);
    testify(row);
    return succeed(toTicket(row));
  }

  return {
    issue(request) {
      if (!isValid(request)) return fail({ code: 'invalid-request' });
      const done = book.guard(() => givenBefore(request) ?? issueNew(request));
      return done.ok ? done.value : done;
    },
    nextNumber: (prefix) => ({
      prefix,
      ...(kiosk === '' ? {} : { kiosk }),
      sequence: sequenceAfterLast(prefix, options.serviceDay(options.now())),
    }),
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
