import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { noBallast } from './ballast.ts';
import { openBook } from './book.ts';
import { inspect, openDamaged, openDatabase, readRemains } from './inspect.ts';
import type { JournalOptions, Opening } from './journal.ts';
import type { Knowledge } from './jump.ts';
import { jumpBeyond } from './jump.ts';
import type { Salvaged } from './salvage.ts';
import { salvage } from './salvage.ts';
import type { Testimony, Witness } from './witness.ts';
import { noWitness } from './witness.ts';

/** A database and what SQLite keeps beside it. The database last: while it is there, the others belong to it. */
const parts = ['-wal', '-shm', ''];
const inTheMaking = (file: string): string => `${file}.salvaged`;

/** Keeps a damaged journal, whole: nothing here ever deletes it. */
function setAside(file: string, at: number): string {
  const stamp = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  let name = `${file}.damaged-${stamp}`;
  for (let again = 2; existsSync(name); again += 1) name = `${file}.damaged-${stamp}-${again}`;
  for (const part of parts) if (existsSync(file + part)) renameSync(file + part, name + part);
  return name;
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Keeps a log whose database is gone: SQLite would delete it, and the last tickets are in it. */
export function keepOrphan(file: string, at: number): void {
  const sizeOf = (name: string): number => statSync(name, { throwIfNoEntry: false })?.size ?? 0;
  if (sizeOf(file) === 0 && sizeOf(`${file}-wal`) > 0) setAside(file, at);
}

/** Ends a salvage that was interrupted between setting the damaged journal aside and putting the new one in its place. */
export function adoptSalvaged(file: string): void {
  if (!existsSync(file) && existsSync(inTheMaking(file))) renameSync(inTheMaking(file), file);
}

function known(
  damaged: DatabaseSync,
  file: string,
  options: JournalOptions,
  testimony: Testimony | undefined,
): Knowledge {
  const { day, top = 0, outbox } = readRemains(damaged);
  const today = options.serviceDay(options.now());
  const touched = options.serviceDay(statSync(file).mtimeMs);
  const witness =
    testimony !== undefined && day === testimony.day
      ? { ...testimony, top: Math.max(top, testimony.top) }
      : testimony;
  return { days: [today, touched, ...(day === undefined ? [] : [day])], witness, outbox };
}

/** Makes the new journal, in one transaction, with everything in it: a power cut leaves it whole or not begun. */
function make(
  file: string,
  damaged: DatabaseSync,
  loss: Knowledge,
  options: JournalOptions,
): Salvaged & { readonly outbox: number; readonly floor: (day: string) => number } {
  for (const part of parts) rmSync(file + part, { force: true });
  const db = openDatabase(file);
  try {
    const empty = inspect(db);
    if (!('head' in empty)) throw new Error('a new database cannot be made');
    db.exec('BEGIN IMMEDIATE');
    const salvaged = salvage(damaged, db, loss.witness);
    const book = openBook(db, options, noWitness, noBallast, salvaged.head);
    jumpBeyond(book, loss);
    const { tickets, lost } = salvaged;
    const said = { reason: 'journal-set-aside', tickets, lost };
    book.append('it.sportello.staff.alerted.v1', options.now(), said);
    db.exec('COMMIT');
    return { ...salvaged, outbox: book.outboxSeq(), floor: book.numberFloor };
  } finally {
    db.close();
  }
}

function readAndMake(file: string, options: JournalOptions, testimony: Testimony | undefined) {
  const damaged = openDamaged(file);
  try {
    const loss = known(damaged, file, options, testimony);
    return { loss, ...make(inTheMaking(file), damaged, loss, options) };
  } finally {
    damaged.close();
  }
}

/**
 * Puts in the place of a damaged journal a new one, with all that can be read of it and with counters beyond all that could have
 * been issued. The damaged one is kept aside.
 */
export function salvageInto(
  file: string,
  damaged: DatabaseSync,
  detail: string,
  options: JournalOptions,
  witness: Witness,
): Opening {
  damaged.close();
  const { loss, ...made } = readAndMake(file, options, witness.read());
  const setAsideAs = setAside(file, options.now());
  renameSync(inTheMaking(file), file);
  syncFolder(dirname(file));
  // What was found is dealt with: the next start must not find it again, and must know the floor should all be lost again.
  const day = loss.witness?.day ?? options.serviceDay(options.now());
  witness.write({ seq: made.head.seq, outbox: made.outbox, day, top: made.floor(day) });
  const { tickets, lost } = made;
  return { state: 'salvaged', detail, setAsideAs, tickets, lost };
}
