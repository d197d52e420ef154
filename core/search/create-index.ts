import type { Language } from '../model/language.ts';
import type { SearchDocument } from './documents.ts';
import type { Index, Part, Postings } from './part.ts';
import { emptyPostings, mergeShortPrefixes, sharedBeginnings } from './postings.ts';
import { readDocuments } from './read-documents.ts';
import type { Read } from './read-documents.ts';
import { stemmerOf } from './stem/stem.ts';
import { stopWords } from './stop-words.ts';

/** Postings sorted by term, within a term by record: a counting sort, which keeps the order in which records came. */
const sortPostings = (
  read: Read,
  place: Uint32Array,
  termCount: number,
): readonly [Postings, Uint32Array] => {
  const from = new Uint32Array(termCount + 1);
  for (const number of read.terms)
    from[(place[number] as number) + 1] = (from[(place[number] as number) + 1] as number) + 1;
  for (let term = 0; term < termCount; term += 1)
    from[term + 1] = (from[term + 1] as number) + (from[term] as number);
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

const createPart = (
  lang: Language,
  documents: readonly SearchDocument[],
  places: ReadonlyMap<string, number>,
): Part => {
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
    lang,
    stem,
    stops,
    terms,
    byStem,
    spread,
    postings,
    postingsFrom,
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
  for (const [lang, ofLanguage] of Map.groupBy(
    documents.filter(({ id }) => places.has(id)),
    ({ lang }) => lang,
  ))
    parts.set(lang, createPart(lang, ofLanguage, places));
  return { ids: [...places.keys()], parts };
}
