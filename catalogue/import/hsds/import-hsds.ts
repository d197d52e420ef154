import type { Municipality, Topic } from '../../../core/model/catalogue.ts';
import { assemble, sortedIds } from '../assemble.ts';
import { slugOf } from '../ids.ts';
import type { Imported } from '../importer.ts';
import type { Entry, ImportReport } from '../report.ts';
import { directoryOf } from './directory.ts';
import type { Row } from './read-hsds.ts';
import { organisationOf, placeOf, unitOf } from './records.ts';
import { serviceOf } from './services.ts';

/** Turns services of HSDS into records of the source form. The same data gives the same records. */
export const importHsds = (rows: readonly Row[], earlier: ImportReport['ids'] = {}): Imported => {
  const entries: Entry[] = [];
  const directory = directoryOf(rows, earlier);
  const { ids, each } = directory;
  const organisations = each('organization', (row, id) => organisationOf(entries, row, id));
  const units = each('program', (row, id) => unitOf(entries, row, id));
  const places = each('location', (row, id) => placeOf(entries, row, id));
  const topics = each('topic', (row, id): Topic => ({ id, name: { it: String(row['name'] ?? id) } }));
  const services = each('service', (row, id) => serviceOf(directory, entries, row, id));
  const [first] = organisations;
  const municipality: Municipality = {
    formatVersion: 1,
    id: slugOf(first?.name.it ?? 'comune'),
    name: first?.name ?? { it: 'Comune' },
    timeZone: 'Europe/Rome',
  };
  for (const [field, now] of [
    ['name', municipality.name.it],
    ['timeZone', municipality.timeZone],
  ] as const)
    entries.push({
      kind: 'guessed',
      code: 'town',
      record: 'municipality',
      source: '',
      field,
      words: 'HSDS knows no town: put yours, with its holidays.',
      now,
    });
  return assemble({
    from: 'HSDS',
    municipality,
    organisations,
    units,
    places,
    services,
    topics,
    ids: sortedIds(ids),
    entries,
    sourceClass: 'service',
  });
};
