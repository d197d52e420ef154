import MiniSearch from 'minisearch';
import type { Language } from '../core/model/language.ts';
import { createIndex } from '../core/search/create-index.ts';
import type { Field, SearchDocument } from '../core/search/documents.ts';
import { search } from '../core/search/search.ts';

/** Answers a text with the ids of records, best first. */
export type Find = (text: string) => string[];
/** The documents of the chosen language, and the Italian ones beside them where that is another. */
export type Documents = {
  lang: Language;
  own: readonly SearchDocument[];
  italian: readonly SearchDocument[];
};

/** As many as the search screen shows. */
const limit = 12;
const fields: readonly Field[] = ['title', 'synonym', 'summary', 'output', 'input', 'unit', 'topic', 'need'];

/** The kiosk's own index. */
export const ourSearch = ({ lang, own, italian }: Documents): Find => {
  const index = lang === 'it' ? createIndex(own) : createIndex(own, createIndex(italian));
  return (text) => search(index, { text, lang, limit }).map(({ id }) => id);
};

/** MiniSearch as it comes, over the same texts in the same fields: each word also as a beginning, and with a fifth of its letters wrong. */
export const miniSearch = ({ lang, own, italian }: Documents): Find => {
  const records = new Map<string, Record<string, string>>();
  for (const { id, texts } of lang === 'it' ? own : [...own, ...italian]) {
    const record = records.get(id) ?? { id };
    records.set(id, record);
    for (const { field, text } of texts) record[field] = `${record[field] ?? ''} ${text}`;
  }
  const index = new MiniSearch({ fields: [...fields] });
  index.addAll([...records.values()]);
  return (text) =>
    index
      .search(text, { prefix: true, fuzzy: 0.2 })
      .slice(0, limit)
      .map(({ id }) => String(id));
};
