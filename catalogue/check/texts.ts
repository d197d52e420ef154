import { languages, type Language } from '../../core/model/language.ts';

/** A text of the catalogue in its languages, and where it stands in its record. */
export type FoundText = { path: PropertyKey[]; text: Partial<Record<Language, string>> };

const opaque = new Set(['unmapped', 'synonyms']);
const isLanguage = (name: string): name is Language => (languages as readonly string[]).includes(name);

/** Rich text as plain words. */
const plain = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value))
    return value
      .map(plain)
      .filter((part) => part !== '')
      .join('\n');
  if (typeof value !== 'object' || value === null) return '';
  const { paragraph, list, bold, link } = value as Record<string, unknown>;
  if (Array.isArray(paragraph)) return paragraph.map(plain).join(' ');
  if (Array.isArray(list))
    return list.map((item) => (Array.isArray(item) ? item.map(plain).join(' ') : plain(item))).join('\n');
  return plain(bold ?? link ?? '');
};

/** Every text (plain or rich) of a record, in the order of the file. */
export const textsOf = (record: unknown, at: readonly PropertyKey[] = []): FoundText[] => {
  if (Array.isArray(record)) return record.flatMap((item, index) => textsOf(item, [...at, index]));
  if (typeof record !== 'object' || record === null) return [];
  const fields = Object.entries(record);
  if (fields.some(([name]) => name === 'it') && fields.every(([name]) => isLanguage(name)))
    return [{ path: [...at], text: Object.fromEntries(fields.map(([name, value]) => [name, plain(value)])) }];
  return fields.flatMap(([name, value]) => (opaque.has(name) ? [] : textsOf(value, [...at, name])));
};
