import type { Catalogue } from '../../core/model/catalogue.ts';
import { languages } from '../../core/model/language.ts';

/** Longest text that is quoted whole, in characters. */
const longest = 60;

/** What a value is called where there is one: names of the records of both catalogues, by id, and the phrases. */
export type Names = { phrases: ReadonlyMap<string, string>; records: ReadonlyMap<string, string> };

export const namesOf = (catalogues: readonly Catalogue[]): Names => {
  const phrases = new Map<string, string>();
  const records = new Map<string, string>();
  for (const catalogue of catalogues) {
    for (const { id, text } of catalogue.phrases) phrases.set(id, text.it);
    for (const { id, name } of [
      ...catalogue.organisations,
      ...catalogue.topics,
      ...catalogue.units,
      ...catalogue.places,
    ])
      if (name !== undefined) records.set(id, name.it);
    for (const { id, title } of [...catalogue.services, ...catalogue.needs])
      if (title !== undefined) records.set(id, title.it);
  }
  return { phrases, records };
};

type Fields = Record<string, unknown>;
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** A text in its languages, plain or rich. */
export const isText = (value: unknown): boolean =>
  isFields(value) &&
  Object.keys(value).length > 0 &&
  Object.keys(value).every((name) => (languages as readonly string[]).includes(name));

/** Minor units as an editor writes them: 2221 is 22.21. */
const money = (cents: number): string => (cents / 100).toFixed(2);

const plain = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(plain).join(' ');
  return isFields(value) ? Object.values(value).map(plain).join(' ') : String(value);
};
const quote = (text: string): string => {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  return `"${letters.length > longest ? `${letters.slice(0, longest).join('')}...` : letters.join('')}"`;
};

/** A street of a district, or the part of it that a district has. */
const isStreet = ({ name, from, to, side }: Fields): boolean =>
  typeof name === 'string' && (from !== undefined || to !== undefined || side !== undefined);
/** `"Via Roma" from 1 to 49, odd numbers` */
const streetWords = ({ name, from, to, side }: Fields): string =>
  [
    quote(plain(name)),
    from === undefined ? '' : ` from ${plain(from)}`,
    to === undefined ? '' : ` to ${plain(to)}`,
    side === undefined ? '' : `, ${plain(side)} numbers`,
  ].join('');

/** A value in a few words. `field` is the name under which it stands: an amount is cents, an id is a record's. */
export const sayValue = (value: unknown, names: Names, field = ''): string => {
  if (typeof value === 'number') return field === 'amount' ? money(value) : String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') {
    const name = names.records.get(value);
    return name === undefined || field === 'id' ? (/\s/.test(value) ? quote(value) : value) : quote(name);
  }
  if (Array.isArray(value)) return value.map((item) => sayValue(item, names, field)).join(', ');
  if (!isFields(value)) return '';
  if (isText(value)) return quote(plain(value['it'] ?? Object.values(value)[0]));
  if (typeof value['phrase'] === 'string')
    return quote(names.phrases.get(value['phrase']) ?? value['phrase']);
  const { days } = value;
  if (Array.isArray(days))
    return `${days.map(String).join(' ')} ${plain(value['open'] ?? '')}-${plain(value['close'] ?? '')}`;
  if (value['open'] !== undefined) return `${plain(value['open'])}-${plain(value['close'])}`;
  if (isStreet(value)) return streetWords(value);
  // The fields by which people know a thing, the most telling first.
  for (const name of [
    'title',
    'name',
    'text',
    'label',
    'when',
    'amount',
    'place',
    'type',
    'field',
    'date',
    'id',
    'phone',
    'email',
    'url',
  ])
    if (value[name] !== undefined) return sayValue(value[name], names, name);
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${sayValue(inner, names, name)}`)
    .join(', ');
};
