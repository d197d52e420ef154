import { isJson, listOf, type Json } from '../json.ts';

/** An object of plone.restapi: a content, whole or a summary of it. */
export type Content = Json & { '@id': string; '@type': string };

const isContent = (value: unknown): value is Content =>
  isJson(value) && typeof value['@id'] === 'string' && typeof value['@type'] === 'string';

/** The contents of an answer: one, a list, or a page of `@search`. */
export const contentsIn = (value: unknown): Content[] => {
  if (Array.isArray(value)) return value.flatMap(contentsIn);
  if (isContent(value)) return [value];
  return isJson(value) ? listOf(value['items']).flatMap(contentsIn) : [];
};

/** Where a content is on its site, however the address of the interface was written. */
export const pathOf = (address: string): string => {
  const path = /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address).pathname : address;
  return path
    .replace(/\/\+\+api\+\+(?=\/|$)/, '')
    .replace(/^\/api(?=\/)/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
};

/** Old and new names of one type, as sites have them. */
const types = {
  service: ['Servizio'],
  unit: ['UnitaOrganizzativa', 'Unita organizzativa'],
  place: ['Venue', 'Luogo'],
  contact: ['PuntoDiContatto'],
} as const;
export type Kind = keyof typeof types;

/** Whether a content is of a kind. */
export const isA = (content: Content, kind: Kind): boolean =>
  (types[kind] as readonly string[]).includes(content['@type']);

/** Whole contents say more than the summaries of them that stand in others. */
const isWhole = (content: Content): boolean => typeof content['UID'] === 'string';

/** How far summaries stand in each other: a place in an office in a service. */
const deepest = 3;
const kinds = Object.keys(types) as Kind[];

/** All contents of an import, by their place on the site; what was not read itself is there as others sum it up. */
export class Contents {
  readonly #byPath = new Map<string, Content>();

  constructor(contents: readonly Content[]) {
    for (const one of contents) this.#add(one, 0);
  }

  #add(one: Content, depth: number): void {
    const path = pathOf(one['@id']);
    const known = this.#byPath.get(path);
    if (known === undefined || (!isWhole(known) && isWhole(one))) this.#byPath.set(path, one);
    if (depth === deepest) return;
    for (const value of Object.values(one))
      for (const inner of [value].flat().filter(isContent))
        if (!isA(inner, 'service') && kinds.some((kind) => isA(inner, kind))) this.#add(inner, depth + 1);
  }

  /** All of a kind, in the order of their paths. */
  all(kind: Kind): Content[] {
    return [...this.#byPath]
      .filter(([, one]) => isA(one, kind))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, one]) => one);
  }

  /** What a field refers to: the whole content where it was read, else the summary that stands in the field. */
  related(value: unknown): Content[] {
    return listOf(value)
      .filter(isContent)
      .map((one) => this.#byPath.get(pathOf(one['@id'])) ?? one);
  }
}
