import type { Language } from '../model/language.ts';
import { atOnce, type Steps } from '../steps.ts';
import type { SearchDocument } from './documents.ts';
import type { Index, Part, Postings } from './part.ts';
import { emptyPostings, mergeShortPrefixes, sharedBeginnings } from './postings.ts';
import { readDocuments } from './read-documents.ts';
import type { Read } from './read-documents.ts';
import { sortedInSteps } from './sorted.ts';
import { stemmerOf } from './stem/stem.ts';
import { stopWords } from './stop-words.ts';

/** Postings that are put into their place between two steps: a millisecond's work. */
const sortedAtOnce = 16_384;

/** Postings sorted by term, within a term by record: a counting sort, which keeps the order in which records came. */
function* sortPostings(
  read: Read,
  place: Uint32Array,
  termCount: number,
): Steps<readonly [Postings, Uint32Array]> {
  const from = new Uint32Array(termCount + 1);
  for (const number of read.terms)
    from[(place[number] as number) + 1] = (from[(place[number] as number) + 1] as number) + 1;
  yield;
  for (let term = 0; term < termCount; term += 1)
    from[term + 1] = (from[term + 1] as number) + (from[term] as number);
  const next = from.slice();
  const postings = emptyPostings(read.terms.length);
  for (const [entry, number] of read.terms.entries()) {
    if (entry % sortedAtOnce === 0) yield;
    const term = place[number] as number;
    const at = next[term] as number;
    next[term] = at + 1;
    postings.records[at] = read.records[entry] as number;
    postings.impacts[at] = read.impacts[entry] as number;
    postings.texts[at] = read.bestTexts[entry] as number;
  }
  return [postings, from];
}

function* createPart(
  lang: Language,
  documents: readonly SearchDocument[],
  places: ReadonlyMap<string, number>,
): Steps<Part> {
  const stops = stopWords(lang);
  const stem = stemmerOf(lang);
  const read = yield* readDocuments(documents, places, stops);
  const terms = yield* sortedInSteps([...read.numbers.keys()]);
  const place = new Uint32Array(terms.length);
  const byStem = new Map<string, number[]>();
  const spread = new Float32Array(terms.length);
  for (const [at, term] of terms.entries()) {
    yield;
    const number = read.numbers.get(term) as number;
    place[number] = at;
    spread[at] = read.spread[number] ?? 0;
    const root = stem(term);
    const others = byStem.get(root);
    if (others === undefined) byStem.set(root, [at]);
    else others.push(at);
  }
  const [postings, postingsFrom] = yield* sortPostings(read, place, terms.length);
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
    shortPrefixes: yield* mergeShortPrefixes(terms, postings, postingsFrom, places.size),
    texts: read.texts,
    textFields: read.textFields,
    namesFrom: read.namesFrom,
    nameTexts: Uint32Array.from(read.nameTexts),
    nameTermsFrom: Uint32Array.from(read.nameTermsFrom),
    nameTerms: Uint32Array.from(read.nameTerms, (number) => place[number] as number),
  };
}

/**
 * An index of documents, one part a language, in small steps. A record is found by its documents of all languages that a search asks
 * for.
 * @param base an index of other languages of the same records: its parts are shared, so that Italian is built once.
 */
export function* indexInSteps(documents: Iterable<SearchDocument>, base?: Index): Steps<Index> {
  const places = new Map((base?.ids ?? []).map((id, at) => [id, at]));
  const byLanguage = new Map<Language, SearchDocument[]>();
  for (const document of documents) {
    yield;
    const { id, lang } = document;
    if (base === undefined && !places.has(id)) places.set(id, places.size);
    if (!places.has(id)) continue;
    const others = byLanguage.get(lang);
    if (others === undefined) byLanguage.set(lang, [document]);
    else others.push(document);
  }
  const parts = new Map(base?.parts);
  for (const [lang, ofLanguage] of byLanguage) parts.set(lang, yield* createPart(lang, ofLanguage, places));
  return { ids: [...places.keys()], parts };
}

/** As `indexInSteps`, at once. */
export const createIndex = (documents: Iterable<SearchDocument>, base?: Index): Index =>
  atOnce(indexInSteps(documents, base));
