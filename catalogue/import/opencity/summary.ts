import type { Topic } from '../../../core/model/catalogue.ts';
import type { Need } from '../../../core/model/guide.ts';
import type { Place, Unit } from '../../../core/model/place.ts';
import type { DraftService } from '../../../core/model/service.ts';
import type { Entry } from '../report.ts';
import { cleanText } from '../text.ts';
import type { Context } from './context.ts';

type Written = {
  services: readonly DraftService[];
  units: readonly Unit[];
  places: readonly Place[];
  topics: readonly Topic[];
  needs: readonly Need[];
};

/** Classes that become records of their own: what is not mapped of them is in their `unmapped`. */
const whole = new Set(['public_service', 'office', 'administrative_area', 'place']);

/** Records that nothing names, and those of which a part was taken: whole, so that nothing is lost. */
export const leftOver = ({ dump, used }: Context): Entry[] =>
  dump.classes.flatMap(dump.all).flatMap((one): Entry[] => {
    const isUsed = used.has(`${one.classIdentifier} ${one.remoteId}`);
    if (isUsed && whole.has(one.classIdentifier)) return [];
    const name = cleanText(one.name).text;
    return [
      {
        kind: 'left-out',
        code: isUsed ? `rest of ${one.classIdentifier}` : one.classIdentifier,
        record: '',
        source: `${one.classIdentifier} ${one.remoteId}`,
        field: '',
        words: isUsed
          ? `"${name}": what the catalogue has no field for.`
          : `"${name}" is named by nothing that was imported.`,
        was: one.data,
      },
    ];
  });

/** The figures of an import. */
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
