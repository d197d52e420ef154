import type { Catalogue } from '../../../core/model/catalogue.ts';
import type { Place } from '../../../core/model/place.ts';
import type { Schedule } from '../../../core/model/schedule.ts';
import { osmOpeningHours } from '../../standards/osm-opening-hours.ts';
import type { Exporter } from '../exporter.ts';
import { jsonWithList } from '../json-lines.ts';
import { languagesOf, wordingsOf, type Wordings } from '../wordings.ts';

/** The longest value of a tag, in characters. */
const maxTag = 255;

/** Where it is too long, reasons go first, then single days: the map's hours are the usual ones. */
const hoursTag = (
  schedule: Schedule,
  withHolidays: boolean,
  italian: Wordings['italian'],
): string | undefined => {
  const { exceptions: _days, ...usual } = schedule;
  return [
    osmOpeningHours(schedule, withHolidays, ({ reason }) => italian(reason)),
    osmOpeningHours(schedule, withHolidays),
    osmOpeningHours(usual, withHolidays),
  ].find((value) => value !== undefined && [...value].length <= maxTag);
};

/** A place as a point with the tags of OpenStreetMap: https://wiki.openstreetmap.org/wiki/Map_features. */
const featureOf = (catalogue: Catalogue, place: Place): unknown => {
  const { municipality } = catalogue;
  const { italian } = wordingsOf(catalogue);
  const organisation = catalogue.organisations.find(({ id }) => id === place.organisation);
  const contact = place.contacts?.[0];
  const hours = place.hours && hoursTag(place.hours, (municipality.holidays ?? []).length > 0, italian);
  const tags = Object.entries({
    office: 'government',
    ref: place.id,
    name: place.name?.it,
    ...Object.fromEntries(
      languagesOf(place.name ?? {}).map((language) => [`name:${language}`, place.name?.[language]]),
    ),
    operator: (organisation?.name ?? municipality.name).it,
    'addr:full': place.address,
    'addr:city': place.city,
    wheelchair: place.access?.wheelchair,
    'wheelchair:description': place.access?.note?.it,
    opening_hours: hours,
    phone: contact?.phone,
    email: contact?.email,
    website: contact?.url,
  }).filter(([, value]) => value !== undefined);
  return {
    type: 'Feature',
    id: place.id,
    geometry:
      place.lat === undefined || place.lon === undefined
        ? null
        : { type: 'Point', coordinates: [place.lon, place.lat] },
    properties: Object.fromEntries(tags),
  };
};

/** `export osm`: the places for a map, with `opening_hours`. */
export const osm: Exporter = {
  name: 'osm',
  summary: 'the places with the tags of OpenStreetMap as GeoJSON, for maps',
  output: 'FILE',
  description: `  Name, address, step-free access, contacts and opening_hours of each place. Public holidays are "PH off": the rules of
  the map's country say which they are.`,
  files: (catalogue) => {
    const features = function* () {
      for (const place of catalogue.places) yield featureOf(catalogue, place);
    };
    return [{ name: '', content: jsonWithList({ type: 'FeatureCollection' }, 'features', features()) }];
  },
};
