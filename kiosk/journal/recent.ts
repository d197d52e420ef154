import type { DatabaseSync } from 'node:sqlite';
import type { TicketRow } from './chain.ts';

/** At least so many tickets back a request is known again: weeks, and a screen asks again within seconds or never. */
const knownRequests = 10_000;

/** What is looked up for every ticket, kept in memory. It comes from the tickets, and is told of each one after its commit. */
export interface Recent {
  /** The id of the ticket that was given for a request. */
  ticketOf(requestId: string): string | undefined;
  /** The last sequence of a prefix on a day; 0 before the first. */
  lastSequence(day: string, prefix: string): number;
  /** The largest sequence of any prefix on a day. */
  largestSequence(day: string): number;
  /** To be told of every ticket once it is committed. */
  issued(row: Pick<TicketRow, 'id' | 'request_id' | 'day' | 'prefix' | 'sequence'>): void;
}

/**
 * An index of request ids, which are random, would write a page for every ticket, and read one from the disk in a journal of
 * years. The counters are a copy: should one ever be wrong, the unique index on numbers refuses the ticket.
 */
export function openRecent(db: DatabaseSync, kiosk: string): Recent {
  let requests = new Map<string, string>();
  let olderRequests = new Map<string, string>();
  const remember = (requestId: string, ticketId: string): void => {
    // Not one out for one in: a map whose first keys are gone is slow to give its first.
    if (requests.size >= knownRequests) [olderRequests, requests] = [requests, new Map()];
    requests.set(requestId, ticketId);
  };
  for (const { id, request_id } of db
    .prepare('SELECT id, request_id FROM tickets ORDER BY seq DESC LIMIT ?')
    .all(knownRequests)
    .reverse())
    remember(String(request_id), String(id));

  const lastOf = db.prepare(
    'SELECT max(sequence) AS last FROM tickets WHERE day = ? AND prefix = ? AND kiosk = ? AND sequence IS NOT NULL',
  );
  const largestOf = db.prepare(
    'SELECT max(sequence) AS last FROM tickets WHERE day = ? AND sequence IS NOT NULL',
  );
  let counters = new Map<string, number>();
  const counted = (key: string, ask: () => Record<string, unknown> | undefined): number => {
    let last = counters.get(key);
    if (last === undefined) {
      // A day's queues are few; years of days are not worth keeping.
      if (counters.size > 1_000) counters = new Map();
      counters.set(key, (last = Number(ask()?.['last'] ?? 0)));
    }
    return last;
  };
  const raise = (key: string, sequence: number): void => {
    const before = counters.get(key);
    // Not counted yet: the first question counts this one too.
    if (before !== undefined) counters.set(key, Math.max(before, sequence));
  };

  return {
    ticketOf: (requestId) => requests.get(requestId) ?? olderRequests.get(requestId),
    lastSequence: (day, prefix) => counted(`${day} ${prefix}`, () => lastOf.get(day, prefix, kiosk)),
    largestSequence: (day) => counted(day, () => largestOf.get(day)),
    issued({ id, request_id, day, prefix, sequence }) {
      remember(request_id, id);
      if (prefix === null || sequence === null) return;
      raise(`${day} ${prefix}`, sequence);
      raise(day, sequence);
    },
  };
}
