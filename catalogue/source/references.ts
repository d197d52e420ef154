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

/** Every id that names nothing, and every id that stands twice. */
export const checkReferences = (catalogue: Catalogue, files: readonly Located<object>[]): Finding[] => {
  const known = Object.fromEntries(
    (['services', 'units', 'places', 'organisations', 'needs', 'topics', 'phrases'] as const).map((kind) => [kind, new Set(catalogue[kind].map(({ id }) => id))]),
  ) as Record<Kind, Set<string>>;
  const findings: Finding[] = [];

  const visit = (value: unknown, path: PropertyKey[], found: (path: PropertyKey[], kind: Kind, id: string) => void): void => {
    if (Array.isArray(value)) return value.forEach((item, index) => visit(item, [...path, index], found));
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (opaque.has(name)) continue;
      const kind = referring[name];
      const ids: unknown[] = kind === undefined ? [] : Array.isArray(inner) ? inner : [inner];
      ids.forEach((id, index) => {
        if (kind !== undefined && typeof id === 'string' && !known[kind].has(id)) found(Array.isArray(inner) ? [...path, name, index] : [...path, name], kind, id);
      });
      visit(inner, [...path, name], found);
    }
  };
  const report = (file: string, lineOf: (path: readonly PropertyKey[]) => number | undefined) => (path: PropertyKey[], kind: Kind, id: string) => {
    const line = lineOf(path);
    findings.push({ severity: 'error', file, ...(line === undefined ? {} : { line }), path: path.map(String).join('.'), message: `"${id}" is not in ${kind}.`, fix: `Add it there, or name one that is.` });
  };

  for (const { file, record, lineOf } of files) visit(record, [], report(file, lineOf));
  for (const name of ['municipality', 'organisations', 'needs', 'guide', 'topics'] as const) visit(catalogue[name], [], report(`${name}.yaml`, () => undefined));
  for (const name of ['organisations', 'needs', 'topics', 'phrases'] as const) {
    const seen = new Set<string>();
    for (const { id } of catalogue[name]) {
      if (seen.has(id)) findings.push({ severity: 'error', file: `${name}.yaml`, path: id, message: `"${id}" stands twice.`, fix: 'Take one of them out, or give it another id.' });
      seen.add(id);
    }
  }
  return findings;
};
