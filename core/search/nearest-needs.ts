import type { Index } from './part.ts';
import { partsFor, search } from './search.ts';
import type { Query } from './search.ts';
import { lowerBound, sharedBeginning } from './terms.ts';
import { wordsOf } from './words.ts';

/** As many as stand on one screen beside "ask a person". */
const usual = 3;
/** Two letters say where a word may be going; one says nothing. */
const shortestBeginning = 2;

/** How many letters the beginning of a word has in common with any word of the index. */
const knownBeginning = (index: Index, lang: Query['lang'], word: string): number =>
  partsFor(index, lang).reduce((longest, { terms }) => {
    const place = lowerBound(terms, word);
    return Math.max(
      longest,
      sharedBeginning(terms[place - 1] ?? '', word),
      sharedBeginning(terms[place] ?? '', word),
    );
  }, 0);

/**
 * The needs nearest to what was typed, for when no service answers: by their own words and by those of their services, then by
 * the beginnings of the words that are known at all. What is still missing is filled up with the first needs in the editor's
 * order, so that there is always a way on (K5, K19).
 * @param index of `needDocuments`.
 * @returns ids of needs, nearest first: `limit` of them (3 when not given), fewer only where the catalogue has fewer.
 */
export function nearestNeeds(index: Index, { text, lang, limit = usual }: Query): string[] {
  const beginnings = wordsOf(text)
    .map((word) => word.slice(0, knownBeginning(index, lang, word)))
    .filter((word) => word.length >= shortestBeginning);
  const tries = [text, ...beginnings.toSorted((one, other) => other.length - one.length)];
  const found = tries.flatMap((words) => search(index, { text: words, lang, limit }).map(({ id }) => id));
  return [...new Set([...found, ...index.ids])].slice(0, limit);
}
