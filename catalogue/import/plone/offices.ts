import type { Contact, Place, Unit } from '../../../core/model/place.ts';
import { townId } from '../italian-town.ts';
import type { Found, FoundUnit } from '../modello/assemble-cards.ts';
import { phonesOf } from '../phone.ts';
import { cleanText, shorten } from '../text.ts';
import { writtenHours } from '../written-hours.ts';
import { isA, pathOf, type Content, type Contents } from './contents.ts';
import { Reading } from './reading.ts';
import { isJson, listOf } from '../json.ts';

const maxPurpose = 200;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The word of a vocabulary: a string, or `{ token, title }`, or a list of one. */
const wordOf = (value: unknown): string => {
  const one = Array.isArray(value) ? (value as unknown[])[0] : value;
  const word = isJson(one) ? (one['token'] ?? one['title']) : one;
  return typeof word === 'string' ? cleanText(word).text : '';
};

/** One value of a contact point, by its kind; empty where it cannot be used to reach anybody from a kiosk. */
const contactOf = (kind: string, value: string): Contact[] => {
  if (/telefono|phone|cellulare|mobile/i.test(kind))
    return (phonesOf(value) ?? []).map(({ number }) => ({ phone: number }));
  if (/pec/i.test(kind)) return email.test(value) ? [{ label: { it: 'PEC' }, email: value }] : [];
  if (/mail/i.test(kind)) return email.test(value) ? [{ email: value }] : [];
  const url = /^www\./i.test(value) ? `https://${value}` : value;
  return /web|url|sito/i.test(kind) && /^https?:\/\/\S+$/.test(url) ? [{ url }] : [];
};

/** The contacts of a content: its contact points, and fields of its own as older sites have them. */
export const contactsOf = (reading: Reading): Contact[] => {
  const rows = reading
    .related('contact_info')
    .flatMap((point) => listOf(point['value_punto_contatto']))
    .filter(isJson)
    .map((row) => ({ kind: wordOf(row['pdc_type']), value: wordOf(row['pdc_value']) }));
  const said = reading.words('contact_info');
  if (said !== '')
    reading.keep('contact_info', said, 'Contacts in a text: give each its own field.', 'contact');
  for (const field of ['telefono', 'email', 'pec', 'web']) {
    const value = wordOf(reading.take(field));
    if (value !== '') rows.push({ kind: field, value });
  }
  const seen = new Set<string>();
  return rows.flatMap(({ kind, value }) => {
    if (value === '' || seen.has(value)) return [];
    seen.add(value);
    const contacts = contactOf(kind, value);
    if (contacts.length === 0)
      reading.keep(
        `contact ${kind}`,
        value,
        'A contact that has no field here, or cannot be read.',
        'contact',
      );
    return contacts;
  });
};

const degrees = (value: unknown, most: number): number | undefined =>
  typeof value === 'number' && value !== 0 && Math.abs(value) <= most ? value : undefined;

/** Address and hours, which places and offices have alike. */
const whereOf = (reading: Reading): Pick<Place, 'address' | 'city' | 'lat' | 'lon' | 'hours'> => {
  const [street, city] = [wordOf(reading.take('street')), wordOf(reading.take('city'))];
  reading.take('zip_code');
  const point = reading.take('geolocation');
  const [lat, lon] = isJson(point)
    ? [degrees(point['latitude'], 90), degrees(point['longitude'], 180)]
    : [undefined, undefined];
  const hours = writtenHours(reading.lines('orario_pubblico'));
  if (hours?.raw !== undefined)
    reading.note(
      'guessed',
      'hours',
      'orario_pubblico',
      'Hours that cannot be read as such: shown as words.',
      {
        was: hours.raw,
      },
    );
  return {
    ...(street === '' ? {} : { address: street }),
    ...(city === '' ? {} : { city }),
    ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
    ...(hours === undefined ? {} : { hours }),
  };
};

const titleOf = (content: Content): string =>
  typeof content['title'] === 'string' ? cleanText(content['title']).text : pathOf(content['@id']);

/** A `Venue`. */
export const placeOf = (
  content: Content,
  contents: Contents,
): Found<Omit<Place, 'id'>> & { reading: Reading } => {
  const reading = new Reading(content, contents);
  const name = titleOf(content);
  reading.take('description');
  const where = whereOf(reading);
  const contacts = contactsOf(reading);
  const record: Omit<Place, 'id'> = {
    name: { it: name },
    organisation: townId,
    ...where,
    ...(contacts.length === 0 ? {} : { contacts }),
    sourceId: reading.path,
    ...reading.finish(),
  };
  return { key: reading.path, name, record, reading };
};

/** An office, and the place that it is itself where it has an address and names no other. */
export type Office = FoundUnit & { reading: Reading; own: Found<Omit<Place, 'id'>> | undefined };

/** A `UnitaOrganizzativa`. */
export const officeOf = (content: Content, contents: Contents): Office => {
  const reading = new Reading(content, contents);
  const name = titleOf(content);
  const tasks = reading.words('competenze') || reading.words('description');
  reading.take('description');
  const purpose = shorten(tasks, maxPurpose);
  if (purpose !== tasks)
    reading.keep('competenze', tasks, 'The whole text on the tasks of the office.', 'tasks');
  const { hours, ...where } = whereOf(reading);
  const contacts = contactsOf(reading);
  const places = [...reading.related('sede'), ...reading.related('sedi_secondarie')]
    .filter((one) => isA(one, 'place'))
    .map((one) => pathOf(one['@id']));
  const [above] = contents
    .related([reading.take('uo_parent'), content['parent']])
    .filter((one) => isA(one, 'unit'));
  const own =
    places.length > 0 || where.address === undefined
      ? undefined
      : {
          key: reading.path,
          name,
          record: {
            name: { it: name },
            organisation: townId,
            ...where,
            ...(hours === undefined ? {} : { hours }),
          },
        };
  const record: Omit<Unit, 'id'> = {
    name: { it: name },
    ...(purpose === '' ? {} : { purpose: { it: purpose } }),
    ...(contacts.length === 0 ? {} : { contacts }),
    ...(hours === undefined || own !== undefined ? {} : { hours }),
    sourceId: reading.path,
    ...reading.finish(),
  };
  return {
    key: reading.path,
    name,
    record,
    inPlaces: own === undefined ? places : [own.key],
    under: above === undefined ? undefined : pathOf(above['@id']),
    reading,
    own,
  };
};
