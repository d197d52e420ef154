import type { Catalogue } from '../../core/model/catalogue.ts';
import type { Unit } from '../../core/model/place.ts';

/** What of a catalogue is open data, and how many records stay at home. */
export type OpenData = { catalogue: Catalogue; leftOut: { services: number; units: number } };

/**
 * The catalogue without what is discreet: whom a person must not be seen to visit is for the town to make known, in its
 * own words and places. References to what is left out go too.
 */
export const openDataOf = (catalogue: Catalogue): OpenData => {
  const units = catalogue.units.filter(({ discreet }) => discreet !== true);
  const services = catalogue.services.filter(({ discreet }) => discreet !== true);
  const hidden = new Set(catalogue.units.filter((unit) => !units.includes(unit)).map(({ id }) => id));
  const shown = new Set(services.map(({ id }) => id));
  // A place that only they use would say by its name what they are.
  const placesOf = (records: readonly Unit[]): Set<string> =>
    new Set(records.flatMap(({ places = [] }) => places));
  const known = new Set([
    ...placesOf(units),
    ...services.flatMap(({ places = [] }) =>
      places.flatMap(({ place, unit = '' }) => (hidden.has(unit) ? [] : [place])),
    ),
  ]);
  const secret = new Set([...placesOf(catalogue.units)].filter((id) => !known.has(id)));
  return {
    catalogue: {
      ...catalogue,
      units,
      places: catalogue.places.filter(({ id }) => !secret.has(id)),
      services: services.map((service) => {
        const { responsibleUnit, places, ...rest } = service;
        return {
          ...rest,
          ...(responsibleUnit === undefined || hidden.has(responsibleUnit) ? {} : { responsibleUnit }),
          ...(places === undefined
            ? {}
            : { places: places.filter(({ place, unit = '' }) => !hidden.has(unit) && !secret.has(place)) }),
          ...(rest.requires === undefined ? {} : { requires: rest.requires.filter((id) => shown.has(id)) }),
          ...(rest.related === undefined ? {} : { related: rest.related.filter((id) => shown.has(id)) }),
        };
      }),
    },
    leftOut: {
      services: catalogue.services.length - services.length,
      units: catalogue.units.length - units.length,
    },
  };
};
