import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorsAllowed, near } from './fuzzy.ts';
import { sharedBeginnings } from './postings.ts';
import { placeOf, prefixRange } from './terms.ts';

/** The plain table of optimal string alignment, to check the walk against. */
const distance = (one: string, other: string): number => {
  const rows = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  for (let row = 1; row <= one.length; row += 1)
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let value = Math.min(
        rows[row - 1]![column]! + 1,
        rows[row]![column - 1]! + 1,
        rows[row - 1]![column - 1]! + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        value = Math.min(value, rows[row - 2]![column - 2]! + 1);
      rows[row]![column] = value;
    }
  return rows[one.length]![other.length]!;
};

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'r'), minLength: 1, maxLength: 9 });
const lexicon = fc.uniqueArray(word, { minLength: 1, maxLength: 40 }).map((words) => words.toSorted());

describe('typing errors', () => {
  it('are found as the plain table of edit distances finds them', () => {
    fc.assert(
      fc.property(lexicon, word, fc.constantFrom(1, 2), (terms, typed, most) => {
        const expected = terms
          .map((term, at) => [at, distance(typed, term)] as const)
          .filter(([, errors]) => errors <= most);
        expect(near(terms, sharedBeginnings(terms), typed, most, false)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
  it('are found in beginnings too', () => {
    fc.assert(
      fc.property(lexicon, word, fc.constantFrom(1, 2), (terms, typed, most) => {
        const beginnings = (term: string): string[] => Array.from(term, (_, at) => term.slice(0, at + 1));
        const expected = terms
          .map(
            (term, at) =>
              [at, Math.min(...beginnings(term).map((beginning) => distance(typed, beginning)))] as const,
          )
          .filter(([, errors]) => errors <= most);
        expect(near(terms, sharedBeginnings(terms), typed, most, true)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
  it('are not looked for in short words and numbers', () => {
    expect(['imu', 'isee', 'residenza', '2026'].map(errorsAllowed)).toEqual([0, 1, 2, 0]);
  });
});

describe('a sorted list of terms', () => {
  it('gives the range of a prefix', () => {
    fc.assert(
      fc.property(lexicon, word, (terms, prefix) => {
        expect(terms.slice(...prefixRange(terms, prefix))).toEqual(
          terms.filter((term) => term.startsWith(prefix)),
        );
        expect(placeOf(terms, prefix)).toBe(terms.indexOf(prefix));
      }),
    );
  });
});
