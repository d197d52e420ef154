import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Result } from '../../core/model/result.ts';
import { fail, succeed } from '../../core/model/result.ts';
import { openBook } from './book.ts';
import { openCancellations } from './cancellations.ts';
import type { Head } from './chain.ts';
import type { DataLock } from './data-lock.ts';
import { lockFolder } from './data-lock.ts';
import type { AlertReason } from './events.ts';
import { inspect, readRemains } from './inspect.ts';
import type { Journal, JournalOptions, Opening, StorageError } from './journal.ts';
import type { Knowledge } from './jump.ts';
import { jumpBeyond, jumpFromToday } from './jump.ts';
import { openOutbox } from './outbox.ts';
import { endInterruptedPrints, openPrints } from './prints.ts';
import { storageError } from './storage-error.ts';
import { openTickets } from './tickets.ts';
import type { Witness } from './witness.ts';
import { noWitness, openWitness } from './witness.ts';

/** `already-running`: another process owns the data folder. `newer-version`: a newer program wrote the journal; nothing was touched. */
export type OpenError = StorageError | { readonly code: 'already-running' | 'newer-version' };

/** How long a commit waits for somebody who looks into the file with another program, in ms. */
const patience = 2_000;

const open = (file: string): DatabaseSync => new DatabaseSync(file, { timeout: patience });

/** Puts the parts on a database that is in order. `loss` is what was lost, if anything was. */
function assemble(
  db: DatabaseSync,
  options: JournalOptions,
  witness: Witness,
  head: Head,
  opening: Opening,
  loss?: Knowledge,
): Result<Journal, StorageError> {
  const book = openBook(db, options, witness, head);
  const begun = book.transact(() => {
    endInterruptedPrints(book);
    if (loss === undefined) return;
    jumpBeyond(book, loss);
    const reason: AlertReason = opening.state === 'set-aside' ? 'journal-set-aside' : 'journal-rows-lost';
    book.append('it.sportello.staff.alerted.v1', options.now(), { reason });
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
  const made = 'head' in found ? assemble(db, options, noWitness, found.head, { state: 'new' }) : undefined;
  if (made?.ok !== true) throw new Error('a journal in memory cannot be opened');
  return made.value;
}

/** Moves a damaged journal out of the way, whole, for a later salvage. */
function setAside(file: string, at: number): string {
  const stamp = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  let name = `${file}.damaged-${stamp}`;
  for (let again = 2; existsSync(name); again += 1) name = `${file}.damaged-${stamp}-${again}`;
  for (const part of ['-wal', '-shm', '']) if (existsSync(file + part)) renameSync(file + part, name + part);
  return name;
}

function openLocked(file: string, options: JournalOptions, witness: Witness): Result<Journal, OpenError> {
  let db = open(file);
  let opened: Result<Journal, OpenError> | undefined;
  try {
    const found = inspect(db);
    if (found.kind === 'newer-version') return fail({ code: 'newer-version' });
    const today = options.serviceDay(options.now());
    const testimony = witness.read();
    if (found.kind !== 'damaged') {
      if (testimony === undefined || testimony.seq <= found.head.seq)
        return (opened = assemble(db, options, witness, found.head, { state: found.kind }));
      const detail = `the last ticket is ${found.head.seq}, and ${testimony.seq} was issued`;
      const loss = { days: [today], witness: testimony };
      return (opened = assemble(db, options, witness, found.head, { state: 'rows-lost', detail }, loss));
    }
    const { day, top = 0, outbox } = readRemains(db);
    const touched = options.serviceDay(statSync(file).mtimeMs);
    db.close();
    const setAsideAs = setAside(file, options.now());
    db = open(file);
    const fresh = inspect(db);
    if (!('head' in fresh)) return fail({ code: 'damaged' });
    const known =
      testimony === undefined
        ? undefined
        : { ...testimony, top: day === testimony.day ? Math.max(top, testimony.top) : testimony.top };
    const loss = { days: [today, touched, ...(day === undefined ? [] : [day])], witness: known, outbox };
    return (opened = assemble(
      db,
      options,
      witness,
      fresh.head,
      { state: 'set-aside', detail: found.detail, setAsideAs },
      loss,
    ));
  } finally {
    if (opened?.ok !== true && db.isOpen) db.close();
  }
}

/**
 * Opens the journal of a data folder, alone. A damaged one is set aside, with everything that belongs to it, and a new one
 * begun whose numbers follow all that could have been issued; `Journal.opening` says what happened.
 * @param file its database, such as `journal.sqlite`; its folder is made where it is missing.
 */
export function openJournal(options: JournalOptions & { readonly file: string }): Result<Journal, OpenError> {
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
    const opened = openLocked(file, options, witness);
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
