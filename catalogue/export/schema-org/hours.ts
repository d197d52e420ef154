import type { Schedule } from '../../../core/model/schedule.ts';
import { piecesOf } from '../../standards/hours-specification.ts';
import { schemaDays } from '../../standards/vocabularies.ts';

/** A schedule as the `OpeningHoursSpecification`s of schema.org. Hours without length are its way to say closed. */
export const schemaHours = (schedule: Schedule | undefined): Record<string, unknown>[] => {
  if (schedule === undefined) return [];
  const { weekly, special, onHolidays } = piecesOf(schedule);
  return [
    ...weekly.map(({ days, open, close, from, to }) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: [...days.map((day) => schemaDays[day]), ...(onHolidays ? ['PublicHolidays'] : [])],
      opens: open,
      closes: close,
      ...(from === undefined ? {} : { validFrom: from }),
      ...(to === undefined ? {} : { validThrough: to }),
    })),
    ...special.map(({ from, to, open = '00:00', close = '00:00' }) => ({
      '@type': 'OpeningHoursSpecification',
      opens: open,
      closes: close,
      validFrom: from,
      validThrough: to,
    })),
  ];
};
