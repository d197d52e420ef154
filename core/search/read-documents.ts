import type { Steps } from '../steps.ts';
import type { Field, SearchDocument } from './documents.ts';
import { Sayings } from './sayings.ts';
import { contentOf } from './stop-words.ts';
import { fieldWeights, isName, lengthShare, saturation } from './weights.ts';
import { wordsOf } from './words.ts';

/** Everything that is read from the documents of one language, with terms numbered as they come. */
export interface Read {
  readonly numbers: Map<string, number>;
  readonly texts: string[];
  readonly textFields: Field[];
  /** One entry for each record and term that meet, in the order of records. */
  readonly terms: number[];
  readonly records: number[];
  readonly impacts: number[];
  readonly bestTexts: number[];
  readonly nameTexts: number[];
  readonly nameTerms: number[];
  readonly nameTermsFrom: number[];
  readonly namesFrom: Uint32Array;
  readonly spread: number[];
}

/** The content words of a text as numbers. Phrases and needs come back on many cards, and are taken apart once. */
const reader = (
  numbers: Map<string, number>,
  stops: ReadonlySet<string>,
): ((text: string) => readonly number[]) => {
  const known = new Map<string, readonly number[]>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) {
      found = [...new Set(contentOf(wordsOf(text), stops))].map((word) => {
        const number = numbers.get(word) ?? numbers.size;
        numbers.set(word, number);
        return number;
      });
      known.set(text, found);
    }
    return found;
  };
};

/** "Building permit (permesso di costruire)" is two names, and may be asked for by either. */
const namesIn = (text: string): readonly string[] => {
  const [, before, inside] = /^([^()]+)\(([^()]+)\)\s*$/u.exec(text) ?? [];
  return before === undefined || inside === undefined
    ? [text]
    : [text, before, inside].filter((name) => wordsOf(name).length > 0);
};

/**
 * Reads the documents of one language, a record at a step.
 * @param places of the records by id; every document has one.
 */
export function* readDocuments(
  documents: readonly SearchDocument[],
  places: ReadonlyMap<string, number>,
  stops: ReadonlySet<string>,
): Steps<Read> {
  const read: Read = {
    numbers: new Map(),
    texts: [],
    textFields: [],
    terms: [],
    records: [],
    impacts: [],
    bestTexts: [],
    nameTexts: [],
    nameTerms: [],
    nameTermsFrom: [0],
    namesFrom: new Uint32Array(places.size + 1),
    spread: [],
  };
  const numbersOf = reader(read.numbers, stops);
  const inOrder = documents.toSorted(
    (one, other) => (places.get(one.id) as number) - (places.get(other.id) as number),
  );
  const said = new Sayings();
  let lastRecord = -1;
  for (const { id, texts } of inOrder) {
    yield;
    const record = places.get(id) as number;
    // Records that have nothing in this language have no names either.
    read.namesFrom.fill(read.nameTexts.length, lastRecord + 1, record + 1);
    lastRecord = record;
    said.next();
    for (const { field, text } of texts) {
      const terms = numbersOf(text);
      const textNumber = read.texts.push(text) - 1;
      read.textFields.push(field);
      const weight = fieldWeights[field] / (1 + lengthShare * (terms.length - 1));
      for (const term of terms) said.say(term, field, weight, textNumber);
      if (!isName(field) || terms.length === 0) continue;
      for (const name of namesIn(text)) {
        read.nameTexts.push(textNumber);
        for (const term of numbersOf(name)) read.nameTerms.push(term);
        read.nameTermsFrom.push(read.nameTerms.length);
      }
    }
    for (const term of said.touched) {
      const sum = said.sum[term] as number;
      read.terms.push(term);
      read.records.push(record);
      read.impacts.push(sum / (sum + saturation));
      read.bestTexts.push(said.text[term] as number);
      read.spread[term] =
        (read.spread[term] ?? 0) + Math.min(1, (said.most[term] as number) / fieldWeights.title);
    }
  }
  read.namesFrom.fill(read.nameTexts.length, lastRecord + 1);
  return read;
}
