import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../model/language.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { decodeTakeAway, encodeTakeAway, longestToken, takeAwayUrl } from './take-away.ts';
import type { TakeAway } from './take-away.ts';

const id = fc.stringMatching(/^[a-z0-9]{1,12}(?:-[a-z0-9]{1,8}){0,3}$/).filter((text) => text.length <= 40);
const shared = {
  time: fc.integer({ min: 0, max: 68_374_080 }).map((minute) => minute * 60_000),
  language: fc.constantFrom(...languages),
};
const number = fc.record({
  prefix: fc.stringMatching(/^[A-Z]{1,2}$/),
  sequence: fc.integer({ min: 1, max: 999_999 }),
});
const numberOfKiosk = fc
  .tuple(number, fc.stringMatching(/^[A-Z]$/))
  .map(([one, kiosk]) => ({ ...one, kiosk }));
const takeAways: fc.Arbitrary<TakeAway> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('service' as const),
      service: id,
      place: id,
      number: fc.oneof(number, numberOfKiosk),
      ...shared,
    },
    { requiredKeys: ['kind', 'service', 'time', 'language'] },
  ),
  fc.record({ kind: fc.constant('talk' as const), place: id, ...shared }),
);

describe('base64url', () => {
  it('writes what the platform writes, and reads it back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const encoded = toBase64url(text);
        expect(encoded).toBe(Buffer.from(text, 'latin1').toString('base64url'));
        expect(fromBase64url(encoded)).toBe(text);
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
    expect(() => toBase64url('è')).toThrow(RangeError);
    expect(fromBase64url('_w')).toBeUndefined();
    expect(fromBase64url('QR')).toBeUndefined();
    expect(fromBase64url('QQ==')).toBeUndefined();
  });
});

describe('a take-away token', () => {
  it('comes back whole', () => {
    fc.assert(
      fc.property(takeAways, (takeAway) => {
        expect(decodeTakeAway(encodeTakeAway(takeAway))).toEqual({ ok: true, value: takeAway });
      }),
    );
  });
  it('keeps the form that is on paper today', () => {
    const token = encodeTakeAway({
      kind: 'service',
      service: 'carta-identita',
      place: 'municipio',
      time: 1_796_000_000_000,
      language: 'ar',
      number: { prefix: 'A', kiosk: 'B', sequence: 7 },
    });
    expect(Buffer.from(token, 'base64url').toString()).toBe('1s.htkph.ar.municipio.carta-identita.A-B7');
  });
  it('says of a discreet service only that it is a talk, where and when', () => {
    const sneaky = {
      kind: 'talk',
      place: 'municipio',
      time: 0,
      language: 'it',
      service: 'antiviolenza',
      unit: 'centro',
      number: { prefix: 'V', sequence: 3 },
    } as const;
    expect(Buffer.from(encodeTakeAway(sneaky), 'base64url').toString()).toBe('1t.0.it.municipio');
  });
  it('stays short enough for a QR code on a slip', () => {
    const longest: TakeAway = {
      kind: 'service',
      service: 'a'.repeat(40),
      place: 'b'.repeat(40),
      time: 68_374_080 * 60_000,
      language: 'zh-Hans',
      number: { prefix: 'ZZ', kiosk: 'Z', sequence: 999_999 },
    };
    expect(encodeTakeAway(longest).length).toBe(147);
    expect(longestToken).toBeGreaterThanOrEqual(147);
  });
  it('goes after the hash of the page’s address', () => {
    const takeAway: TakeAway = { kind: 'talk', place: 'municipio', time: 60_000, language: 'it' };
    const url = takeAwayUrl('https://demo.example/p/#vecchio', takeAway);
    expect(url).toBe(`https://demo.example/p/#${encodeTakeAway(takeAway)}`);
    expect(decodeTakeAway(new URL(url).hash)).toEqual({ ok: true, value: takeAway });
  });
  it('is refused when it is anything else', () => {
    const texts = [
      '',
      '1s',
      '1t',
      '1t.0.it.',
      '1t.0.it.Municipio',
      '1t.0.it.a.b',
      '1t.0.xx.a',
      '1t.00.it.a',
      '1t.-1.it.a',
      '1t.zzzzzz.it.a',
      '1s.0.it..a',
      '1s.0.it...',
      '1s.0.it..a.A0',
      '1s.0.it..a.A01',
      '1s.0.it..a.a1',
      '1s.0.it..a.A1000000',
      '1s.0.it..<b>.',
      '1s.0.it..a.A1.x',
      '1s.0.__proto__..a.',
      '0s.0.it..a.',
      '{"a":1}',
      `1t.0.it.${'a'.repeat(41)}`,
    ];
    for (const text of texts)
      expect(decodeTakeAway(toBase64url(text)), text).toEqual({ ok: false, error: { code: 'form' } });
    expect(decodeTakeAway(toBase64url('2s.0.it'))).toEqual({ ok: false, error: { code: 'version' } });
    expect(decodeTakeAway('A'.repeat(1_000_000))).toEqual({ ok: false, error: { code: 'form' } });
    expect(decodeTakeAway('##')).toEqual({ ok: false, error: { code: 'form' } });
  });
  it('never throws on what anybody may type, and has one form for one meaning', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary-ascii' }).map(toBase64url),
      fc
        .array(
          fc.oneof(
            fc.constantFrom('1s', '1t', '0', 'it', 'a', 'A1', ''),
            fc.string({ unit: 'binary-ascii', maxLength: 5 }),
          ),
          { maxLength: 7 },
        )
        .map((fields) => toBase64url(fields.join('.'))),
    );
    fc.assert(
      fc.property(hostile, (token) => {
        const read = decodeTakeAway(token);
        if (read.ok) expect(encodeTakeAway(read.value)).toBe(token.replace(/^#/, ''));
      }),
      { numRuns: 3000 },
    );
  });
  it('is not written when it could not be read', () => {
    expect(() => encodeTakeAway({ kind: 'talk', place: 'a.b', time: 0, language: 'it' })).toThrow(RangeError);
    expect(() => encodeTakeAway({ kind: 'talk', place: 'a', time: Number.NaN, language: 'it' })).toThrow(
      RangeError,
    );
    expect(() =>
      encodeTakeAway({
        kind: 'service',
        service: 'a',
        time: 0,
        language: 'it',
        number: { prefix: 'A', sequence: 0 },
      }),
    ).toThrow(RangeError);
  });
});
