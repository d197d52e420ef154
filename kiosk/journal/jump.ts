import { dayNumber } from '../../core/schedule/local-date.ts';
import type { Book } from './book.ts';
import { dayFloor, moreThanADay, outboxFloor, throughFloor } from './book.ts';
import type { Testimony } from './witness.ts';

/** What is known of what was issued before the loss. */
export interface Knowledge {
  /** The last service days that anything tells of: rows, the witness, the files' times, the clock. */
  readonly days: readonly string[];
  readonly witness?: Testimony | undefined;
  /** The last event's `seq` that was read. */
  readonly outbox?: number | undefined;
}

/** A power cut can take the witness's last seconds with it; no queue hands out a hundred numbers in them. */
const margin = 100;
/** As many events as a kiosk may write in weeks: the hub refuses a `seq` it has seen with another id. */
const outboxJump = 10_000;

/**
 * Raises the floors beyond everything that could have been issued before a loss; in a transaction. On the last day the
 * witness saw, that is its largest number and a margin, up to the next hundred, so that people see a jump and not a slip;
 * on every other day up to the last one that anything tells of, more than a day can have.
 */
export function jumpBeyond(book: Book, { days, witness, outbox }: Knowledge): void {
  const all = witness === undefined ? days : [...days, witness.day];
  book.raiseFloor(throughFloor, Math.max(...all.map(dayNumber)));
  if (witness !== undefined) {
    const beyond = Math.ceil((witness.top + margin) / 100) * 100;
    // An earlier loss on the same day may have left a higher floor.
    book.raiseFloor(dayFloor(witness.day), Math.max(beyond, book.floor(dayFloor(witness.day)) ?? 0));
  }
  book.raiseFloor(outboxFloor, Math.max(book.outboxSeq(), witness?.outbox ?? 0, outbox ?? 0) + outboxJump);
}

/** Nothing is known but the clock: see `Journal.jumpAhead`. In a transaction. */
export function jumpFromToday(book: Book): void {
  const today = book.options.serviceDay(book.options.now());
  const tops = new Map([[today, 0]]);
  for (const { day, top } of book.db
    .prepare('SELECT day, max(sequence) AS top FROM tickets WHERE day >= ? GROUP BY day')
    .all(today)) {
    tops.set(String(day), Number(top));
  }
  // Beyond what is here, since the image may have been put back before.
  for (const [day, top] of tops)
    book.raiseFloor(dayFloor(day), Math.max(top, book.numberFloor(day)) + moreThanADay);
  book.raiseFloor(throughFloor, dayNumber(today));
  book.raiseFloor(outboxFloor, book.outboxSeq() + outboxJump);
}
