import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/** A row of `tickets`. */
export interface TicketRow {
  seq: number;
  id: string;
  request_id: string;
  day: string;
  issued_at: number;
  queue: string | null;
  prefix: string | null;
  kiosk: string;
  sequence: number | null;
  service: string | null;
  place: string | null;
  language: string;
  previous: Uint8Array;
  hash: Uint8Array;
}

/** What the first row carries as the hash of its predecessor. */
export const beginning: Uint8Array = new Uint8Array(32);

/** SHA-256 of a row and, through `previous`, of all rows before it. */
export const hashOf = (row: Omit<TicketRow, 'hash'>): Uint8Array =>
  hash(
    'sha256',
    JSON.stringify([
      Buffer.from(row.previous).toString('hex'),
      row.seq,
      row.id,
      row.request_id,
      row.day,
      row.issued_at,
      row.queue,
      row.prefix,
      row.kiosk,
      row.sequence,
      row.service,
      row.place,
      row.language,
    ]),
    'buffer',
  );

/** The last row's place in the chain. */
export interface Head {
  readonly seq: number;
  readonly hash: Uint8Array;
}

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

/**
 * Reads all tickets and follows the chain. A flipped bit passes SQLite's own `quick_check`; it does not pass this (trust.md 2).
 * @returns the head, or the `seq` of the first row that does not follow from the one before it.
 */
export function followChain(db: DatabaseSync): { readonly head: Head } | { readonly brokenAt: number } {
  let head: Head = { seq: 0, hash: beginning };
  for (const read of db.prepare('SELECT * FROM tickets ORDER BY seq').iterate()) {
    const row = read as unknown as TicketRow;
    if (!sameBytes(row.previous, head.hash) || !sameBytes(row.hash, hashOf(row)))
      return { brokenAt: row.seq };
    head = { seq: row.seq, hash: row.hash };
  }
  return { head };
}
