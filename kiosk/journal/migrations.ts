import { DatabaseSync } from 'node:sqlite';

/** Each brings the schema from the version that is its index to the next. Never change one that was released: add another. */
const migrations: readonly string[] = [
  `
  CREATE TABLE tickets (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    request_id TEXT NOT NULL UNIQUE,
    day TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    queue TEXT,
    prefix TEXT,
    kiosk TEXT NOT NULL,
    sequence INTEGER,
    service TEXT,
    place TEXT,
    language TEXT NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    CHECK ((sequence IS NULL) = (queue IS NULL) AND (sequence IS NULL) = (prefix IS NULL))
  ) STRICT;
  -- Both the counter (its last entry for a day and a prefix) and the last line of defence: the database itself refuses a
  -- number twice. Tickets are never deleted on the day they count for, so the counter never goes back.
  CREATE UNIQUE INDEX tickets_number ON tickets (day, prefix, kiosk, sequence) WHERE sequence IS NOT NULL;
  CREATE TABLE prints (
    ticket INTEGER PRIMARY KEY REFERENCES tickets (seq),
    state TEXT NOT NULL CHECK (state IN ('in-progress', 'printed', 'not-printed', 'unknown')),
    reason TEXT,
    attempt INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    time INTEGER NOT NULL,
    data TEXT NOT NULL
  ) STRICT;
  CREATE TABLE floors (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  // A ticket becomes its own event, and request ids lose their index: two of the four pages that a ticket wrote.
  // Events that are in the outbox stay there and are sent from there.
  `
  CREATE TABLE new_tickets (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    request_id TEXT NOT NULL,
    day TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    queue TEXT,
    prefix TEXT,
    kiosk TEXT NOT NULL,
    sequence INTEGER,
    service TEXT,
    place TEXT,
    language TEXT NOT NULL,
    event INTEGER,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    CHECK ((sequence IS NULL) = (queue IS NULL) AND (sequence IS NULL) = (prefix IS NULL))
  ) STRICT;
  INSERT INTO new_tickets
    SELECT seq, id, request_id, day, issued_at, queue, prefix, kiosk, sequence, service, place, language, NULL, previous, hash
    FROM tickets;
  CREATE TABLE new_prints (
    ticket INTEGER PRIMARY KEY REFERENCES new_tickets (seq),
    state TEXT NOT NULL CHECK (state IN ('in-progress', 'printed', 'not-printed', 'unknown')),
    reason TEXT,
    attempt INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT;
  INSERT INTO new_prints SELECT ticket, state, reason, attempt, changed_at FROM prints;
  DROP TABLE prints;
  DROP TABLE tickets;
  ALTER TABLE new_tickets RENAME TO tickets;
  ALTER TABLE new_prints RENAME TO prints;
  CREATE UNIQUE INDEX tickets_number ON tickets (day, prefix, kiosk, sequence) WHERE sequence IS NOT NULL;
  INSERT INTO floors (name, value) SELECT 'sent-ticket', coalesce(max(seq), 0) FROM tickets;
  `,
  // A ticket that is to be printed says so itself: no commit of its own stands between it and the paper.
  `
  ALTER TABLE tickets ADD COLUMN on_paper INTEGER CHECK (on_paper = 1);
  `,
];

/** The version of the schema that this program writes. */
export const schemaVersion = migrations.length;

/** The version of a database; 0 is a new one. */
export const versionOf = (db: DatabaseSync): number =>
  Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);

/**
 * Brings a database to a version, one transaction a step, so that a power cut leaves the old version or the new.
 * @param target another one than `schemaVersion` only in a test of the way there.
 */
export function migrate(db: DatabaseSync, target = schemaVersion): void {
  for (let version = versionOf(db); version < target; version += 1) {
    db.exec(`BEGIN IMMEDIATE; ${migrations[version] ?? ''}; PRAGMA user_version = ${version + 1}; COMMIT`);
  }
}

/** The schema as text, to compare: two databases of one version have the same. */
export const schemaOf = (db: DatabaseSync): string =>
  JSON.stringify(db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all());

/** The schema that a sound database has. */
export function expectedSchema(): string {
  const db = new DatabaseSync(':memory:');
  try {
    migrate(db);
    return schemaOf(db);
  } finally {
    db.close();
  }
}
