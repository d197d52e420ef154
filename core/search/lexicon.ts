import type { WordMatch } from './match-word.ts';
import type { Index, Part } from './part.ts';
import { readQuery } from './query.ts';
import { partsFor } from './search.ts';
import type { Query } from './search.ts';
import { quality } from './weights.ts';

/** What stands for any word that the catalogue does not have. */
export const unknownWord = 'unknown-word';

/** The one term that a match means, of equals the more frequent; none where it is only the beginning of several words, or only begins like one. */
const meant = (match: WordMatch, part: Part): string | undefined => {
  const [best] = [...match.terms].toSorted(
    ([one, itsFit], [other, otherFit]) =>
      otherFit - itsFit || (part.spread[other] as number) - (part.spread[one] as number),
  );
  if (best !== undefined) return best[1] > quality.beginning ? part.terms[best[0]] : undefined;
  const stems = new Set(part.terms.slice(...match.range).map(part.stem));
  return stems.size === 1 ? part.terms[match.range[0]] : undefined;
};

/**
 * The words of a query as they may be counted (K28): each as the word of the catalogue that it is, or is mistyped for, any other as
 * `unknown-word`. What was typed, such as a name, is never among them: everything returned is a word that the editors wrote.
 */
export function lexiconWords(index: Index, { text, lang }: Query): string[] {
  const parts = partsFor(index, lang);
  const words = readQuery(text, parts).map(
    ({ matches }) =>
      parts.map((part, at) => meant(matches[at] as WordMatch, part)).find((term) => term !== undefined) ??
      unknownWord,
  );
  return [...new Set(words)];
}
