import type { Result } from '../model/result.ts';
import { fail, succeed } from '../model/result.ts';

/*
 * Base45 by RFC 9285: bytes as characters of a QR code's alphanumeric mode, two in three. Written out because the package of that
 * name follows an old draft.
 */

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const digit = (value: number): string => alphabet.charAt(value);

/** RFC 9285, 4: two bytes are three characters, least significant first; a last single byte is two. */
export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const [one = 0, two] = bytes.subarray(at, at + 2);
    const value = two === undefined ? one : one * 256 + two;
    text += digit(value % 45) + digit(Math.floor(value / 45) % 45);
    if (two !== undefined) text += digit(Math.floor(value / 2025));
  }
  return text;
}

/** Reads what `toBase45` writes; error `form` for all else, values over 65,535 and 255 included (RFC 9285, 6). */
export function fromBase45(text: string): Result<Uint8Array, { readonly code: 'form' }> {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const isPair = at + 2 === text.length;
    // `?` stands for a character that is missing: it is not in the alphabet.
    const low = alphabet.indexOf(text.charAt(at));
    const middle = alphabet.indexOf(text.charAt(at + 1) || '?');
    const high = isPair ? 0 : alphabet.indexOf(text.charAt(at + 2) || '?');
    const value = low + middle * 45 + high * 2025;
    if (low < 0 || middle < 0 || high < 0 || value > (isPair ? 0xff : 0xffff)) return fail({ code: 'form' });
    if (!isPair) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return succeed(Uint8Array.from(bytes));
}
