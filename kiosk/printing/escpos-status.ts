import type { Condition } from './condition.ts';

/**
 * Status of an ESC/POS printer, asked with `DLE EOT n`: 1 the printer, 2 why it is off-line, 3 errors, 4 the paper.
 * In the order in which they are asked: what must be known comes first.
 * Source: Epson, ESC/POS Command Reference, "DLE EOT"; makers of compatible printers document the same bits.
 */
export const statusQueries = [1, 4, 2, 3] as const;
export type StatusQuery = (typeof statusQueries)[number];
export type StatusAnswers = Partial<Record<StatusQuery, number>>;

/** The three bytes that ask. */
export const statusQuery = (query: StatusQuery): Uint8Array => Uint8Array.of(0x10, 0x04, query);

/** Bits 0, 1, 4 and 7 of an answer are fixed to 0, 1, 1, 0: flow control bytes and unasked reports differ in them. */
export const isStatusByte = (byte: number): boolean => (byte & 0b1001_0011) === 0b0001_0010;

const offLine = 0x08;
const coverOpen = 0x04;
const paperEndStop = 0x20;
const errors = 0x08 | 0x20 | 0x40;
const paperEnd = 0x60;
const paperNearEnd = 0x0c;

/**
 * What the answers say together. The cause comes before the bare `off-line`. Without an answer on the printer and on
 * the paper nothing good may be concluded, so that is `unknown`.
 */
export const conditionOf = (answers: StatusAnswers): Condition => {
  const bits = (query: StatusQuery, mask: number): boolean => ((answers[query] ?? 0) & mask) !== 0;
  if (bits(2, coverOpen)) return 'cover-open';
  if (bits(4, paperEnd) || bits(2, paperEndStop)) return 'paper-out';
  if (bits(3, errors)) return 'error';
  if (bits(1, offLine)) return 'off-line';
  if (answers[1] === undefined || answers[4] === undefined) return 'unknown';
  return bits(4, paperNearEnd) ? 'paper-low' : 'ready';
};
