import type { Finding } from '../source/finding.ts';
import type { Located } from '../source/read-source.ts';
import { findingAt, isShown } from './finding-at.ts';
import { gulpease } from './gulpease.ts';
import { textsOf } from './texts.ts';

/** Under this a text is hard for many who come to a town hall: readers with a lower-school certificate need 60 (Lucisano and Piemontese, 1988). */
const minGulpease = 60;
/** The index is one of prose: fewer words than this are a name or a label, of which it says nothing. */
const minWords = 15;

/** Texts that are hard to read, each for itself. */
export const readabilityFindings = (located: readonly Located[]): Finding[] =>
  located.filter(isShown).flatMap((one) =>
    textsOf(one.record).flatMap(({ path, text: { it = '' } }) => {
      const index = gulpease(it);
      if (index === undefined || index >= minGulpease || (it.match(/\p{L}+/gu)?.length ?? 0) < minWords)
        return [];
      return [
        findingAt(one, {
          path: [...path, 'it'],
          message: `is hard to read: ${Math.floor(index)} (Gulpease; at least ${minGulpease}).`,
          fix: 'Use shorter sentences and everyday words, one thing in each sentence.',
        }),
      ];
    }),
  );
