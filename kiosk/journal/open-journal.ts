import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Result } from '../../core/model/result.ts';
import { fail, succeed } from '../../core/model/result.ts';
import type { Ballast } from './ballast.ts';
import { noBallast, openBallast } from './ballast.ts';
import { openBook } from './book.ts';
import { openCancellations } from './cancellations.ts';
import type { Head } from './chain.ts';
import type { DataLock } from './data-lock.ts';
import { lockFolder } from './data-lock.ts';
import { inspect, openDatabase } from './inspect.ts';
import type { Journal, JournalOptions, Opening, StorageError } from './journal.ts';
import type { Knowledge } from './jump.ts';
import { jumpBeyond, jumpFromToday } from './jump.ts';
import { openOutbox } from './outbox.ts';
import { endInterruptedPrints, openPrints } from './prints.ts';
import { adoptSalvaged, keepOrphan, salvageInto } from './recover.ts';
import { storageError } from './storage-error.ts';
import { openTickets } from './tickets.ts';
import type { Witness } from './witness.ts';
import { noWitness, openWitness } from './witness.ts';

/** `already-running`: another process owns the data folder. `newer-version`: a newer program wrote the journal; nothing was touched. */
export type OpenError = StorageError | { readonly code: 'already-running' | 'newer-version' };

/** Puts the parts on a database that is in order. `loss` is what was lost, if anything was. */
function assemble(
  db: DatabaseSync,
  options: JournalOptions,
  witness: Witness,
  ballast: Ballast,
  head: Head,
  opening: Opening,
  loss?: Knowledge,
): Result<Journal, StorageError> {
  const book = openBook(db, options, witness, ballast, head);
  const begun = book.transact(() => {
    endInterruptedPrints(book);
    if (loss === undefined) return;
    jumpBeyond(book, loss);
    book.append('it.sportello.staff.alerted.v1', options.now(), { reason: 'journal-rows-lost' });
  });
  if (!begun.ok) return begun;
  if (loss !== undefined) {
    // What was found is dealt with: the next start must not find it again, and must know the floor should all be lost again.
    const day = loss.witness?.day ?? options.serviceDay(options.now());
    witness.write({ seq: head.seq, outbox: book.outboxSeq(), day, top: book.numberFloor(day) });
  }
  const tickets = openTickets(book);
  return succeed({
    opening,
    ...tickets,
    ...openCancellations(book, tickets.ticket),
    ...openPrints(book),
    ...openOutbox(book),
    canIssue: book.hasRoom,
    floor: (name) => book.floor(`of:${name}`),
    raiseFloor: (name, value) =>
      book.transact(() => {
        book.raiseFloor(`of:${name}`, value);
        return undefined;
      }),
    jumpAhead: () =>
      book.transact(() => {
        jumpFromToday(book);
        return undefined;
      }),
    close: () => {
      if (db.isOpen) db.close();
      witness.close();
    },
  });
}

/** A journal that lives in memory, with the same code and the same rules; nothing of it survives. */
export function memoryJournal(options: JournalOptions): Journal {
  const db = new DatabaseSync(':memory:');
  const found = inspect(db);
  const made =
    'head' in found ? assemble(db, options, noWitness, noBallast, found.head, { state: 'new' }) : undefined;
  if (made?.ok !== true) throw new Error('a journal in memory cannot be opened');
  return made.value;
}

function openLocked(
  file: string,
  options: JournalOptions,
  witness: Witness,
  ballast: Ballast,
): Result<Journal, OpenError> {
  keepOrphan(file, options.now());
  adoptSalvaged(file);
  let db = openDatabase(file);
  let opened: Result<Journal, OpenError> | undefined;
  try {
    let found = inspect(db);
    const testimony = witness.read();
    if (found.kind === 'damaged') {
      const opening = salvageInto(file, db, found.detail, options, witness);
      db = openDatabase(file);
      found = inspect(db);
      if (!('head' in found)) return fail({ code: 'damaged' });
      return (opened = assemble(db, options, witness, ballast, found.head, opening));
    }
    if (found.kind === 'newer-version') return fail({ code: 'newer-version' });
    if (testimony === undefined || testimony.seq <= found.head.seq)
      return (opened = assemble(db, options, witness, ballast, found.head, { state: found.kind }));
    const detail = `the last ticket is ${found.head.seq}, and ${testimony.seq} was issued`;
    const loss = { days: [options.serviceDay(options.now())], witness: testimony };
    return (opened = assemble(
      db,
      options,
      witness,
      ballast,
      found.head,
      { state: 'rows-lost', detail },
      loss,
    ));
  } finally {
    if (opened?.ok !== true && db.isOpen) db.close();
  }
}

/**
 * Opens the journal of a data folder, alone. A damaged one is kept aside, with everything that belongs to it; what can
 * be read of it goes on in a new one, whose numbers follow all that could have been issued. `Journal.opening` says what happened.
 * @param file its database, such as `journal.sqlite`; its folder is made where it is missing.
 */
export function openJournal(options: JournalOptions & { readonly file: string }): Result<Journal, OpenError> {
  const { file } = options;
  const ballast = openBallast(join(dirname(file), 'ballast'));
  if (ballast.isOut()) ballast.restore();
  const first = openOnce(options, ballast);
  // With the room given back the kiosk can at least start, end what is in hand, and say why it gives no numbers.
  const isFull = !first.ok && first.error.code === 'disk-full' && ballast.release();
  const opened = isFull ? openOnce(options, ballast) : first;
  if (opened.ok) ballast.restore();
  return opened;
}

function openOnce(
  options: JournalOptions & { readonly file: string },
  ballast: Ballast,
): Result<Journal, OpenError> {
  const { file } = options;
  let lock: DataLock | undefined;
  let witness: Witness | undefined;
  const letGo = (): void => {
    witness?.close();
    lock?.release();
  };
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const locked = lockFolder(dirname(file));
    if (!locked.ok) return locked;
    lock = locked.value;
    witness = openWitness(`${file}-witness`);
    const opened = openLocked(file, options, witness, ballast);
    if (!opened.ok) {
      letGo();
      return opened;
    }
    const journal = opened.value;
    return succeed({
      ...journal,
      close: () => {
        journal.close();
        lock?.release();
      },
    });
  } catch (thrown) {
    letGo();
    return fail(storageError(thrown));
  }
}
