import { fitOf, prefixQuality, spreadOf } from './match-word.ts';
import type { WordMatch } from './match-word.ts';
import type { Part, Postings } from './part.ts';
import type { QueryWord } from './query.ts';
import { quality, unknownRarity } from './weights.ts';

/** What one word of the query says of every record: how much (0 to 1), and in which text (number of the part, number of the text). */
export interface WordScores {
  readonly rarity: number;
  readonly values: Float32Array;
  readonly parts: Uint8Array;
  readonly texts: Uint32Array;
}

/** BM25's inverse document frequency: 0 where every record has the word. */
const rarityOf = (spread: number, count: number): number =>
  Math.log(1 + (count - Math.min(spread, count) + 0.5) / (spread + 0.5));
const greatestRarity = (count: number): number => rarityOf(0, count);

/** How rare the word is, in the part that knows it best. */
const wordRarity = (word: QueryWord, parts: readonly Part[], count: number): number => {
  const spread = word.matches
    .map((match, at) => spreadOf(parts[at] as Part, match))
    .reduce((one, other) => Math.max(one, other), 0);
  return spread === 0 ? unknownRarity * greatestRarity(count) : rarityOf(spread, count);
};

/** Goes through the postings of all terms that a word matches, and keeps for each record what says most. */
export function scoreWord(word: QueryWord, parts: readonly Part[], count: number): WordScores {
  const scores = {
    rarity: wordRarity(word, parts, count),
    values: new Float32Array(count),
    parts: new Uint8Array(count),
    texts: new Uint32Array(count),
  };
  word.matches.forEach((match, number) => {
    const part = parts[number] as Part;
    const keep = (postings: Postings, from: number, to: number, fit: number): void => {
      for (let at = from; at < to; at += 1) {
        const record = postings.records[at] as number;
        const value = fit * (postings.impacts[at] as number);
        if (value <= (scores.values[record] as number)) continue;
        scores.values[record] = value;
        scores.parts[record] = number;
        scores.texts[record] = postings.texts[at] as number;
      }
    };
    const keepTerm = (term: number, fit: number): void =>
      keep(part.postings, part.postingsFrom[term] as number, part.postingsFrom[term + 1] as number, fit);
    for (const [term, fit] of match.terms) keepTerm(term, fit);
    const merged = match.range[1] > match.range[0] ? part.shortPrefixes.get(match.word) : undefined;
    if (merged !== undefined) keep(merged, 0, merged.records.length, quality.prefix);
    else
      for (let term = match.range[0]; term < match.range[1]; term += 1)
        keepTerm(term, prefixQuality(match.word.length, (part.terms[term] as string).length));
  });
  return scores;
}

/** A name of a record that the query covers: how much of each the other has, 0 to 1, and the text. */
export interface NameCover {
  readonly cover: number;
  readonly part: number;
  readonly text: number;
  /** How well the name fits each word of the query. */
  readonly fits: readonly number[];
}

/**
 * The name of a record that goes best with the query. Cover is the share of the name's letters that the query has, times the
 * square of the share of the query's rarity that the name has (a word left over weighs more than a name half said): 1 when they are the same words, in whatever order.
 */
export function bestName(
  record: number,
  words: readonly QueryWord[],
  rarities: readonly number[],
  parts: readonly Part[],
): NameCover | undefined {
  let allRarity = 0;
  for (const rarity of rarities) allRarity += rarity;
  let best: NameCover | undefined;
  // Each keystroke looks at a thousand names and more: nothing is allocated for those that are not the best so far.
  const fits = new Float64Array(words.length);
  for (let number = 0; number < parts.length; number += 1) {
    const part = parts[number] as Part;
    const lastName = part.namesFrom[record + 1] as number;
    for (let name = part.namesFrom[record] as number; name < lastName; name += 1) {
      const from = part.nameTermsFrom[name] as number;
      const to = part.nameTermsFrom[name + 1] as number;
      fits.fill(0);
      let covered = 0;
      for (let at = from; at < to; at += 1) {
        const term = part.nameTerms[at] as number;
        let bestFit = 0;
        for (let place = 0; place < words.length; place += 1) {
          const fit = fitOf((words[place] as QueryWord).matches[number] as WordMatch, term, part.terms);
          if (fit > bestFit) bestFit = fit;
          if (fit > (fits[place] as number)) fits[place] = fit;
        }
        covered += bestFit;
      }
      if (covered === 0) continue;
      let ofQuery = 0;
      for (let place = 0; place < words.length; place += 1)
        ofQuery += (fits[place] as number) * (rarities[place] as number);
      ofQuery /= allRarity;
      const cover = (covered / (to - from)) * ofQuery * ofQuery;
      if (cover > (best?.cover ?? 0))
        best = { cover, part: number, text: part.nameTexts[name] as number, fits: [...fits] };
    }
  }
  return best;
}
