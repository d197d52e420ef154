import type { Municipality, Topic } from '../../../core/model/catalogue.ts';
import { assemble } from '../assemble.ts';
import { slugOf } from '../ids.ts';
import type { Imported } from '../importer.ts';
import type { Entry, ImportReport } from '../report.ts';
import { directoryOf } from './directory.ts';
import type { Row } from './read-hsds.ts';
import { organisationOf, placeOf, unitOf } from './records.ts';
import { serviceOf } from './services.ts';

/** Turns services of HSDS into records of the source form. The same data gives the same records. */
export const importHsds = (rows: Iterable<Row>, earlier: ImportReport['ids'] = {}): Imported => {
  const entries: Entry[] = [];
  const directory = directoryOf(rows, earlier);
  const { ids, each, eachService } = directory;
  const organisations = each('organization', (row, id) => organisationOf(entries, row, id));
  const units = each('program', (row, id) => unitOf(entries, row, id));
  const places = each('location', (row, id) => placeOf(entries, row, id));
  const topics = each('topic', (row, id): Topic => ({ id, name: { it: String(row['name'] ?? id) } }));
  const services = eachService((row, id) => serviceOf(directory, entries, row, id));
  const [first] = organisations;
  const municipality: Municipality = {
    formatVersion: 1,
    id: slugOf(first?.name.it ?? 'comune'),
    name: first?.name ?? { it: 'Comune' },
    timeZone: 'Europe/Rome',
  };
  return assemble({
    from: 'HSDS',
    municipality,
    organisations,
    units,
    places,
    services,
    topics,
    ids: ids,
    entries,
    guesses: (['name', 'timeZone'] as const).map((field) => ({
      field,
      words: 'HSDS knows no town: put yours, with its holidays.',
      now: field === 'name' ? municipality.name.it : municipality.timeZone,
    })),
    sourceClass: 'service',
  });
};
