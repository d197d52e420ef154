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
  /** Greater is better; comparable within one search only. */
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

/** So many of the best by their words are looked at again for whole names. */
const shortList = 60;

/** The parts that a person of this language is served from. */
export const partsFor = (index: Index, lang: Language): Part[] =>
  [...new Set([lang, 'it' as const])].flatMap((one) => index.parts.get(one) ?? []);

/** Records and their scores by single words: what each says, weighted by rarity, less where words are missing. */
const scoreRecords = (scores: readonly WordScores[], count: number): [record: number, score: number][] => {
  const all = scores.reduce((sum, { rarity }) => sum + rarity, 0) || 1;
  const found: [number, number][] = [];
  for (let record = 0; record < count; record += 1) {
    let said = 0;
    let present = 0;
    for (const { values, rarity } of scores) {
      const value = values[record] as number;
      if (value === 0) continue;
      said += value * rarity;
      present += rarity;
    }
    if (present > 0) found.push([record, (said / all) * (fewWords + (1 - fewWords) * (present / all))]);
  }
  return found;
};

/** The best of a list, greatest first; of equals the first. Cheaper than to sort the many that are not shown. */
const bestOf = (found: readonly [record: number, score: number][], most: number): [number, number][] => {
  if (found.length <= most) return found.toSorted((one, other) => other[1] - one[1]);
  const scores = Float64Array.from(found, ([, score]) => score).sort();
  const least = scores[scores.length - most] as number;
  return found.filter(([, score]) => score >= least).toSorted((one, other) => other[1] - one[1]).slice(0, most);
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
    const reason = { word, field: part.textFields[text] as Field, text: part.texts[text] as string, lang: part.lang };
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
  const ranked = bestOf(scoreRecords(scores, count), Math.max(shortList, limit))
    .map(([record, score]) => {
      const name = bestName(record, words, rarities, parts);
      return { record, name, score: score + wholeName * (name?.cover ?? 0) };
    })
    .sort((one, other) => other.score - one.score || one.record - other.record);
  const least = (ranked[0]?.score ?? 0) * shareOfBest;
  return ranked
    .filter(({ score }) => score >= least)
    .slice(0, limit)
    .map(({ record, score, name }) => ({ id: index.ids[record] as string, score, ...reasonsOf(record, words, scores, parts, name) }));
}
