import { readSource } from '../catalogue/source/read-source.ts';
import type { Catalogue } from '../core/model/catalogue.ts';
import { join } from 'node:path';
import { root } from './folder.ts';

/** The languages of a town that takes part: what is left out is what the demonstration has besides. */
const leftOut = new Set(['fr', 'es', 'de', 'bn', 'pa', 'ur', 'hi']);
/** What most cards of a town hold; with all that the demonstration's hold they would be three times as long. */
const kept = [
  'title',
  'summary',
  'status',
  'responsibleUnit',
  'inputs',
  'outputs',
  'costs',
  'places',
  'needs',
  'topics',
  'modified',
];

const inSeven = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inSeven);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (leftOut.has(key) ? [] : [[key, inSeven(inner)]])),
  );
};

/** The demonstration's town with so many services in seven languages; `changed` has another title. The same at each call. */
export const largeTown = async (services: number, changed = -1): Promise<Catalogue> => {
  const read = await readSource(join(root, 'assets', 'demo-catalogue'));
  if (!read.ok) throw new Error('the demonstration cannot be read');
  const { catalogue } = read.value;
  const cards = catalogue.services.map((service) =>
    Object.fromEntries(Object.entries(service).filter(([field]) => kept.includes(field))),
  );
  return {
    ...catalogue,
    services: Array.from({ length: services }, (_, at) => {
      const card = structuredClone(inSeven(cards[at % cards.length])) as Catalogue['services'][number];
      for (const [lang, words] of Object.entries(card.title ?? {}))
        (card.title as Record<string, string>)[lang] = `${words} ${at}${at === changed ? ' (oggi)' : ''}`;
      return { ...card, id: `servizio-${at}` };
    }),
  };
};
