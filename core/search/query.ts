import { guess, isDoubtful, isMatch, matchExactly, widen } from './match-word.ts';
import type { WordMatch } from './match-word.ts';
import type { Part } from './part.ts';
import { lowerBound } from './terms.ts';
import { wordsOf } from './words.ts';

/** A word of the query, and what it matches in each part. */
export interface QueryWord {
  readonly word: string;
  readonly matches: readonly WordMatch[];
}

/** Nobody types more than this at a kiosk, and what it costs stays bounded. */
const mostWords = 12;
const longestWord = 40;

/** Italian articles and prepositions that lose their apostrophe in typing: "didentita", "lasilo", "dellanagrafe". */
const elided = ['dell', 'dall', 'nell', 'sull', 'all', 'un', 'd', 'l'];
const shortestAfterElision = 4;
/** Both halves of a word that was typed without its space, and both words of one that was typed with a space. */
const shortestHalf = 3;
const shortestJoined = 7;

const hasExactly = (parts: readonly Part[], word: string): boolean =>
  parts.some((part) => part.terms[lowerBound(part.terms, word)] === word);

/** The one words that two neighbours make: "dopo scuola" finds "doposcuola" where a card says so. */
const joinedWith = (typed: readonly string[], word: string): string[] => {
  const joined: string[] = [];
  for (let at = 1; at < typed.length; at += 1) {
    const one = typed[at - 1] as string;
    const other = typed[at] as string;
    if (one !== word && other !== word) continue;
    if (Math.min(one.length, other.length) >= shortestHalf && one.length + other.length >= shortestJoined)
      joined.push(one + other);
  }
  return joined;
};

/** A word that nobody knows, without a lost apostrophe, or as the two known words it is made of. */
const takeApart = (word: string, parts: readonly Part[]): readonly string[] => {
  for (const article of elided) {
    const rest = word.slice(article.length);
    if (word.startsWith(article) && rest.length >= shortestAfterElision && hasExactly(parts, rest))
      return [rest];
  }
  for (let cut = word.length - shortestHalf; cut >= shortestHalf; cut -= 1) {
    const halves = [word.slice(0, cut), word.slice(cut)];
    if (halves.every((half) => hasExactly(parts, half))) return halves;
  }
  return [word];
};

/** Stop words of any language that is searched go, unless nothing would be left. */
const withoutStops = (words: readonly string[], parts: readonly Part[]): readonly string[] => {
  const content = words.filter((word) => !parts.some((part) => part.stops.has(word)));
  return content.length === 0 ? words : content;
};

/**
 * What was typed, word by word. The last word may be unfinished, unless a space follows it. Typing errors are looked for only in
 * words that no language knows exactly or as a beginning, or hardly any record has.
 */
export function readQuery(text: string, parts: readonly Part[]): QueryWord[] {
  const finished = /\s$/u.test(text);
  const typed = wordsOf(text)
    .slice(0, mostWords)
    .map((word) => word.slice(0, longestWord));
  const last = finished ? undefined : typed.at(-1);
  return [...new Set(withoutStops(typed, parts))].flatMap((word) => {
    const joined = joinedWith(typed, word);
    const exactly = (one: string, unfinished: boolean): QueryWord => ({
      word: one,
      matches: parts.map((part) => matchExactly(part, one, unfinished, joined)),
    });
    const exact = exactly(word, word === last);
    if (exact.matches.some(isMatch)) {
      if (!exact.matches.every((one, at) => isDoubtful(parts[at] as Part, one))) return [exact];
      const widened = exact.matches.map((one, at) =>
        isMatch(one) ? widen(parts[at] as Part, one, word === last) : one,
      );
      return [{ word, matches: widened }];
    }
    const apart = takeApart(word, parts);
    if (apart[0] !== word) return apart.map((half) => exactly(half, false));
    return [{ word, matches: parts.map((part) => guess(part, word, word === last)) }];
  });
}
