import type { DatabaseSync } from 'node:sqlite';
import type { Result } from '../../core/model/result.ts';
import { fail, succeed } from '../../core/model/result.ts';
import { dayNumber } from '../../core/schedule/local-date.ts';
import type { Ballast } from './ballast.ts';
import type { Head } from './chain.ts';
import { watchDisk } from './disk-watch.ts';
import type { EventType } from './events.ts';
import type { JournalOptions, StorageError } from './journal.ts';
import { storageError } from './storage-error.ts';
import type { Witness } from './witness.ts';

/**
 * More numbers than a queue can have had on a day that nothing is left of: the burst rule lets six through in a minute, which is
 * 8,640 from midnight to midnight.
 */
export const moreThanADay = 9_000;

/** What the parts of the journal share: the database, the ends of its two sequences, and floors. */
export interface Book {
  readonly db: DatabaseSync;
  readonly options: JournalOptions;
  readonly witness: Witness;
  /** Whether a ticket would be written now; finds out where the last write was not taken. */
  hasRoom(): boolean;
  /** The end of the tickets' chain, as committed. */
  head: Head;
  /**
   * Runs `work` in one durable transaction. Whatever it returns is committed; when it throws nothing is, and `head` and the
   * outbox are as before.
   */
  transact<Value>(work: () => Value): Result<Value, StorageError>;
  /** The same without a transaction around it, for work that writes one statement, which SQLite commits by itself. */
  guard<Value>(work: () => Value): Result<Value, StorageError>;
  /** Adds an event to the outbox; within `transact`. */
  append(type: EventType, at: number, data: Readonly<Record<string, unknown>>): void;
  /** Takes the next event's `seq`; within `transact` or `guard`. */
  nextEvent(): number;
  readonly outboxSeq: () => number;
  floor(name: string): number | undefined;
  /** Never lowers; within `transact`. */
  raiseFloor(name: string, value: number): void;
  /** No number of the day is at or below this. */
  numberFloor(day: string): number;
}

/** The floor of one day's numbers. */
export const dayFloor = (day: string): string => `numbers:${day}`;
/** The day number up to which every day without a floor of its own has `moreThanADay`. */
export const throughFloor = 'numbers-through';
/** The `seq` below which the outbox has nothing left and gives nothing again. */
export const outboxFloor = 'outbox';
/** Written to see whether the disk takes anything. */
const probeFloor = 'probe';
/** The last ticket whose event the hub has acknowledged. */
export const sentTicketFloor = 'sent-ticket';

/** The largest `seq` of an event that is in the database, as a row of the outbox or of a ticket. */
export const lastEventOf = (db: DatabaseSync): number =>
  Number(
    db
      .prepare(
        `SELECT max(coalesce((SELECT max(seq) FROM outbox), 0),
                    coalesce((SELECT event FROM tickets ORDER BY seq DESC LIMIT 1), 0)) AS last`,
      )
      .get()?.['last'],
  );

/** Opens the shared part of a journal on a database whose schema is in place. */
export function openBook(
  db: DatabaseSync,
  options: JournalOptions,
  witness: Witness,
  ballast: Ballast,
  head: Head,
): Book {
  const insertEvent = db.prepare('INSERT INTO outbox (seq, id, type, time, data) VALUES (?, ?, ?, ?, ?)');
  const writeFloor = db.prepare(
    'INSERT INTO floors (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)',
  );
  const readFloors = db.prepare('SELECT name, value FROM floors');
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const floorsOf = (): Map<string, number> =>
    new Map(readFloors.all().map(({ name, value }) => [String(name), Number(value)]));

  const disk = watchDisk(ballast, options.onStorage);
  let floors = floorsOf();
  let outboxSeq = Math.max(lastEventOf(db), floors.get(outboxFloor) ?? 0);

  function attempt<Value>(work: () => Value): Result<Value, StorageError> {
    if (!db.isOpen) return fail({ code: 'closed' });
    const before = { head: book.head, outboxSeq };
    try {
      const value = work();
      disk.took();
      return succeed(value);
    } catch (thrown) {
      book.head = before.head;
      outboxSeq = before.outboxSeq;
      try {
        if (db.isTransaction) db.exec('ROLLBACK');
        floors = floorsOf();
      } catch {
        // A disk that cannot even be read. What is in memory is no lower than what is on it.
      }
      return fail(storageError(thrown));
    }
  }

  /** On a full disk, gives back the room that was kept and tries once more: whoever is in the middle of something can end it. */
  function guard<Value>(work: () => Value): Result<Value, StorageError> {
    const first = attempt(work);
    if (first.ok || first.error.code === 'closed' || !disk.refused(first.error)) return first;
    const second = attempt(work);
    book.transact(() => book.append('it.sportello.staff.alerted.v1', options.now(), { reason: 'disk-full' }));
    return second;
  }

  const book: Book = {
    db,
    options,
    witness,
    hasRoom: () => disk.hasRoom(() => book.transact(() => book.raiseFloor(probeFloor, 1)).ok),
    head,
    transact: (work) =>
      guard(() => {
        begin.run();
        const value = work();
        commit.run();
        return value;
      }),
    guard,
    append(type, at, data) {
      insertEvent.run(book.nextEvent(), options.newId(), type, at, JSON.stringify(data));
    },
    nextEvent: () => (outboxSeq = Math.max(outboxSeq, floors.get(outboxFloor) ?? 0) + 1),
    outboxSeq: () => outboxSeq,
    floor: (name) => floors.get(name),
    raiseFloor(name, value) {
      writeFloor.run(name, value);
      floors.set(name, Math.max(value, floors.get(name) ?? value));
    },
    numberFloor(day) {
      const ofDay = floors.get(dayFloor(day));
      if (ofDay !== undefined) return ofDay;
      return dayNumber(day) <= (floors.get(throughFloor) ?? -Infinity) ? moreThanADay : 0;
    },
  };
  return book;
}
