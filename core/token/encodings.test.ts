import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase45, toBase45 } from './base45.ts';
import { fromBase64url, toBase64url } from './base64url.ts';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (each) => each.charCodeAt(0));
const bytes = fc.uint8Array({ maxLength: 300 });

describe('base45', () => {
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
    ['', ''],
  ])('writes and reads the vector %j of RFC 9285, 4.3 and 4.4', (text, encoded) => {
    expect(toBase45(ascii(text))).toBe(encoded);
    expect(fromBase45(encoded)).toEqual({ ok: true, value: ascii(text) });
  });
  it.each(['GGW', ':::', '::', 'A', 'BB8A', 'bb8', 'BB_', 'é00'])('refuses %j', (text) => {
    expect(fromBase45(text)).toEqual({ ok: false, error: { code: 'form' } });
  });
  it('reads the largest value, FGW, of RFC 9285, 6', () => {
    expect(fromBase45('FGW')).toEqual({ ok: true, value: Uint8Array.of(255, 255) });
  });
  it('comes back whole, and never ends with the space that readers trim', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        expect(fromBase45(toBase45(some))).toEqual({ ok: true, value: some });
        expect(toBase45(some)).not.toMatch(/ $/);
      }),
    );
  });
  it('has one form for one row of bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123 AZ%:.') }), (text) => {
        const read = fromBase45(text);
        if (read.ok) expect(toBase45(read.value)).toBe(text);
      }),
    );
  });
});

describe('base64url', () => {
  it('writes what the platform writes, and reads it back', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        const encoded = toBase64url(some);
        expect(encoded).toBe(Buffer.from(some).toString('base64url'));
        expect(fromBase64url(encoded)).toEqual(some);
      }),
    );
  });
  it('reads nothing but that', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = fromBase64url(text);
        if (read !== undefined) expect(toBase64url(read)).toBe(text);
      }),
    );
    for (const text of ['QR', 'QQ==', 'A', 'Q Q', 'QQ\n']) expect(fromBase64url(text), text).toBeUndefined();
  });
});
