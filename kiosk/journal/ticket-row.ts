import type { DatabaseSync } from 'node:sqlite';
import type { Language } from '../../core/model/language.ts';
import { formatNumber } from '../../core/numbers/number.ts';
import type { TicketRow } from './chain.ts';
import type { IssueRequest, Ticket } from './journal.ts';

/** A row without its links of the chain. */
export type IssuedRow = Omit<TicketRow, 'previous' | 'hash'>;

/** The ticket that a row of `tickets` holds. */
export const toTicket = (row: IssuedRow): Ticket => ({
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

/** What the hub is told of a ticket. */
export const toldOf = ({
  id,
  day,
  queue,
  number,
  service,
  place,
  language,
}: Ticket): Record<string, unknown> => ({
  ticket: id,
  day,
  ...(queue === undefined ? {} : { queue }),
  ...(number === undefined ? {} : { number: formatNumber(number) }),
  ...(service === undefined ? {} : { service }),
  ...(place === undefined ? {} : { place }),
  language,
});

/** The service as it is written: of a discreet one, nothing. */
export const serviceOf = (request: IssueRequest): string | null =>
  request.discreet === true ? null : request.service;

/** Whether the ticket is the one that the request asks for. */
export const answers = (row: TicketRow, request: IssueRequest): boolean =>
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
