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
  /** The `seq` of the ticket's event; null on a ticket of the first schema, whose event is a row of `outbox`. */
  event: number | null;
  /** 1 on a ticket whose print job was taken with it; null on any other, and on all of the schemas before the third. */
  on_paper: number | null;
  previous: Uint8Array;
  hash: Uint8Array;
}

export const toHex = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');

/** What the first row carries as the hash of its predecessor, in hexadecimal. */
export const beginning = '00'.repeat(32);

/**
 * SHA-256 of a row and, through the hash of its predecessor, of all rows before it.
 * @param previous that hash, and the answer, in hexadecimal: SQLite turns it into bytes quicker than JavaScript does.
 */
export const hashOf = (row: Omit<TicketRow, 'previous' | 'hash'>, previous: string): string =>
  hash(
    'sha256',
    JSON.stringify([
      previous,
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
      // Tickets of the first schema were hashed without these, those of the second without the last.
      ...(row.on_paper !== null ? [row.event, row.on_paper] : row.event !== null ? [row.event] : []),
    ]),
    'hex',
  );

/** The last row's place in the chain. */
export interface Head {
  readonly seq: number;
  /** In hexadecimal. */
  readonly hash: string;
}

/**
 * Reads all tickets and follows the chain. A flipped bit passes SQLite's own `quick_check`; it does not pass this (trust.md 2).
 * The columns come in the order in which they are hashed, as arrays: a journal of years is checked in half the time.
 * @returns the head, or the `seq` of the first row that does not follow from the one before it.
 */
export function followChain(db: DatabaseSync): { readonly head: Head } | { readonly brokenAt: number } {
  const rows = db.prepare(
    `SELECT lower(hex(previous)), seq, id, request_id, day, issued_at, queue, prefix, kiosk, sequence, service, place, language,
            event, on_paper, lower(hex(hash)) FROM tickets ORDER BY seq`,
  );
  rows.setReturnArrays(true);
  let head: Head = { seq: 0, hash: beginning };
  for (const read of rows.iterate()) {
    const row = read as unknown as unknown[];
    const [previous, seq] = row;
    const written = row.pop();
    // Neither was hashed where it is not there; no ticket has the last without the one before.
    if (row.at(-1) === null) {
      row.pop();
      if (row.at(-1) === null) row.pop();
    }
    if (previous !== head.hash || written !== hash('sha256', JSON.stringify(row), 'hex'))
      return { brokenAt: Number(seq) };
    head = { seq: Number(seq), hash: written };
  }
  return { head };
}
