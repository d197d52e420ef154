import type { Topic } from '../../core/model/catalogue.ts';
import type { Need } from '../../core/model/guide.ts';
import type { Place, Unit } from '../../core/model/place.ts';
import type { DraftService } from '../../core/model/service.ts';
import type { Entry } from './report.ts';

type Written = {
  services: readonly DraftService[];
  units: readonly Unit[];
  places: readonly Place[];
  topics: readonly Topic[];
  needs: readonly Need[];
};

/** The figures of an import, whatever it read. */
export const countsOf = (
  { services, units, places, topics, needs }: Written,
  entries: readonly Entry[],
): Record<string, number> => {
  const counts: Record<string, number> = { services: services.length };
  for (const status of ['active', 'suspended', 'inactive', 'in-development', 'internal'] as const)
    counts[`services ${status}`] = services.filter((service) => service.status === status).length;
  for (const field of [
    'summary',
    'places',
    'inputs',
    'costs',
    'times',
    'channels',
    'contacts',
    'responsibleUnit',
  ] as const)
    counts[`services with ${field}`] = services.filter((service) => service[field] !== undefined).length;
  const withHours = (records: readonly { hours?: unknown }[]): number =>
    records.filter(({ hours }) => hours !== undefined).length;
  Object.assign(counts, {
    units: units.length,
    'units with hours': withHours(units),
    places: places.length,
    'places with hours': withHours(places),
    topics: topics.length,
    needs: needs.length,
  });
  for (const kind of ['test', 'guessed', 'dangling', 'unmapped', 'left-out', 'mended'] as const)
    counts[`entries ${kind}`] = entries.filter((entry) => entry.kind === kind).length;
  return counts;
};
