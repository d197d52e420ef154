import type { Book } from './book.ts';
import { cancelledFloor } from './cancellations.ts';
import { burstRule } from './journal.ts';

/** Why a queue gives no number now. */
export type Refusal =
  { readonly code: 'full' } | { readonly code: 'paused'; readonly until: number; readonly isNew: boolean };

/** Tickets of the queues, counted, and their bursts. */
export interface Queues {
  /**
   * Why the queue gives no number now, if so. A pause that begins here (`isNew`) holds from now on, whatever becomes of the
   * transaction it was found in: at worst the staff is not told.
   */
  refusal(queue: string, day: string, at: number, maxPerDay: number | undefined): Refusal | undefined;
  /** To be told of every ticket once it is committed. */
  issued(queue: string, day: string, at: number): void;
  /** Tickets of the queue on the service day, without cancelled ones. */
  issuedOn(queue: string, day: string): number;
}

/**
 * Counts live in memory and come from the tickets when first asked for; bursts live in memory alone, since nobody
 * restarts a kiosk to get around a pause of a minute. So a ticket writes no page for either.
 */
export function openQueues(book: Book): Queues {
  const burst = book.options.burst ?? burstRule;
  const count = book.db.prepare('SELECT count(*) AS issued FROM tickets WHERE day = ? AND queue = ?');
  let counts = new Map<string, number>();
  const bursts = new Map<string, { recent: number[]; pausedAt: number }>();
  const keyOf = (queue: string, day: string): string => `${day} ${queue}`;

  const issuedOn = (queue: string, day: string): number => {
    const key = keyOf(queue, day);
    let issued = counts.get(key);
    if (issued === undefined) {
      // A day's queues are few; years of days are not worth keeping.
      if (counts.size > 1_000) counts = new Map();
      counts.set(key, (issued = Number(count.get(day, queue)?.['issued'])));
    }
    return issued - (book.floor(cancelledFloor(queue, day)) ?? 0);
  };

  return {
    issuedOn,
    refusal(queue, day, at, maxPerDay) {
      const known = bursts.get(queue);
      // A clock that was set back since must not stretch a pause of a minute to an hour.
      if (known !== undefined && at >= known.pausedAt && at < known.pausedAt + burst.pauseMs) {
        return { code: 'paused', until: known.pausedAt + burst.pauseMs, isNew: false };
      }
      if (maxPerDay !== undefined && issuedOn(queue, day) >= maxPerDay) return { code: 'full' };
      const recent = known?.recent.filter((time) => time > at - burst.windowMs && time <= at) ?? [];
      if (recent.length < burst.limit) return undefined;
      bursts.set(queue, { recent: [], pausedAt: at });
      return { code: 'paused', until: at + burst.pauseMs, isNew: true };
    },
    issued(queue, day, at) {
      const key = keyOf(queue, day);
      const before = counts.get(key);
      // Not counted yet: the first question counts this one too.
      if (before !== undefined) counts.set(key, before + 1);
      if (!Number.isFinite(burst.limit)) return;
      const known = bursts.get(queue) ?? { recent: [], pausedAt: -Infinity };
      bursts.set(queue, { recent: [...known.recent, at].slice(-burst.limit), pausedAt: known.pausedAt });
    },
  };
}
