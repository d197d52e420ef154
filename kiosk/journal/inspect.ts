import { DatabaseSync } from 'node:sqlite';
import type { Head } from './chain.ts';
import { followChain } from './chain.ts';
import { saneFloor } from './salvage.ts';
import { expectedSchema, migrate, schemaOf, schemaVersion, versionOf } from './migrations.ts';
import { storageError } from './storage-error.ts';

/** What a look at a journal's database finds. */
export type Finding =
  | { readonly kind: 'new' | 'sound'; readonly head: Head }
  | { readonly kind: 'damaged'; readonly detail: string }
  /** Written by a newer program: not damage, and not to be touched. */
  | { readonly kind: 'newer-version' };

/** How long a commit waits for somebody who looks into the file with another program, in ms. */
const patience = 2_000;

/** Opens the database of a journal, as it is. */
export const openDatabase = (file: string): DatabaseSync => new DatabaseSync(file, { timeout: patience });

/**
 * Opens a damaged database to read what is left of it, without a change to it. Only with a writable schema does SQLite read a
 * file that is shorter than it says it is.
 */
export function openDamaged(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { readOnly: true, defensive: false, timeout: patience });
  db.exec('PRAGMA writable_schema = ON; PRAGMA trusted_schema = OFF');
  return db;
}

/**
 * Sets the database up for durable commits: one fsync of the log each (trust.md 2). A commit writes whole pages, and a ticket is
 * a row and an index entry: pages half the usual size halve what is written. One that has another page size keeps it.
 */
export function setUp(db: DatabaseSync): void {
  db.exec(
    'PRAGMA page_size = 2048; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF',
  );
}

const damaged = (detail: string): Finding => ({ kind: 'damaged', detail });

/**
 * Verifies a journal's database, from the outside in: SQLite's own check, the schema, the chain of tickets; brings
 * an old schema up to date. Throws what is no damage (a full disk).
 */
export function inspect(db: DatabaseSync): Finding {
  try {
    setUp(db);
    const version = versionOf(db);
    if (version > schemaVersion) return { kind: 'newer-version' };
    const isNew = version === 0 && schemaOf(db) === '[]';
    if (version === 0 && !isNew) return damaged('the schema has no version');
    // Not `quick_check`, which does not compare the indexes with their table: one of them is the counter.
    const check = db.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
    if (check !== 'ok') return damaged(`integrity_check: ${String(check).replaceAll(/\s+/g, ' ')}`);
    migrate(db);
    if (schemaOf(db) !== expectedSchema()) return damaged('the schema is not the one of its version');
    if (db.prepare(`SELECT 1 FROM floors WHERE NOT (${saneFloor})`).get() !== undefined)
      return damaged('a floor is out of range');
    const chain = followChain(db);
    if ('brokenAt' in chain) return damaged(`the chain of tickets is broken at ${chain.brokenAt}`);
    return { kind: isNew ? 'new' : 'sound', head: chain.head };
  } catch (thrown) {
    if (storageError(thrown).code === 'damaged')
      return damaged(thrown instanceof Error ? thrown.message : 'not a database');
    throw thrown;
  }
}

/** What can still be read of a damaged journal: the last service day, its largest sequence, the last event's `seq`. */
export function readRemains(db: DatabaseSync): {
  readonly day?: string;
  readonly top?: number;
  readonly outbox?: number;
} {
  const ask = (sql: string): Record<string, unknown> | undefined => {
    try {
      return db.prepare(sql).get();
    } catch {
      // Damaged: whatever it was is not known.
      return undefined;
    }
  };
  const day = ask('SELECT max(day) AS day FROM tickets')?.['day'];
  const top = ask('SELECT max(sequence) AS top FROM tickets WHERE day = (SELECT max(day) FROM tickets)')?.[
    'top'
  ];
  const outbox = ask('SELECT max(seq) AS seq FROM outbox')?.['seq'];
  return {
    ...(typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { day } : {}),
    ...(typeof top === 'number' ? { top } : {}),
    ...(typeof outbox === 'number' ? { outbox } : {}),
  };
}
