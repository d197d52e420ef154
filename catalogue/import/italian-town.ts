import type { Municipality } from '../../core/model/catalogue.ts';
import type { Organisation } from '../../core/model/place.ts';
import type { Holiday } from '../../core/model/schedule.ts';
import { slugOf } from './ids.ts';
import { nationalHolidays } from './italian-holidays.ts';

/** The id of the town among the organisations of an import. */
export const townId = 'comune';

/** The name of the city in that of its town: "Comune di Prova" is of Prova. */
export const cityOf = (name: string): string =>
  name.replace(/^(?:comune|città|municipio) (?:di |del |della |dell'|d')?/i, '');

/**
 * The holidays of a town: the nation's, and the day of its patron saint.
 * @param patron `MM-DD`
 */
export const holidaysWith = (patron: string | undefined): Holiday[] => {
  const holidays = [...nationalHolidays];
  if (patron === undefined) return holidays;
  const at = holidays.findIndex((holiday) => 'yearly' in holiday && holiday.yearly > patron);
  holidays.splice(at === -1 ? holidays.length : at, 0, { yearly: patron, name: { it: 'Santo patrono' } });
  return holidays;
};

/** A town of Italy from what little is known of it, with itself as an organisation. */
export const italianTown = (
  name: string,
  more: Partial<Municipality> & { patron?: string | undefined } = {},
): { municipality: Municipality; organisation: Organisation } => {
  const { patron, ...rest } = more;
  const municipality: Municipality = {
    formatVersion: 1,
    id: slugOf(cityOf(name)),
    name: { it: name },
    timeZone: 'Europe/Rome',
    holidays: holidaysWith(patron),
    ...rest,
  };
  const { website } = municipality;
  return {
    municipality,
    organisation: {
      id: townId,
      name: municipality.name,
      kind: 'town',
      ...(website === undefined ? {} : { url: website }),
    },
  };
};
