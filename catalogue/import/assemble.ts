import type { Municipality, Topic } from '../../core/model/catalogue.ts';
import type { Organisation, Place, Unit } from '../../core/model/place.ts';
import type { DraftService } from '../../core/model/service.ts';
import { countsOf } from './counts.ts';
import type { Imported } from './importer.ts';
import { giveNeeds } from './needs.ts';
import type { Entry, ImportReport } from './report.ts';

/** What an importer made, kind by kind. */
export type Parts = {
  /** What it was made of, for the report: `OpenCity`. */
  from: string;
  municipality: Municipality;
  organisations: readonly Organisation[];
  units: readonly Unit[];
  places: readonly Place[];
  /** They get their `needs` here. */
  services: readonly DraftService[];
  topics: readonly Topic[];
  ids: ImportReport['ids'];
  entries: Entry[];
  /** What a service is called in the data that it came from, for the report. */
  sourceClass?: string;
};

/** Ids by kind and identifier, in an order that does not depend on that of the data. */
export const sortedIds = (
  ids: Readonly<Record<string, ReadonlyMap<string, string>>>,
): Record<string, Record<string, string>> =>
  Object.fromEntries(
    Object.entries(ids).map(([name, map]) => [
      name,
      Object.fromEntries([...map].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  );

/** Puts each record into its file, services under everyday needs, and counts. */
export const assemble = (parts: Parts): Imported => {
  const { municipality, organisations, units, places, services, topics, entries } = parts;
  const needs = giveNeeds(services, topics, entries, parts.sourceClass);
  const records: Record<string, unknown> = {
    'municipality.yaml': municipality,
    'organisations.yaml': { organisations },
    'topics.yaml': { topics },
    'needs.yaml': { needs },
  };
  for (const [folder, list] of Object.entries({ places, units, services }))
    for (const record of list) records[`${folder}/${record.id}.yaml`] = record;
  return {
    records,
    report: {
      from: parts.from,
      town: municipality.name.it,
      counts: countsOf({ services, units, places, topics, needs }, entries),
      ids: parts.ids,
      entries,
    },
  };
};
