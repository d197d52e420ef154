import { assignIds } from '../ids.ts';
import type { ImportReport } from '../report.ts';
import { isRow, rowsOf, type Row } from './read-hsds.ts';

type Kind = 'service' | Shared;
/** What services share: it stands in memory once. */
type Shared = 'organization' | 'location' | 'program' | 'topic';

/** Every object once, however often it stands in the data, with its id here. */
export type Directory = {
  ids: Record<Kind, Map<string, string>>;
  idOf: (kind: Kind, row: unknown) => string | undefined;
  each: <T>(kind: Shared, make: (row: Row, id: string) => T) => T[];
  /** Services are read again for it, one by one: there may be more of them than fit into memory. */
  eachService: <T>(make: (row: Row, id: string) => T) => Iterable<T>;
};

/** By what an object is known in its own data. */
export const keyOf = (row: Row): string => String(row['id'] ?? row['name'] ?? '');

/** Terms of a taxonomy that a service is filed under, and by which link. */
export const termsOf = (service: Row): { kind: string; term: Row; value: unknown }[] =>
  rowsOf(service['attributes']).flatMap((one) =>
    isRow(one['taxonomy_term'])
      ? [{ kind: String(one['link_type'] ?? ''), term: one['taxonomy_term'], value: one['value'] }]
      : [],
  );

/** Finds all objects and gives them ids: those of an earlier import, those that our own export wrote, else of their names. */
export const directoryOf = (rows: Iterable<Row>, earlier: ImportReport['ids']): Directory => {
  const found: Record<Kind, Map<string, { row?: Row; name: string }>> = {
    service: new Map(),
    organization: new Map(),
    location: new Map(),
    program: new Map(),
    topic: new Map(),
  };
  const find = (kind: Kind, row: unknown, name?: string): void => {
    if (isRow(row) && !found[kind].has(keyOf(row)))
      found[kind].set(keyOf(row), {
        ...(kind === 'service' ? {} : { row }),
        name: name ?? String(row['name'] ?? keyOf(row)),
      });
  };
  const slugs = (row: Row): string | undefined => {
    const own = termsOf(row).find(({ kind }) => kind === 'identifier')?.value;
    return typeof own === 'string' ? own : undefined;
  };
  for (const service of rows) {
    find('service', service, slugs(service));
    find(
      'organization',
      service['organization'],
      rowsOf(
        isRow(service['organization']) ? service['organization']['organization_identifiers'] : undefined,
      ).find((one) => one['identifier_scheme'] === 'sportello')?.['identifier'] as string | undefined,
    );
    find('program', service['program']);
    for (const at of rowsOf(service['service_at_locations']))
      find(
        'location',
        at['location'],
        isRow(at['location']) && at['location']['external_identifier_type'] === 'sportello'
          ? String(at['location']['external_identifier'])
          : undefined,
      );
    for (const { kind, term } of termsOf(service))
      if (kind !== 'identifier')
        find(
          'topic',
          term,
          typeof term['code'] === 'string' && /[a-z]{3}/.test(term['code']) ? term['code'] : undefined,
        );
  }
  const ids = Object.fromEntries(
    Object.entries(found).map(([kind, records]) => [
      kind,
      assignIds(
        [...records].map(([key, { name }]) => ({ key, name, published: '' })),
        new Map(Object.entries(earlier[kind] ?? {})),
      ),
    ]),
  ) as Record<Kind, Map<string, string>>;
  const idOf = (kind: Kind, row: unknown): string | undefined =>
    isRow(row) ? ids[kind].get(keyOf(row)) : undefined;
  const each = <T>(kind: Shared, make: (row: Row, id: string) => T): T[] =>
    [...found[kind]].flatMap(([key, { row }]) =>
      row === undefined ? [] : [make(row, ids[kind].get(key) ?? '')],
    );
  const eachService = function* <T>(make: (row: Row, id: string) => T): Generator<T> {
    const seen = new Set<string>();
    for (const row of rows) {
      const key = keyOf(row);
      if (seen.has(key)) continue;
      seen.add(key);
      yield make(row, ids.service.get(key) ?? '');
    }
  };
  return { ids, idOf, each, eachService };
};
