import type { Catalogue, Phrase } from '../model/catalogue.ts';
import type { Language, Text, Wording, Words } from '../model/language.ts';
import type { DraftService } from '../model/service.ts';

/** Where a text stands in a record; how much it counts is said in weights.ts. */
export type Field = 'title' | 'synonym' | 'summary' | 'output' | 'input' | 'unit' | 'topic' | 'need';

/** The texts of one record (a service, a need) in one language. The strings are the catalogue's own, never copies. */
export interface SearchDocument {
  readonly id: string;
  readonly lang: Language;
  readonly texts: readonly { readonly field: Field; readonly text: string }[];
}

type Collected = { field: Field; text: string }[];

const byId = <T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> =>
  new Map(records.map((record) => [record.id, record]));

/** Collects what exists in one language: what is only Italian is found through the Italian documents. */
const collector = (phrases: ReadonlyMap<string, Phrase>, lang: Language) => {
  const texts: Collected = [];
  const text = (field: Field, value: Text | undefined): void => {
    const words = value?.[lang];
    if (words !== undefined) texts.push({ field, text: words });
  };
  return {
    texts,
    text,
    wording: (field: Field, value: Wording | undefined): void =>
      text(field, value !== undefined && 'phrase' in value ? phrases.get(value.phrase)?.text : value),
    words: (field: Field, value: Words | undefined): void => {
      for (const words of value?.[lang] ?? []) texts.push({ field, text: words });
    },
  };
};

const unique = (ids: readonly (string | undefined)[]): ReadonlySet<string> =>
  new Set(ids.filter((id) => id !== undefined));

/**
 * The services of a catalogue as documents of one language, one after the other: titles, synonyms, summaries, what one gets and brings (phrases
 * resolved), who does it, topics, and the words of the needs it answers. A `discreet` service is one like the others: who looks
 * for it must find it, and what is found never leaves the screen by itself.
 * @param services those that are shown; all when not given.
 */
export function* eachServiceDocument(
  catalogue: Catalogue,
  lang: Language,
  services: Iterable<DraftService> = catalogue.services,
): Generator<SearchDocument> {
  const phrases = byId(catalogue.phrases);
  const units = byId(catalogue.units);
  const organisations = byId(catalogue.organisations);
  const topics = byId(catalogue.topics);
  const needs = byId(catalogue.needs);
  for (const service of services) {
    const { texts, text, wording, words } = collector(phrases, lang);
    text('title', service.title);
    words('synonym', service.synonyms);
    text('summary', service.summary);
    for (const { name } of service.outputs ?? []) wording('output', name);
    for (const { name } of service.inputs ?? []) wording('input', name);
    for (const id of unique([service.responsibleUnit, ...(service.places ?? []).map((at) => at.unit)]))
      text('unit', units.get(id)?.name);
    for (const id of unique([service.providedBy, service.authority])) {
      const organisation = organisations.get(id);
      // The town's own name is on every card and says nothing.
      if (organisation === undefined || organisation.kind === 'town') continue;
      text('unit', organisation.name);
      text('unit', organisation.shortName);
    }
    for (const id of unique([service.category, ...(service.topics ?? [])]))
      text('topic', topics.get(id)?.name);
    for (const id of service.needs ?? []) {
      text('need', needs.get(id)?.title);
      words('need', needs.get(id)?.synonyms);
    }
    yield { id: service.id, lang, texts };
  }
}

/** As `eachServiceDocument`, all of them. */
export const serviceDocuments = (...parameters: Parameters<typeof eachServiceDocument>): SearchDocument[] => [
  ...eachServiceDocument(...parameters),
];

/**
 * The needs as documents of one language, one after the other, with the titles and synonyms of the services that answer them, for
 * `nearestNeeds`.
 */
export function* eachNeedDocument(catalogue: Catalogue, lang: Language): Generator<SearchDocument> {
  const phrases = byId(catalogue.phrases);
  for (const need of catalogue.needs) {
    const { texts, text, words } = collector(phrases, lang);
    text('title', need.title);
    words('synonym', need.synonyms);
    text('summary', need.description);
    for (const service of catalogue.services) {
      if (service.needs?.includes(need.id) !== true && need.services?.includes(service.id) !== true) continue;
      text('need', service.title);
      words('need', service.synonyms);
    }
    yield { id: need.id, lang, texts };
  }
}

/** As `eachNeedDocument`, all of them. */
export const needDocuments = (catalogue: Catalogue, lang: Language): SearchDocument[] => [
  ...eachNeedDocument(catalogue, lang),
];
