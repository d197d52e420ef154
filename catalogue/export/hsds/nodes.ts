import type { Catalogue } from '../../../core/model/catalogue.ts';
import type { Contact, Organisation, Place } from '../../../core/model/place.ts';
import type { Schedule } from '../../../core/model/schedule.ts';
import { piecesOf } from '../../standards/hours-specification.ts';
import { uuidOf } from '../../standards/uuid.ts';
import { calendarDays } from '../../standards/vocabularies.ts';
import type { Wordings } from '../wordings.ts';

/** An object of HSDS: fields to values. */
export type Node = Record<string, unknown>;

/** What all objects of one export share. */
export type Setting = { base: string; catalogue: Catalogue; wordings: Wordings };

/** The fields that have a value: HSDS leaves out what it does not know. */
export const node = (fields: Node): Node =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );

/** What says which system an identifier is of. */
export const ownScheme = 'sportello';
/** The note of a schedule that says that it is closed: HSDS has no field for it. */
export const closedNote = 'closed';

/** The identifier of a part of the catalogue: HSDS asks for UUIDs. */
export const idOf = ({ base }: Setting, ...path: (string | number)[]): string =>
  uuidOf(`${base}${path.join('/')}`);

/** Hours as `schedule`: iCalendar rules for the weekly ones, single days with their dates. */
export const scheduleNodes = (setting: Setting, path: string, schedule: Schedule | undefined): Node[] => {
  if (schedule === undefined) return [];
  const { weekly, special } = piecesOf(schedule);
  const { timeZone } = setting.catalogue.municipality;
  const nodes: Node[] = [
    ...weekly.map(({ days, open, close, from, to }) => ({
      freq: 'WEEKLY',
      wkst: 'MO',
      interval: 1,
      byday: days.map((day) => calendarDays[day]).join(','),
      opens_at: open,
      closes_at: close,
      valid_from: from,
      valid_to: to,
    })),
    ...special.map(({ from, to, open, close, reason }) => ({
      dtstart: from,
      until: to,
      valid_from: from,
      valid_to: to,
      opens_at: open,
      closes_at: close,
      notes: open === undefined ? closedNote : undefined,
      description: setting.wordings.italian(reason),
    })),
    ...(schedule.raw === undefined ? [] : [{ description: schedule.raw }]),
  ];
  return nodes.map((fields, index) =>
    node({
      id: idOf(setting, path, 'schedule', index),
      ...fields,
      ...('description' in fields && Object.keys(fields).length === 1 ? {} : { timezone: timeZone }),
    }),
  );
};

export const phoneNodes = (setting: Setting, path: string, numbers: readonly string[]): Node[] =>
  numbers.map((number, index) => ({ id: idOf(setting, path, 'phone', index), number, type: 'voice' }));

export const contactNodes = (
  setting: Setting,
  path: string,
  contacts: readonly Contact[] | undefined,
): Node[] =>
  (contacts ?? []).map(({ label, phone, email }, index) =>
    node({
      id: idOf(setting, path, 'contact', index),
      name: setting.wordings.italian(label),
      email,
      phones: phoneNodes(setting, `${path}/contact/${index}`, phone === undefined ? [] : [phone]),
    }),
  );

export const organizationNode = (
  setting: Setting,
  { id, name, shortName, url, contacts }: Organisation,
): Node => {
  const path = `organization/${id}`;
  return node({
    id: idOf(setting, path),
    name: name.it,
    alternate_name: shortName?.it,
    description: name.it,
    website: url,
    organization_identifiers: [
      {
        id: idOf(setting, path, 'identifier'),
        identifier_scheme: ownScheme,
        identifier_type: 'id',
        identifier: id,
      },
    ],
    contacts: contactNodes(setting, path, contacts),
  });
};

export const locationNode = (setting: Setting, place: Place): Node => {
  const path = `location/${place.id}`;
  const { access } = place;
  return node({
    id: idOf(setting, path),
    location_type: 'physical',
    name: place.name?.it,
    transportation: place.directions?.it,
    latitude: place.lat,
    longitude: place.lon,
    external_identifier: place.sourceId ?? place.id,
    external_identifier_type: ownScheme,
    addresses:
      place.address === undefined && place.city === undefined
        ? []
        : [
            {
              id: idOf(setting, path, 'address'),
              address_1: place.address ?? '',
              city: place.city ?? '',
              // The standard asks for these two, and the catalogue has none of its own.
              state_province: '',
              postal_code: '',
              country: 'IT',
              address_type: 'physical',
            },
          ],
    accessibility:
      access === undefined
        ? []
        : [
            node({
              id: idOf(setting, path, 'access'),
              description: `wheelchair: ${access.wheelchair}`,
              details: access.note?.it,
            }),
          ],
    contacts: contactNodes(setting, path, place.contacts),
    schedules: scheduleNodes(setting, path, place.hours),
  });
};
