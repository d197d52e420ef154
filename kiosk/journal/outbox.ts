import type { DatabaseSync } from 'node:sqlite';
import { fail } from '../../core/model/result.ts';
import type { Book } from './book.ts';
import { outboxFloor, sentTicketFloor } from './book.ts';
import type { TicketRow } from './chain.ts';
import type { EventType, OutboxEvent } from './events.ts';
import { JournalEvent } from './events.ts';
import type { Journal } from './journal.ts';
import { toldOf, toTicket } from './ticket-row.ts';

/** The data of an event; a flipped bit must not stop all events behind it. */
function dataOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { unreadable: true };
  }
}

type EventRow = { seq: number; id: string; type: string; time: number; data: string };

/**
 * The oldest events of a journal's database that no hub has acknowledged: rows of the outbox, and tickets, each of which is the
 * event of its own issue.
 */
export function readPending(db: DatabaseSync): (limit: number) => OutboxEvent[] {
  // A flipped bit in the time of one event must not stop all events behind it: no date is beyond 8.64e15 ms.
  const oldest = db.prepare(
    `SELECT seq, id, type, CASE WHEN time BETWEEN 0 AND 8640000000000000 THEN time ELSE 0 END AS time, data
     FROM outbox ORDER BY seq LIMIT ?`,
  );
  const tickets = db.prepare(
    `SELECT * FROM tickets WHERE seq > coalesce((SELECT value FROM floors WHERE name = '${sentTicketFloor}'), 0)
     ORDER BY seq LIMIT ?`,
  );
  const toEvent = ({ seq, id, type, time, data }: EventRow): OutboxEvent => ({
    seq,
    id,
    type,
    time: new Date(time).toISOString(),
    data: dataOf(data),
  });
  const toIssued = (row: TicketRow): OutboxEvent => ({
    seq: row.event ?? 0,
    id: row.id,
    type: 'it.sportello.ticket.issued.v1' satisfies EventType,
    time: new Date(row.issued_at).toISOString(),
    data: toldOf(toTicket(row)),
  });
  return (limit) =>
    [
      ...(oldest.all(limit) as EventRow[]).map(toEvent),
      ...(tickets.all(limit) as unknown as TicketRow[]).map(toIssued),
    ]
      .sort((one, other) => one.seq - other.seq)
      .slice(0, limit);
}

/** The outbox of a journal: see `Journal`. */
export function openOutbox(book: Book): Pick<Journal, 'appendEvent' | 'pendingEvents' | 'acknowledge'> {
  const drop = book.db.prepare('DELETE FROM outbox WHERE seq <= ?');
  // The events of tickets follow each other as the tickets do: this reads no further than what was acknowledged.
  const firstUnsent = book.db.prepare(
    'SELECT seq FROM tickets WHERE seq > ? AND event > ? ORDER BY seq LIMIT 1',
  );
  return {
    appendEvent(event) {
      const parsed = JournalEvent.safeParse(event);
      if (!parsed.success) return fail({ code: 'invalid-event' });
      const { type, ...data } = parsed.data;
      return book.transact(() => {
        book.append(type, book.options.now(), data);
        return undefined;
      });
    },
    pendingEvents: readPending(book.db),
    acknowledge: (seq) =>
      book.transact(() => {
        drop.run(seq);
        const unsent = firstUnsent.get(book.floor(sentTicketFloor) ?? 0, seq)?.['seq'];
        book.raiseFloor(sentTicketFloor, unsent === undefined ? book.head.seq : Number(unsent) - 1);
        // So that the next event's `seq` follows even when nothing is left. A hub that acknowledges more than it was sent knows
        // events that this journal has lost, and the next ones must not take their places.
        book.raiseFloor(outboxFloor, seq);
        return undefined;
      }),
  };
}
