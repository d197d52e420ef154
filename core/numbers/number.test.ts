import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLetter, safeLetters } from './check-letter.ts';
import { formatNumber, formatTypedNumber, parseTypedNumber } from './number.ts';
import type { QueueNumber } from './number.ts';
import { serviceDay } from './service-day.ts';

const letter = fc.constantFrom(...safeLetters);
const prefix = fc.oneof(
  letter,
  fc.tuple(letter, letter).map((two) => two.join('')),
);
const sequence = fc.oneof(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1000, max: 99_999 }));
const numbers: fc.Arbitrary<QueueNumber> = fc.oneof(
  fc.record({ prefix, sequence }),
  fc.record({ prefix, kiosk: letter, sequence }),
);
const plain = (number: QueueNumber): string => formatTypedNumber(number).replaceAll('-', '');
const read = (text: string, number: QueueNumber) => parseTypedNumber(text, number.kiosk !== undefined);

describe('a number', () => {
  it('is written as people call it', () => {
    expect(formatNumber({ prefix: 'A', sequence: 1 })).toBe('A001');
    expect(formatNumber({ prefix: 'A', kiosk: 'B', sequence: 7 })).toBe('A-B007');
    expect(formatNumber({ prefix: 'ZZ', sequence: 1000 })).toBe('ZZ1000');
    expect(formatNumber({ prefix: 'A', kiosk: 'B', sequence: 12_345 })).toBe('A-B12345');
  });
  it('keeps the check letters that are printed on paper today', () => {
    // On paper in people's hands: a change of the scheme must be seen here.
    expect(formatTypedNumber({ prefix: 'A', sequence: 1 })).toBe('A001-N');
    expect(formatTypedNumber({ prefix: 'A', kiosk: 'B', sequence: 7 })).toBe('A-B007-Y');
  });
  it('is read back however it is typed', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.infiniteStream(fc.constantFrom('', ' ', '-', '–', '  ')),
        fc.boolean(),
        (number, gaps, lower) => {
          const typed = Array.from(plain(number), (character) => character + gaps.next().value).join('');
          expect(read(lower ? typed.toLowerCase() : typed, number)).toEqual({ ok: true, value: number });
        },
      ),
    );
    expect(parseTypedNumber(' a ٠٠١ n', false)).toEqual({ ok: true, value: { prefix: 'A', sequence: 1 } });
    expect(parseTypedNumber('Ａ００１Ｎ', false)).toEqual({ ok: true, value: { prefix: 'A', sequence: 1 } });
  });
  it('can have any letters of the model in its prefix', () => {
    for (const one of 'IOQ')
      expect(parseTypedNumber(formatTypedNumber({ prefix: one, sequence: 5 }), false).ok).toBe(true);
  });
  it('is refused when it is none', () => {
    for (const text of [
      '',
      'A001',
      '001A',
      'A01S',
      'A000A',
      'A0001N',
      'ABCD001A',
      'A001SS',
      'A1234567A',
      `A${'0'.repeat(50)}1S`,
      'A001\u0000N',
    ]) {
      expect(parseTypedNumber(text, false)).toEqual({ ok: false, error: { code: 'form' } });
    }
    expect(parseTypedNumber('A001T', false)).toEqual({ ok: false, error: { code: 'check' } });
    expect(parseTypedNumber('A001N', true)).toEqual({ ok: false, error: { code: 'form' } });
  });
});

describe('the check letter', () => {
  it('is never one that is read as a digit', () => {
    fc.assert(fc.property(numbers, (number) => safeLetters.includes(plain(number).slice(-1))));
  });
  it('catches every single character typed wrong: digit for digit, letter for letter', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const text = plain(number);
        Array.from(text).forEach((was, index) => {
          for (const is of was > '9' ? safeLetters : '0123456789') {
            if (is !== was)
              expect(read(text.slice(0, index) + is + text.slice(index + 1), number).ok).toBe(false);
          }
        });
      }),
    );
  });
  it('catches every swap of neighbours', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const text = plain(number);
        for (let index = 0; index + 1 < text.length; index += 1) {
          const [one = '', other = ''] = text.slice(index);
          if (one !== other)
            expect(read(text.slice(0, index) + other + one + text.slice(index + 2), number).ok).toBe(false);
        }
      }),
    );
  });
  it('catches a letter read as the digit it looks like, and back', () => {
    const alike = ['B8', 'S5', 'Z2', 'G6', 'A4', 'T7', 'E3', 'D0', 'L1'];
    fc.assert(
      fc.property(numbers, fc.constantFrom(...alike), fc.nat(8), (number, [one = '', other = ''], place) => {
        const text = plain(number);
        const index = place % text.length;
        const was = text.charAt(index);
        if (was === one || was === other) {
          const mistyped = text.slice(0, index) + (was === one ? other : one) + text.slice(index + 1);
          expect(parseTypedNumber(mistyped, number.kiosk !== undefined).ok).toBe(false);
          expect(parseTypedNumber(mistyped, number.kiosk === undefined).ok).toBe(false);
        }
      }),
      { numRuns: 20_000 },
    );
  });
  it('spreads over all its letters', () => {
    const used = new Set(
      Array.from({ length: 999 }, (_, index) => checkLetter(`A${String(index + 1).padStart(3, '0')}`)),
    );
    expect(used.size).toBe(23);
  });
});

describe('the service day', () => {
  it('is the date on the wall of the municipality', () => {
    expect(serviceDay(Date.parse('2026-12-31T22:59:59Z'), 'Europe/Rome')).toBe('2026-12-31');
    expect(serviceDay(Date.parse('2026-12-31T23:00:00Z'), 'Europe/Rome')).toBe('2027-01-01');
    expect(serviceDay(Date.parse('2026-10-25T00:30:00Z'), 'Europe/Rome')).toBe('2026-10-25');
    expect(serviceDay(Date.parse('2026-10-25T01:30:00Z'), 'Europe/Rome')).toBe('2026-10-25');
  });
});
