import fc from 'fast-check';
import { expect, it } from 'vitest';
import { atOnce } from '../steps.ts';
import { sortedInSteps } from './sorted.ts';

it('sorts as the language does, however many words there are', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 20 }), fc.nat(400), (some, times) => {
      const words = Array.from({ length: times }, (_, at) =>
        some.map((word) => `${word}${(at * 7919) % 997}`),
      ).flat();
      expect(atOnce(sortedInSteps(words))).toEqual(words.toSorted());
    }),
    { numRuns: 40 },
  );
});
