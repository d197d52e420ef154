import { fail } from '../../core/model/result.ts';
import type { Book } from './book.ts';
import { outboxFloor } from './book.ts';
import { JournalEvent } from './events.ts';
import type { Journal } from './journal.ts';

/** The data of an event; a flipped bit must not stop all events behind it. */
function dataOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { unreadable: true };
  }
}

type EventRow = { seq: number; id: string; type: string; time: number; data: string };

/** The outbox of a journal: see `Journal`. */
export function openOutbox(book: Book): Pick<Journal, 'appendEvent' | 'pendingEvents' | 'acknowledge'> {
  const oldest = book.db.prepare('SELECT seq, id, type, time, data FROM outbox ORDER BY seq LIMIT ?');
  const drop = book.db.prepare('DELETE FROM outbox WHERE seq <= ?');
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
    pendingEvents: (limit) =>
      (oldest.all(limit) as EventRow[]).map(({ seq, id, type, time, data }) => ({
        seq,
        id,
        type,
        time: new Date(time).toISOString(),
        data: dataOf(data),
      })),
    acknowledge: (seq) =>
      book.transact(() => {
        drop.run(seq);
        // So that the next event's `seq` follows even when nothing is left. A hub that acknowledges more than it was sent knows
        // events that this journal has lost, and the next ones must not take their places.
        book.raiseFloor(outboxFloor, seq);
        return undefined;
      }),
  };
}
