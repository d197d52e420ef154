import { isJson, type Json } from '../json.ts';
import { type DumpObject } from './dump.ts';

/**
 * The newer interface of OpenCity, `/api/openapi/...`: pages of `{ items, next }`, objects flat, with the names of fields
 * that the older `opendata` interface has, and relations by `id` and `uri`. An object is turned into one of the older
 * shape, so that both are read by the same rules.
 */

/** The class of an object by the list that it is in: the last folder of its address. */
const classes: Readonly<Record<string, string>> = {
  servizi: 'public_service',
  uffici: 'office',
  'strutture-organizzative': 'office',
  'aree-amministrative': 'administrative_area',
  luoghi: 'place',
  argomenti: 'topic',
  'punti-di-contatto': 'online_contact_point',
  'canali-di-erogazione': 'channel',
  orari: 'opening_hours_specification',
};
/** Lists of documents are many: all that lies in this folder is one. */
const documents = /\/documenti-e-dati\//;

/** Fields that have another name than in the older interface. */
const renamed: Readonly<Record<string, string>> = {
  holds_role_in_time: 'holds_role_in_time_ufficio',
  is_support_unit_of: 'hold_employment',
};

/** The list that an object is in, and its class, from its address; undefined where the address is none of the interface. */
export const listOfUri = (uri: unknown): { list: string; classIdentifier: string } | undefined => {
  const match =
    typeof uri === 'string' ? /^(\S*\/api\/openapi\/\S+?)\/([^/#?]+)(?:[#?]\S*)?$/.exec(uri) : null;
  const list = match?.[1];
  if (list === undefined) return undefined;
  const folder = list.slice(list.lastIndexOf('/') + 1);
  const classIdentifier = classes[folder] ?? (documents.test(`${list}/`) ? 'document' : folder);
  return { list, classIdentifier };
};

const idOf = (value: Json): string | undefined =>
  typeof value['id'] === 'string' || typeof value['id'] === 'number'
    ? String(value['id'])
    : typeof value['uri'] === 'string'
      ? /\/([^/#?]+)(?:[#?].*)?$/.exec(value['uri'])?.[1]
      : undefined;

const nameOf = (value: Json): string => {
  const name = value['name'] ?? value['legal_name'] ?? value['title'];
  return typeof name === 'string' ? name : '';
};

/** A relation as the older interface writes it. */
const relation = (value: Json): Json | undefined => {
  const [place, id] = [listOfUri(value['uri']), idOf(value)];
  return place === undefined || id === undefined
    ? undefined
    : { remoteId: id, classIdentifier: place.classIdentifier, name: { 'ita-IT': nameOf(value) } };
};

const fieldOf = (value: unknown): unknown =>
  Array.isArray(value)
    ? (value as unknown[]).map((one) => (isJson(one) ? (relation(one) ?? one) : one))
    : isJson(value)
      ? (relation(value) ?? value)
      : value;

/** What says which object it is, and when it was changed: no fields of its own. */
const outer = new Set([
  'id',
  'uri',
  'metadata',
  'link',
  'page_url',
  'published_at',
  'modified_at',
  'published',
  'modified',
]);

const stamp = (value: Json, ...fields: string[]): string =>
  fields.map((field) => value[field]).find((one): one is string => typeof one === 'string') ?? '';

/** An object of the newer interface in the shape of the older; undefined where it is none. */
export const readItem = (value: unknown): DumpObject | undefined => {
  if (!isJson(value)) return undefined;
  const [place, id] = [listOfUri(value['uri']), idOf(value)];
  if (place === undefined || id === undefined || nameOf(value) === '') return undefined;
  const data: Json = {};
  for (const [field, one] of Object.entries(value)) {
    if (outer.has(field)) continue;
    const name = renamed[field] ?? field;
    if (!(name in data)) data[name] = fieldOf(one);
  }
  // A price in words stands where the older interface has rows of prices.
  const cost = value['has_cost_description'];
  if (typeof cost === 'string' && cost.trim() !== '' && data['has_cost'] === undefined) {
    data['has_cost'] = [{ characteristic: cost }];
    delete data['has_cost_description'];
  }
  return {
    remoteId: id,
    classIdentifier: place.classIdentifier,
    name: nameOf(value),
    published: stamp(value, 'published_at', 'published'),
    modified: stamp(value, 'modified_at', 'modified'),
    data: { 'ita-IT': data },
  };
};

/** The lists in which the objects are that these name, and that a catalogue is made of. */
export const listsNamedBy = (items: readonly unknown[]): string[] => {
  const wanted = new Set(Object.values(classes).filter((one) => one !== 'public_service'));
  const lists = new Set<string>();
  for (const item of items.filter(isJson))
    for (const one of Object.values(item).flat().filter(isJson)) {
      const place = listOfUri(one['uri']);
      if (place !== undefined && wanted.has(place.classIdentifier)) lists.add(place.list);
    }
  return [...lists].sort();
};
