import type { Catalogue } from '../../core/model/catalogue.ts';
import { changesOf, type Change } from './changes-of.ts';
import { namesOf, sayValue } from './say-value.ts';

/** What happened to one record. */
export type Difference = {
  kind: keyof Catalogue;
  id: string;
  /** What people call it. */
  name: string;
  change: 'added' | 'removed' | 'changed';
  /** Of a changed one: its fields. */
  changes: Change[];
};

const lists = [
  'services',
  'units',
  'places',
  'organisations',
  'needs',
  'notices',
  'areas',
  'phrases',
  'topics',
] as const satisfies (keyof Catalogue)[];

/** One of each kind, for a line. */
export const oneOf: Readonly<Record<(typeof lists)[number] | 'municipality' | 'guide', string>> = {
  services: 'service',
  units: 'office',
  places: 'place',
  organisations: 'organisation',
  needs: 'need',
  notices: 'notice',
  areas: 'area',
  phrases: 'phrase',
  topics: 'topic',
  municipality: 'town',
  guide: 'guide',
};

/** Everything that differs between two catalogues, by kind, in the order of the new one; what is gone comes last in its kind. */
export const diffCatalogues = (old: Catalogue, now: Catalogue): Difference[] => {
  const names = namesOf([old, now]);
  const nameOf = (record: object, id: string): string => {
    const name = sayValue({ ...record, id: undefined }, names).replace(/^"(.*)"$/, '$1');
    return name === '' ? id : name;
  };
  const said: Difference[] = [];
  for (const kind of lists) {
    const before = new Map(old[kind].map((record) => [record.id, record]));
    const after = new Map(now[kind].map((record) => [record.id, record]));
    for (const [id, record] of after) {
      const was = before.get(id);
      if (was === undefined) said.push({ kind, id, name: nameOf(record, id), change: 'added', changes: [] });
      else {
        const changes = changesOf('', '', was, record, names);
        if (changes.length > 0) said.push({ kind, id, name: nameOf(record, id), change: 'changed', changes });
      }
    }
    for (const [id, record] of before)
      if (!after.has(id)) said.push({ kind, id, name: nameOf(record, id), change: 'removed', changes: [] });
  }
  for (const kind of ['municipality', 'guide'] as const) {
    const changes = changesOf('', '', old[kind], now[kind], names);
    if (changes.length > 0)
      said.push({
        kind,
        id: now.municipality.id,
        name: kind === 'guide' ? 'The guide' : now.municipality.name.it,
        change: 'changed',
        changes,
      });
  }
  return said;
};

/** `Carta d'identita': cost 22.21 -> 24.00`, a line a change. */
export const sayDifference = ({ kind, name, id, change, changes }: Difference): string[] => {
  const one = oneOf[kind as keyof typeof oneOf];
  if (change === 'added') return [`New ${one}: ${name} (${id})`];
  if (change === 'removed') return [`Gone ${one}: ${name} (${id})`];
  return changes.map(({ words }) => `${name}: ${words}`);
};
