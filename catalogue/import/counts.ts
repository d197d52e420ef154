import type { Topic } from '../../core/model/catalogue.ts';
import type { Need } from '../../core/model/guide.ts';
import type { Place, Unit } from '../../core/model/place.ts';
import type { DraftService } from '../../core/model/service.ts';
import type { Entry } from './report.ts';

const statuses = ['active', 'suspended', 'inactive', 'in-development', 'internal'] as const;
const fields = [
  'summary',
  'places',
  'inputs',
  'costs',
  'times',
  'channels',
  'contacts',
  'responsibleUnit',
] as const;

/** Counts services one by one, as they are made. */
export class ServiceCounts {
  readonly counts: Record<string, number> = Object.fromEntries(
    [
      'services',
      ...statuses.map((one) => `services ${one}`),
      ...fields.map((one) => `services with ${one}`),
    ].map((name) => [name, 0]),
  );

  #add(name: string): void {
    this.counts[name] = (this.counts[name] ?? 0) + 1;
  }

  add(service: DraftService): void {
    this.#add('services');
    if (service.status !== undefined) this.#add(`services ${service.status}`);
    for (const field of fields) if (service[field] !== undefined) this.#add(`services with ${field}`);
  }
}

type Written = {
  units: readonly Unit[];
  places: readonly Place[];
  topics: readonly Topic[];
  needs: readonly Need[];
};

/** The figures of an import, whatever it read. */
export const countsOf = (
  { counts }: ServiceCounts,
  { units, places, topics, needs }: Written,
  entries: readonly Entry[],
): Record<string, number> => {
  const withHours = (records: readonly { hours?: unknown }[]): number =>
    records.filter(({ hours }) => hours !== undefined).length;
  const all: Record<string, number> = {
    ...counts,
    units: units.length,
    'units with hours': withHours(units),
    places: places.length,
    'places with hours': withHours(places),
    topics: topics.length,
    needs: needs.length,
  };
  for (const kind of ['mistake', 'test', 'guessed', 'dangling', 'unmapped', 'left-out', 'mended'] as const)
    all[`entries ${kind}`] = entries.filter((entry) => entry.kind === kind).length;
  return all;
};
