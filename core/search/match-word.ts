import { errorsAllowed, near } from './fuzzy.ts';
import type { Part } from './part.ts';
import { lowerBound, placeOf, prefixRange, sharedBeginning } from './terms.ts';
import { quality } from './weights.ts';

/** The terms of one part that a typed word may stand for, and how well each fits, 0 to 1. */
export interface WordMatch {
  /** Single terms: the word itself, its other forms, what it may be a mistyping of. */
  readonly terms: ReadonlyMap<number, number>;
  /** All terms that begin with the word, from the first up to the second; empty where it is no prefix. */
  readonly range: readonly [from: number, to: number];
  readonly word: string;
}

const nothing: readonly [number, number] = [0, 0];

/** How well a term fits of which only the beginning is typed. */
export const prefixQuality = (typed: number, whole: number): number =>
  quality.prefix + quality.prefixRange * (typed / whole);

/** How well a term fits the word; 0: not at all. */
export const fitOf = (match: WordMatch, term: number, terms: readonly string[]): number => {
  const single = match.terms.get(term) ?? 0;
  if (term < match.range[0] || term >= match.range[1]) return single;
  return Math.max(single, prefixQuality(match.word.length, (terms[term] as string).length));
};

/** In how many records any of the terms stands, at the most. */
export const spreadOf = (part: Part, match: WordMatch): number => {
  let spread = 0;
  for (const [term, fit] of match.terms) spread += fit * (part.spread[term] as number);
  // The rest of a word that is still being typed is not the person's, and does not make the word any more common.
  if (match.terms.size > 0) return spread;
  for (let term = match.range[0]; term < match.range[1]; term += 1) spread += part.spread[term] as number;
  return spread;
};

/** The shortest beginning that says something by itself, and the least share of the word that it must be. */
const shortestBeginning = 5;
const beginningShare = 0.6;
/** A finished word may still be an abbreviation, such as "cert" or "doc". */
const shortestAbbreviation = 3;

const known = (part: Part, word: string): Map<number, number> => {
  const found = new Map<number, number>();
  for (const term of part.byStem.get(part.stem(word)) ?? []) found.set(term, quality.stem);
  const place = placeOf(part.terms, word);
  if (place >= 0) found.set(place, quality.exact);
  return found;
};

/**
 * The word as it is typed, in its other forms, and as the beginning of words.
 * @param unfinished it is the last one, and perhaps still being typed.
 * @param joined what it makes with its neighbours.
 */
export function matchExactly(
  part: Part,
  word: string,
  unfinished: boolean,
  joined: readonly string[] = [],
): WordMatch {
  const terms = known(part, word);
  for (const one of joined) {
    const place = placeOf(part.terms, one);
    if (place >= 0) terms.set(place, quality.stem);
  }
  const asPrefix = unfinished || (terms.size === 0 && word.length >= shortestAbbreviation);
  return { terms, range: asPrefix ? prefixRange(part.terms, word) : nothing, word };
}

/** Whether a match has any term. */
export const isMatch = (match: WordMatch): boolean => match.terms.size > 0 || match.range[1] > match.range[0];

/** Adds a term and, a little less fitting, its other forms. */
const addForms = (part: Part, terms: Map<number, number>, term: number, fit: number): void => {
  const add = (one: number, itsFit: number): void => {
    if (itsFit > (terms.get(one) ?? 0)) terms.set(one, itsFit);
  };
  add(term, fit);
  for (const form of part.byStem.get(part.stem(part.terms[term] as string)) ?? [])
    add(form, fit * quality.stem);
};

/** What the word may be a mistyping of; failing that, words that at least begin like it. Only for a word that is not known. */
export function guess(part: Part, word: string, unfinished: boolean): WordMatch {
  const terms = new Map<number, number>();
  const most = errorsAllowed(word);
  let found = near(part.terms, part.shared, word, most, false);
  let share = 1;
  if (found.length === 0 && unfinished) {
    found = near(part.terms, part.shared, word, most, true);
    share = quality.prefix + quality.prefixRange / 2;
  }
  const fewest = found.reduce((least, [, errors]) => Math.min(least, errors), most);
  for (const [term, errors] of found)
    if (errors === fewest) addForms(part, terms, term, share * (quality.errors[errors] ?? 0));
  if (terms.size === 0) {
    // Of all terms, the two next to where the word would stand share the longest beginning with it.
    const place = lowerBound(part.terms, word);
    const length = Math.max(
      sharedBeginning(part.terms[place - 1] ?? '', word),
      sharedBeginning(part.terms[place] ?? '', word),
    );
    if (length >= shortestBeginning && length >= beginningShare * word.length) {
      const [from, to] = prefixRange(part.terms, word.slice(0, length));
      for (let term = from; term < to; term += 1) terms.set(term, quality.beginning);
    }
  }
  return { terms, range: nothing, word };
}

/** A word that so few records have may be a misspelling that an editor wrote down on one card ("permeso"), or be taken for one. */
const rare = 1.5;
const shortestDoubtful = 6;

/** Known, but perhaps by chance: hardly any record has it, or only its stem is that of a word (famila, famil-iare). */
export const isDoubtful = (part: Part, match: WordMatch): boolean =>
  match.word.length >= shortestDoubtful &&
  errorsAllowed(match.word) > 0 &&
  (spreadOf(part, match) <= rare ||
    (match.range[0] === match.range[1] && placeOf(part.terms, match.word) < 0));

/** Adds to a doubtful word the words one typing error away: else one card's misspelling would hide all the others. */
export function widen(part: Part, match: WordMatch, unfinished: boolean): WordMatch {
  const terms = new Map(match.terms);
  for (const [term, errors] of near(part.terms, part.shared, match.word, 1, unfinished))
    if (errors > 0 && fitOf(match, term, part.terms) === 0) addForms(part, terms, term, quality.errors[1]);
  return { ...match, terms };
}
