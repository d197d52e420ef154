import type { Language } from '../model/language.ts';
import type { Field, SearchDocument } from './documents.ts';
import type { Index, Part, Postings } from './part.ts';
import { emptyPostings, mergeShortPrefixes, sharedBeginnings } from './postings.ts';
import { stemmerOf } from './stem/stem.ts';
import { contentOf, stopWords } from './stop-words.ts';
import { fieldWeights, isName, lengthShare, saturation } from './weights.ts';
import { wordsOf } from './words.ts';

/** Everything that is read from the documents of one language, with terms numbered as they come. */
interface Read {
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
const reader = (numbers: Map<string, number>, stops: ReadonlySet<string>): ((text: string) => readonly number[]) => {
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
  return before === undefined || inside === undefined ? [text] : [text, before, inside].filter((name) => wordsOf(name).length > 0);
};

/** The strongest text of a field counts for the field: ten synonyms with the same word say it no louder than one. */
type Said = { fields: Partial<Record<Field, number>>; text: number; most: number };

const readDocuments = (documents: readonly SearchDocument[], places: ReadonlyMap<string, number>, stops: ReadonlySet<string>): Read => {
  const read: Read = {
    numbers: new Map(), texts: [], textFields: [], terms: [], records: [], impacts: [], bestTexts: [],
    nameTexts: [], nameTerms: [], nameTermsFrom: [0], namesFrom: new Uint32Array(places.size + 1), spread: [],
  };
  const numbersOf = reader(read.numbers, stops);
  const inOrder = documents.toSorted((one, other) => (places.get(one.id) as number) - (places.get(other.id) as number));
  let lastRecord = -1;
  for (const { id, texts } of inOrder) {
    const record = places.get(id) as number;
    // Records that have nothing in this language have no names either.
    read.namesFrom.fill(read.nameTexts.length, lastRecord + 1, record + 1);
    lastRecord = record;
    const said = new Map<number, Said>();
    for (const { field, text } of texts) {
      const numbers = numbersOf(text);
      const textNumber = read.texts.push(text) - 1;
      read.textFields.push(field);
      const weight = fieldWeights[field] / (1 + lengthShare * (numbers.length - 1));
      for (const number of numbers) {
        const before = said.get(number);
        const entry = before ?? { fields: {}, text: textNumber, most: 0 };
        if (before === undefined) said.set(number, entry);
        entry.fields[field] = Math.max(entry.fields[field] ?? 0, weight);
        if (weight > entry.most) {
          entry.most = weight;
          entry.text = textNumber;
        }
      }
      if (!isName(field) || numbers.length === 0) continue;
      for (const name of namesIn(text)) {
        read.nameTexts.push(textNumber);
        for (const number of numbersOf(name)) read.nameTerms.push(number);
        read.nameTermsFrom.push(read.nameTerms.length);
      }
    }
    for (const [number, { fields, text, most }] of said) {
      const sum = Object.values(fields).reduce((one, other) => one + other, 0);
      read.terms.push(number);
      read.records.push(record);
      read.impacts.push(sum / (sum + saturation));
      read.bestTexts.push(text);
      read.spread[number] = (read.spread[number] ?? 0) + Math.min(1, most / fieldWeights.title);
    }
  }
  read.namesFrom.fill(read.nameTexts.length, lastRecord + 1);
  return read;
};

/** Postings sorted by term, within a term by record: a counting sort, which keeps the order in which records came. */
const sortPostings = (read: Read, place: Uint32Array, termCount: number): readonly [Postings, Uint32Array] => {
  const from = new Uint32Array(termCount + 1);
  for (const number of read.terms) from[(place[number] as number) + 1] = (from[(place[number] as number) + 1] as number) + 1;
  for (let term = 0; term < termCount; term += 1) from[term + 1] = (from[term + 1] as number) + (from[term] as number);
  const next = from.slice();
  const postings = emptyPostings(read.terms.length);
  read.terms.forEach((number, entry) => {
    const term = place[number] as number;
    const at = next[term] as number;
    next[term] = at + 1;
    postings.records[at] = read.records[entry] as number;
    postings.impacts[at] = read.impacts[entry] as number;
    postings.texts[at] = read.bestTexts[entry] as number;
  });
  return [postings, from];
};

const createPart = (lang: Language, documents: readonly SearchDocument[], places: ReadonlyMap<string, number>): Part => {
  const stops = stopWords(lang);
  const stem = stemmerOf(lang);
  const read = readDocuments(documents, places, stops);
  const terms = [...read.numbers.keys()].toSorted();
  const place = new Uint32Array(terms.length);
  const byStem = new Map<string, number[]>();
  const spread = new Float32Array(terms.length);
  terms.forEach((term, at) => {
    const number = read.numbers.get(term) as number;
    place[number] = at;
    spread[at] = read.spread[number] ?? 0;
    const root = stem(term);
    const others = byStem.get(root);
    if (others === undefined) byStem.set(root, [at]);
    else others.push(at);
  });
  const [postings, postingsFrom] = sortPostings(read, place, terms.length);
  return {
    lang, stem, stops, terms, byStem, spread, postings, postingsFrom,
    shared: sharedBeginnings(terms),
    shortPrefixes: mergeShortPrefixes(terms, postings, postingsFrom, places.size),
    texts: read.texts,
    textFields: read.textFields,
    namesFrom: read.namesFrom,
    nameTexts: Uint32Array.from(read.nameTexts),
    nameTermsFrom: Uint32Array.from(read.nameTermsFrom),
    nameTerms: Uint32Array.from(read.nameTerms, (number) => place[number] as number),
  };
};

/**
 * An index of documents, one part a language. A record is found by its documents of all languages that a search asks for.
 * @param base an index of other languages of the same records: its parts are shared, so that Italian is built once.
 */
export function createIndex(documents: readonly SearchDocument[], base?: Index): Index {
  const places = new Map((base?.ids ?? []).map((id, at) => [id, at]));
  if (base === undefined) for (const { id } of documents) if (!places.has(id)) places.set(id, places.size);
  const parts = new Map(base?.parts);
  for (const [lang, ofLanguage] of Map.groupBy(documents.filter(({ id }) => places.has(id)), ({ lang }) => lang))
    parts.set(lang, createPart(lang, ofLanguage, places));
  return { ids: [...places.keys()], parts };
}
