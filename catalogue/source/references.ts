import type { Catalogue } from '../../core/model/catalogue.ts';
import type { Finding } from './finding.ts';
import type { Located } from './read-source.ts';

type Kind = 'services' | 'units' | 'places' | 'organisations' | 'needs' | 'topics' | 'phrases';

/** What each field of the model that holds an id refers to. */
const referring: Readonly<Record<string, Kind>> = {
  phrase: 'phrases',
  place: 'places',
  places: 'places',
  unit: 'units',
  responsibleUnit: 'units',
  lateUnit: 'units',
  helperUnit: 'units',
  parent: 'units',
  authority: 'organisations',
  providedBy: 'organisations',
  organisation: 'organisations',
  service: 'services',
  services: 'services',
  obtainService: 'services',
  requires: 'services',
  related: 'services',
  needs: 'needs',
  topics: 'topics',
  category: 'topics',
  reception: 'units',
};

/** Fields whose content is not ours to follow. */
const opaque = new Set(['unmapped']);

/** Every id that names nothing. */
export const checkReferences = (catalogue: Catalogue, located: readonly Located[]): Finding[] => {
  const known = Object.fromEntries(
    (['services', 'units', 'places', 'organisations', 'needs', 'topics', 'phrases'] as const).map((kind) => [
      kind,
      new Set(catalogue[kind].map(({ id }) => id)),
    ]),
  ) as Record<Kind, Set<string>>;
  const findings: Finding[] = [];

  const visit = (
    value: unknown,
    path: PropertyKey[],
    found: (path: PropertyKey[], kind: Kind, id: string) => void,
  ): void => {
    if (Array.isArray(value)) return value.forEach((item, index) => visit(item, [...path, index], found));
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (opaque.has(name)) continue;
      const kind = referring[name];
      const ids: unknown[] = kind === undefined ? [] : Array.isArray(inner) ? inner : [inner];
      ids.forEach((id, index) => {
        if (kind === undefined || typeof id !== 'string' || known[kind].has(id)) return;
        found(Array.isArray(inner) ? [...path, name, index] : [...path, name], kind, id);
      });
      visit(inner, [...path, name], found);
    }
  };
  for (const { file, at, record, lineOf } of located)
    visit(record, [...at], (path, kind, id) => {
      const line = lineOf(path);
      findings.push({
        severity: 'error',
        file,
        ...(line === undefined ? {} : { line }),
        path: path.map(String).join('.'),
        message: `"${id}" is not in ${kind}.`,
        fix: 'Add it there, or name one that is.',
      });
    });
  return findings;
};
