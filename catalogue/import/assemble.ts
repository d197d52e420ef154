import type { Municipality, Topic } from '../../core/model/catalogue.ts';
import type { Organisation, Place, Unit } from '../../core/model/place.ts';
import type { DraftService } from '../../core/model/service.ts';
import { countsOf, ServiceCounts } from './counts.ts';
import type { Imported } from './importer.ts';
import { giveNeeds, type Filed } from './needs.ts';
import { Packed } from './packed.ts';
import type { Entry, ImportReport } from './report.ts';

/** What an importer made, kind by kind. */
export type Parts = {
  /** What it was made of, for the report: `OpenCity`. */
  from: string;
  municipality: Municipality;
  organisations: readonly Organisation[];
  units: readonly Unit[];
  places: readonly Place[];
  /** They get their `needs` here. They may be made while they are asked for: they are gone through once. */
  services: Iterable<DraftService>;
  topics: readonly Topic[];
  /** Ids here by the identifier there, kind by kind. */
  ids: Readonly<Record<string, ReadonlyMap<string, string>>>;
  entries: Entry[];
  /** What the importer had to guess of the town. */
  guesses?: readonly TownGuess[];
  /** What is to be told when all services have been made. */
  atLast?: () => readonly Entry[];
  /** What a service is called in the data that it came from, for the report. */
  sourceClass?: string;
};

/** A field of municipality.yaml that the data does not say outright. */
export type TownGuess = { field: string; words: string; now: unknown };

/** Ids by kind and identifier, in an order that does not depend on that of the data. */
const sortedIds = (ids: Parts['ids']): ImportReport['ids'] =>
  Object.fromEntries(
    Object.entries(ids).map(([name, map]) => [
      name,
      Object.fromEntries([...map].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  );

/** Puts each record into its file, services under everyday needs, and counts. */
export const assemble = (parts: Parts): Imported => {
  const { municipality, organisations, units, places, topics, entries } = parts;
  const packed = new Packed();
  const counts = new ServiceCounts();
  const filed: Filed[] = [];
  const services = new Map<string, () => DraftService>();
  for (const service of parts.services) {
    const { id, title, status, category, topics: own, sourceId } = service;
    counts.add(service);
    filed.push({ id, title: title?.it ?? '', status, category, topics: own, sourceId });
    services.set(id, packed.add(service));
  }
  for (const guess of parts.guesses ?? [])
    entries.push({ kind: 'guessed', code: 'town', record: 'municipality', source: '', ...guess });
  for (const entry of parts.atLast?.() ?? []) entries.push(entry);
  const { needs, byService } = giveNeeds(filed, topics, entries, parts.sourceClass);
  const records: Record<string, unknown> = {
    'municipality.yaml': municipality,
    'organisations.yaml': { organisations },
    'topics.yaml': { topics },
    'needs.yaml': { needs },
  };
  for (const [folder, list] of Object.entries({ places, units }))
    for (const record of list) records[`${folder}/${record.id}.yaml`] = record;
  for (const [id, unpack] of services) {
    const own = byService.get(id);
    Object.defineProperty(records, `services/${id}.yaml`, {
      enumerable: true,
      get: () => ({ ...unpack(), ...(own === undefined ? {} : { needs: own }) }),
    });
  }
  return {
    records,
    report: {
      from: parts.from,
      town: municipality.name.it,
      counts: countsOf(counts, { units, places, topics, needs }, entries),
      ids: sortedIds(parts.ids),
      entries,
    },
  };
};
