import type { Place } from '../../../core/model/place.ts';
import type { Holiday } from '../../../core/model/schedule.ts';
import { isShouted, titleCase } from '../text.ts';
import { isJson } from '../json.ts';
import { type DumpObject } from './dump.ts';
import { scheduleOf } from './schedules.ts';
import type { Context } from './context.ts';
import { Scope } from './scope.ts';

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/^V\.?LE\s+/i, 'Viale '],
  [/^C\.?SO\s+/i, 'Corso '],
  [/^P\.?(?:ZZA|ZA)\s+/i, 'Piazza '],
  [/^P\.?(?:LE|ZLE)\s+/i, 'Piazzale '],
  [/\bF\.?lli\b\.?/i, 'Fratelli'],
];

/** An address as one reads it on the spot: no capitals, no gaps before the number, no line of a geocoder. */
export const addressOf = (raw: string, city: string): string => {
  const parts = raw.split(/\s*,\s*/);
  const isGeocoded = parts.length > 3 && /^ital(?:ia|y)$/i.test(parts.at(-1) ?? '');
  let address = isGeocoded
    ? parts
        .slice(
          0,
          Math.max(
            1,
            parts.findIndex((part) => part.toLowerCase().includes(city.toLowerCase())),
          ),
        )
        .join(', ')
    : raw;
  if (isShouted(address.replace(/\d/g, ''))) address = titleCase(address);
  for (const [pattern, whole] of abbreviations) address = address.replace(pattern, whole);
  return address
    .replace(/\s+/g, ' ')
    .replace(
      /,?\s*(\d+)\s+([A-Za-z])$/,
      (_whole, number: string, letter: string) => `, ${number}/${letter.toUpperCase()}`,
    )
    .replace(/,?\s*(\d+)\s+(\d+)$/, ', $1/$2')
    .trim();
};

/** A record of class `place`. */
export const placeOf = (
  context: Context,
  object: DumpObject,
  town: { city: string; organisation: string; holidays: readonly Holiday[] },
): Place => {
  const id = context.ids['place']?.get(object.remoteId) ?? '';
  const scope = new Scope(context, object, `places/${id}`);
  const name = scope.text('name');
  const place: Place = {
    id,
    organisation: town.organisation,
    city: town.city,
    sourceId: object.remoteId,
    ...(name === undefined ? {} : { name }),
  };
  const where = scope.take('has_address');
  if (isJson(where)) {
    const raw = typeof where['address'] === 'string' ? scope.clean('has_address', where['address']) : '';
    if (raw !== '') {
      place.address = addressOf(raw, town.city);
      if (place.address !== raw)
        scope.note(
          /ital(?:ia|y)$/i.test(raw) ? 'guessed' : 'mended',
          'address',
          'has_address',
          'The address as one reads it on the spot.',
          { was: raw, now: place.address },
        );
    }
    const [lat, lon] = [Number(where['latitude']), Number(where['longitude'])];
    if (lat !== 0 && lon !== 0 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180)
      Object.assign(place, { lat, lon });
  }
  const [first, ...more] = scope.related('opening_hours_specification');
  const hours = first && scheduleOf(scope, 'opening_hours_specification', first, town.holidays);
  if (hours !== undefined) place.hours = hours;
  for (const one of more)
    scope.keep(
      'opening_hours_specification',
      one.data,
      'A second record of hours: the first was taken.',
      'second-hours',
    );
  // The identifier repeats the name in capitals; the kind of building and its topics tell a citizen nothing.
  const unmapped = scope.finish();
  return unmapped === undefined ? place : { ...place, unmapped };
};
