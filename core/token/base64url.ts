/*
 * base64url without padding (RFC 4648, 5) of ASCII text. Written out because core has neither `atob` nor `Buffer`.
 */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Encodes ASCII text; throws a RangeError for any other, which only a programmer can pass. */
export function toBase64url(text: string): string {
  let encoded = '';
  for (let index = 0; index < text.length; index += 3) {
    const three = [0, 1, 2].map((offset) =>
      index + offset < text.length ? text.charCodeAt(index + offset) : 0,
    );
    const [one = 0, two = 0, last = 0] = three;
    if (one > 127 || two > 127 || last > 127) throw new RangeError('base64url: not ASCII');
    const bits = (one << 16) | (two << 8) | last;
    encoded += [18, 12, 6, 0].map((shift) => alphabet.charAt((bits >> shift) & 63)).join('');
  }
  return encoded.slice(0, Math.ceil((text.length * 4) / 3));
}

/** Decodes to ASCII text; undefined for anything that `toBase64url` would not have written. */
export function fromBase64url(encoded: string): string | undefined {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const character of encoded) {
    const value = alphabet.indexOf(character);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      text += String.fromCharCode((bits >> held) & 0xff);
    }
  }
  // One text has one form: no stray bits at the end, no byte beyond ASCII.
  const isAscii = Array.from(text).every((character) => character.charCodeAt(0) < 128);
  return isAscii && toBase64url(text) === encoded ? text : undefined;
}
