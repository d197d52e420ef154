import type { DatabaseSync } from 'node:sqlite';
import type { Head, TicketRow } from './chain.ts';
import { beginning, hashOf, toHex } from './chain.ts';
import type { Count } from './journal.ts';
import type { Testimony } from './witness.ts';

/** What came over from a damaged journal. */
export interface Salvaged extends Count {
  readonly head: Head;
}

type Row = Record<string, unknown>;

/** Of floors, those that can have been written: whole numbers of JavaScript. */
export const saneFloor = 'value BETWEEN -9007199254740991 AND 9007199254740991';

/** So many keys in a row that cannot be read are taken for the end: a damaged page of pages holds fewer. */
const patience = 20_000;

/**
 * Reads a table by its whole-number key, row by row, and goes on behind what is damaged.
 * @param through the key up to which rows are known to have been written
 */
function* readRows(db: DatabaseSync, table: string, key: string, through: number): Generator<Row> {
  let from = 1;
  for (let failures = 0; failures < patience;) {
    try {
      // Prepared anew each time: a statement that met damage stays at it.
      for (const row of db
        .prepare(`SELECT * FROM ${table} WHERE ${key} >= ? ORDER BY ${key}`)
        .iterate(from)) {
        from = Number(row[key]) + 1;
        failures = 0;
        yield row;
      }
      return;
    } catch {
      from += 1;
      failures += 1;
      if (from > through && failures > 100) return;
    }
  }
}

/** A row that is what it was when it was written: its own hash says so, whatever became of its neighbours. */
function asTicket(row: Row): TicketRow | undefined {
  const ticket = { event: null, on_paper: null, ...row } as unknown as TicketRow;
  if (!(ticket.previous instanceof Uint8Array) || !(ticket.hash instanceof Uint8Array)) return undefined;
  return hashOf(ticket, toHex(ticket.previous)) === toHex(ticket.hash) ? ticket : undefined;
}

/** Puts what the insert refuses (a damaged value, a number twice) aside; whether it was taken. Anything but that is thrown on. */
function taken(insert: () => unknown): boolean {
  try {
    insert();
    return true;
  } catch (thrown) {
    // CONSTRAINT, MISMATCH, or a value that SQLite cannot hold.
    const { errcode } = thrown as { errcode?: number };
    if (errcode === undefined || [19, 20].includes(errcode & 0xff)) return false;
    throw thrown;
  }
}

/**
 * Copies what can be read and believed from a damaged journal into a new one; within a transaction of the new one. Tickets keep
 * their `seq`, id and event and are chained anew, over the gaps.
 */
export function salvage(damaged: DatabaseSync, db: DatabaseSync, witness: Testimony | undefined): Salvaged {
  const insert = db.prepare(
    `INSERT INTO tickets (seq, id, request_id, day, issued_at, queue, prefix, kiosk, sequence, service, place, language, event, on_paper, previous, hash)
     VALUES (:seq, :id, :request_id, :day, :issued_at, :queue, :prefix, :kiosk, :sequence, :service, :place, :language, :event, :on_paper, unhex(:previous), unhex(:hash))`,
  );
  let head: Head = { seq: 0, hash: beginning };
  let tickets = 0;
  let rows = 0;
  let last = 0;
  for (const row of readRows(damaged, 'tickets', 'seq', witness?.seq ?? 0)) {
    rows += 1;
    last = Math.max(last, Number(row['seq']));
    const ticket = asTicket(row);
    if (ticket === undefined) continue;
    const hash = hashOf(ticket, head.hash);
    const { previous: _previous, hash: _hash, ...values } = ticket;
    if (!taken(() => insert.run({ ...values, previous: head.hash, hash }))) continue;
    head = { seq: ticket.seq, hash };
    tickets += 1;
  }
  copy(damaged, db, 'prints', 'ticket', ['ticket', 'state', 'reason', 'attempt', 'changed_at'], last);
  copy(damaged, db, 'outbox', 'seq', ['seq', 'id', 'type', 'time', 'data'], witness?.outbox ?? 0);
  copyFloors(damaged, db);
  // How many there were: a `seq` that is damaged itself may say anything, so only believed ones count, and rows where nothing else is known.
  return { head, tickets, lost: Math.max(head.seq, witness?.seq ?? rows) - tickets };
}

function copy(
  damaged: DatabaseSync,
  db: DatabaseSync,
  table: 'prints' | 'outbox',
  key: string,
  columns: readonly string[],
  through: number,
): void {
  const insert = db.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  for (const row of readRows(damaged, table, key, through))
    taken(() => insert.run(...columns.map((column) => row[column] as string)));
}

/** Floors have text for a key, so damage among them ends the reading; a floor is only ever raised again. */
function copyFloors(damaged: DatabaseSync, db: DatabaseSync): void {
  const raise = db.prepare(
    'INSERT INTO floors (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)',
  );
  try {
    for (const { name, value } of damaged
      .prepare(`SELECT name, value FROM floors WHERE ${saneFloor}`)
      .iterate())
      taken(() => raise.run(name as string, value as number));
  } catch {
    // What was read is kept.
  }
}
