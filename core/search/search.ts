import type { Language } from '../model/language.ts';
import type { Field } from './documents.ts';
import type { Index, Part } from './part.ts';
import { readQuery } from './query.ts';
import type { QueryWord } from './query.ts';
import { bestName, scoreWord } from './score.ts';
import type { NameCover, WordScores } from './score.ts';
import { fewWords, shareOfBest, wholeName } from './weights.ts';

/** A word of the query, folded, and the text of the catalogue that has it: for "Found for: ...". */
export interface Reason {
  readonly word: string;
  readonly field: Field;
  readonly text: string;
  readonly lang: Language;
}

export interface Found {
  readonly id: string;
  /** Greater is better: about 2 for a whole name, 1 for a name in part, `weakScore` and less for hardly more than a guess. */
  readonly score: number;
  /** The word that counted most. */
  readonly matched: Reason;
  /** All words that counted, in the order in which they were typed. */
  readonly why: readonly Reason[];
}

export interface Query {
  readonly text: string;
  /** The chosen language. Italian is searched too: people know the Italian names of papers. */
  readonly lang: Language;
  /** 10 when not given. */
  readonly limit?: number;
}

/** Where the best scores less than this, little was found, and the nearest needs should be shown too. */
export const weakScore = 0.3;

/** So many of the best by their words are looked at again for whole names. */
const shortList = 60;

/** The parts that a person of this language is served from. */
export const partsFor = (index: Index, lang: Language): Part[] =>
  [...new Set([lang, 'it' as const])].flatMap((one) => index.parts.get(one) ?? []);

/** What a record scores by single words: what each says, weighted by rarity, less where words are missing; 0 when it has none. */
const scoreByWords = (record: number, scores: readonly WordScores[], allRarity: number): number => {
  let said = 0;
  let present = 0;
  for (const { values, rarity } of scores) {
    const value = values[record] as number;
    if (value === 0) continue;
    said += value * rarity;
    present += rarity;
  }
  return present === 0 ? 0 : (said / allRarity) * (fewWords + (1 - fewWords) * (present / allRarity));
};

interface Candidate {
  readonly record: number;
  readonly score: number;
}

/** The `most` best records by single words, greatest first; of equals the first. The many others are never put in order. */
const bestByWords = (scores: readonly WordScores[], count: number, most: number): Candidate[] => {
  const allRarity = scores.reduce((sum, { rarity }) => sum + rarity, 0);
  const best: Candidate[] = [];
  for (let record = 0; record < count; record += 1) {
    const score = scoreByWords(record, scores, allRarity);
    if (score === 0 || (best.length === most && score <= (best[most - 1] as Candidate).score)) continue;
    let at = best.length === most ? most - 1 : best.length;
    for (; at > 0 && (best[at - 1] as Candidate).score < score; at -= 1) best[at] = best[at - 1] as Candidate;
    best[at] = { record, score };
  }
  return best;
};

/** Why a record was found: for each word the name that goes best with the whole query, if it has the word, else where it says most. */
const reasonsOf = (
  record: number,
  words: readonly QueryWord[],
  scores: readonly WordScores[],
  parts: readonly Part[],
  name: NameCover | undefined,
): Pick<Found, 'matched' | 'why'> => {
  const why: Reason[] = [];
  let matched: Reason | undefined;
  let most = 0;
  words.forEach(({ word }, place) => {
    const { values, rarity, parts: inPart, texts } = scores[place] as WordScores;
    const value = values[record] as number;
    if (value === 0) return;
    const named = name !== undefined && (name.fits[place] as number) > 0;
    const part = parts[named ? name.part : (inPart[record] as number)] as Part;
    const text = named ? name.text : (texts[record] as number);
    const reason = {
      word,
      field: part.textFields[text] as Field,
      text: part.texts[text] as string,
      lang: part.lang,
    };
    why.push(reason);
    if (value * rarity <= most) return;
    most = value * rarity;
    matched = reason;
  });
  return { matched: matched as Reason, why };
};

/**
 * The records that answer what was typed, best first. Rarity and field of each word, how many of the words are there, and how
 * nearly a title or synonym is the query as a whole. Never throws, whatever was typed.
 */
export function search(index: Index, { text, lang, limit = 10 }: Query): Found[] {
  const parts = partsFor(index, lang);
  const count = index.ids.length;
  const words = readQuery(text, parts);
  const scores = words.map((word) => scoreWord(word, parts, count));
  const rarities = scores.map(({ rarity }) => rarity);
  const ranked = bestByWords(scores, count, Math.max(shortList, limit))
    .map(({ record, score }) => {
      const name = bestName(record, words, rarities, parts);
      return { record, name, score: score + wholeName * (name?.cover ?? 0) };
    })
    .sort((one, other) => other.score - one.score || one.record - other.record);
  const least = (ranked[0]?.score ?? 0) * shareOfBest;
  return ranked
    .filter(({ score }) => score >= least)
    .slice(0, limit)
    .map(({ record, score, name }) => ({
      id: index.ids[record] as string,
      score,
      ...reasonsOf(record, words, scores, parts, name),
    }));
}
