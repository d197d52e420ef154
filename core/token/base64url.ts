/*
 * base64url without padding (RFC 4648, 5). Written out because core has neither `atob` nor `Buffer`.
 */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Bytes as text that a web address can carry after `#`. */
export function toBase64url(bytes: Uint8Array): string {
  let encoded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two = 0, three = 0] = bytes.subarray(at, at + 3);
    const bits = (one << 16) | (two << 8) | three;
    encoded += [18, 12, 6, 0].map((shift) => alphabet.charAt((bits >> shift) & 63)).join('');
  }
  return encoded.slice(0, Math.ceil((bytes.length * 4) / 3));
}

/** The bytes; undefined for anything that `toBase64url` would not have written, stray bits at the end included. */
export function fromBase64url(encoded: string): Uint8Array | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of encoded) {
    const value = alphabet.indexOf(character);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes.push((bits >> held) & 0xff);
    }
  }
  const whole = Uint8Array.from(bytes);
  // One row of bytes has one form.
  return toBase64url(whole) === encoded ? whole : undefined;
}
