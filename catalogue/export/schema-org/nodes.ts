import type { Text } from '../../../core/model/language.ts';
import type { Contact, Place } from '../../../core/model/place.ts';
import type { DraftService } from '../../../core/model/service.ts';
import type { Iris } from '../iris.ts';
import { languagesOf, type Wordings } from '../wordings.ts';
import { schemaHours } from './hours.ts';

/** A node of schema.org: properties to values. */
export type Node = Record<string, unknown>;
/** What all nodes of one export share. */
export type Setting = { iris: Iris; wordings: Wordings; places: ReadonlyMap<string, Place>; town: Node };

/** A text: plain where it is Italian only, which the context says, else each language by its tag. */
export const worded = (text: Text | undefined): unknown => {
  if (text === undefined) return undefined;
  const spoken = languagesOf(text);
  return spoken.length === 1
    ? text.it
    : spoken.map((language) => ({ '@language': language, '@value': text[language] }));
};
/** The fields that have a value. */
export const node = (fields: Node): Node =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );

/** A way to reach people. */
export const contactNode = ({ wordings }: Setting, { label, phone, email, url, hours }: Contact): Node =>
  node({
    '@type': 'ContactPoint',
    name: worded(wordings.text(label)),
    telephone: phone,
    email,
    url,
    hoursAvailable: schemaHours(hours),
  });

const placeNode = (setting: Setting, place: Place): Node =>
  node({
    '@type': 'Place',
    '@id': setting.iris.place(place.id),
    name: worded(place.name),
    address:
      place.address === undefined && place.city === undefined
        ? undefined
        : node({ '@type': 'PostalAddress', streetAddress: place.address, addressLocality: place.city }),
    geo:
      place.lat === undefined || place.lon === undefined
        ? undefined
        : { '@type': 'GeoCoordinates', latitude: place.lat, longitude: place.lon },
    openingHoursSpecification: schemaHours(place.hours),
  });

/** The ways to a service, then the places where it is done. */
export const channelNodes = (setting: Setting, service: DraftService): Node[] => {
  const { wordings } = setting;
  const processingTime =
    service.times?.immediate === true
      ? 'PT0S'
      : service.times?.maxDays === undefined
        ? undefined
        : `P${service.times.maxDays}D`;
  const ways = (service.channels ?? []).flatMap(({ type, url, phone, email, address, note }): Node[] =>
    // Counters are told by their places, which follow.
    type === 'counter'
      ? []
      : [
          node({
            '@type': 'ServiceChannel',
            serviceUrl: url ?? (email === undefined ? undefined : `mailto:${email}`),
            servicePhone: phone === undefined ? undefined : { '@type': 'ContactPoint', telephone: phone },
            servicePostalAddress:
              address === undefined ? undefined : { '@type': 'PostalAddress', streetAddress: address },
            description: worded(wordings.text(note)),
            processingTime,
          }),
        ],
  );
  const counters = (service.places ?? []).flatMap(({ place: id, desk }): Node[] => {
    const place = setting.places.get(id);
    return place === undefined
      ? []
      : [
          node({
            '@type': 'ServiceChannel',
            name: worded(desk),
            serviceLocation: placeNode(setting, place),
            availableLanguage: service.languages,
            processingTime,
          }),
        ];
  });
  return [...ways, ...counters];
};
