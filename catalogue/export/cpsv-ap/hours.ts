import type { Schedule } from '../../../core/model/schedule.ts';
import { piecesOf } from '../../standards/hours-specification.ts';
import { schemaDays, weeklyFrequency } from '../../standards/vocabularies.ts';
import type { Wordings } from '../wordings.ts';
import { given, listed, worded, type Node } from './node.ts';

const types = ['time:TemporalEntity', 'schema:OpeningHoursSpecification'];
const seconds = (time: string): string => `${time}:00`;

/**
 * Hours as nodes that are both: `time:TemporalEntity`, which CPSV-AP asks for, and schema.org's specification, which says
 * in four fields what the time ontology says in five nodes. Text that nobody could read is the entity's description.
 */
export const hoursNodes = (schedule: Schedule | undefined, wordings: Wordings): Record<string, unknown> => {
  if (schedule === undefined) return {};
  const { weekly, special, onHolidays } = piecesOf(schedule);
  const usual: Node[] = weekly.map(({ days, open, close, from, to }) => ({
    '@type': types,
    frequency: weeklyFrequency,
    dayOfWeek: [...days.map((day) => schemaDays[day]), ...(onHolidays ? ['PublicHolidays'] : [])].map(
      (day) => `schema:${day}`,
    ),
    opens: seconds(open),
    closes: seconds(close),
    ...given('validFrom', from),
    ...given('validThrough', to),
  }));
  const raw: Node[] =
    schedule.raw === undefined || schedule.raw.trim() === ''
      ? []
      : [{ '@type': types.slice(0, 1), description: { it: schedule.raw } }];
  return {
    ...listed('openingHours', [...usual, ...raw]),
    ...listed(
      'specialOpeningHours',
      special.map(({ from, to, open, close, reason }) => ({
        '@type': types,
        validFrom: from,
        validThrough: to,
        // Closed all day is written as hours without length.
        opens: seconds(open ?? '00:00'),
        closes: seconds(close ?? '00:00'),
        ...worded('description', wordings, reason),
      })),
    ),
  };
};
