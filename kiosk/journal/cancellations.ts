import type { Result } from '../../core/model/result.ts';
import { fail } from '../../core/model/result.ts';
import { formatNumber } from '../../core/numbers/number.ts';
import type { Book } from './book.ts';
import type { CancelError, Journal } from './journal.ts';

/*
 * A cancelled number stays what it was: its ticket, its place in the chain, its number, which nobody gets again. That it was cancelled,
 * and when, is a value that never goes down, and so stands among the floors.
 */

/** When a ticket was cancelled. By its whole id: a `seq` can come again after rows were lost. */
const floorOf = (ticketId: string): string => `cancelled:${ticketId}`;
/** How many numbers of a queue were cancelled on a service day. */
export const cancelledFloor = (queue: string, day: string): string => `cancelled-of:${day} ${queue}`;

/** The cancellations of a journal: see `Journal`. */
export function openCancellations(
  book: Book,
  ticketOf: Journal['ticket'],
): Pick<Journal, 'cancel' | 'cancelledAt'> {
  return {
    cancelledAt: (ticketId) => (ticketOf(ticketId) === undefined ? undefined : book.floor(floorOf(ticketId))),
    cancel(ticketId) {
      const done = book.transact((): Result<undefined, CancelError> => {
        const ticket = ticketOf(ticketId);
        if (ticket?.number === undefined || ticket.queue === undefined)
          return fail({ code: 'unknown-ticket' });
        const { day, queue, number } = ticket;
        if (book.floor(floorOf(ticketId)) !== undefined) return fail({ code: 'already-cancelled' });
        const at = book.options.now();
        const count = cancelledFloor(queue, day);
        book.raiseFloor(floorOf(ticketId), at);
        book.raiseFloor(count, (book.floor(count) ?? 0) + 1);
        book.append('it.sportello.ticket.cancelled.v1', at, {
          ticket: ticketId,
          day,
          queue,
          number: formatNumber(number),
        });
        return { ok: true, value: undefined };
      });
      return done.ok ? done.value : done;
    },
  };
}
