import type { Organisation, Place, Unit } from '../../../core/model/place.ts';
import { withoutEmptyLists } from '../given.ts';
import type { Entry } from '../report.ts';
import { keyOf } from './directory.ts';
import { contactsOf, Fields, isAddress, phonesOf } from './fields.ts';
import { hoursOf, type Note } from './hours.ts';
import { rowsOf, type Row } from './read-hsds.ts';

/** An `organization`. It has no `unmapped`: what it says beyond our fields is in the report. */
export const organisationOf = (entries: Entry[], row: Row, id: string): Organisation => {
  const fields = new Fields(row, `organisations/${id}`, entries);
  fields.take('organization_identifiers');
  const [name = id, url, shortName, email] = [
    fields.text('name'),
    fields.text('website', 'url'),
    fields.text('alternate_name'),
    fields.text('email'),
  ];
  const contacts = [
    ...contactsOf(fields, fields.take('contacts')),
    ...phonesOf(fields, fields.take('phones')).map((phone) => ({ phone })),
    ...(email === undefined ? [] : [{ email }]),
  ];
  if (row['description'] === name) fields.take('description');
  fields.finish();
  return withoutEmptyLists<Organisation>({
    id,
    name: { it: name },
    kind: 'other',
    shortName: shortName === undefined ? undefined : { it: shortName },
    url: isAddress(url) ? url : undefined,
    contacts,
  });
};

/** A `program`: the people who do a group of services. */
export const unitOf = (entries: Entry[], row: Row, id: string): Unit => {
  const fields = new Fields(row, `units/${id}`, entries);
  const [name = id, purpose] = [fields.text('name'), fields.text('description')];
  fields.take('alternate_name');
  return withoutEmptyLists<Unit>({
    id,
    sourceId: keyOf(row),
    name: { it: name },
    purpose: purpose === undefined ? undefined : { it: purpose },
    unmapped: fields.finish(),
  });
};

/** Whether one gets in with a wheelchair, where it is said as our own export says it: HSDS has a text only. */
const accessOf = (fields: Fields): Place['access'] => {
  const rows = rowsOf(fields.take('accessibility'));
  const [first] = rows;
  const wheelchair = (['yes', 'limited', 'no'] as const).find(
    (one) => first?.['description'] === `wheelchair: ${one}`,
  );
  if (wheelchair === undefined) {
    if (rows.length > 0) fields.keep('accessibility', rows);
    return undefined;
  }
  const { details } = first ?? {};
  return { wheelchair, ...(typeof details === 'string' ? { note: { it: details } } : {}) };
};

/** A `location`. */
export const placeOf = (entries: Entry[], row: Row, id: string): Place => {
  const fields = new Fields(row, `places/${id}`, entries);
  const note: Note = (kind, code, words, was, now) => fields.note(kind, code, words, was, now, 'schedules');
  const [address, ...more] = rowsOf(fields.take('addresses'));
  if (more.length > 0) fields.keep('addresses', more, 'There is room for one only.');
  const degrees = (field: string, most: number): number | undefined => {
    const said = fields.text(field);
    const value = Number(said);
    if (said === undefined || (!Number.isNaN(value) && Math.abs(value) <= most))
      return said === undefined ? undefined : value;
    fields.keep(field, said, 'Not a place on Earth.');
    return undefined;
  };
  const access = accessOf(fields);
  const part = (name: string): string => String(address?.[name] ?? '').trim();
  const [name = id, transport] = [fields.text('name'), fields.text('transportation')];
  const place = withoutEmptyLists<Place>({
    id,
    sourceId: fields.text('external_identifier') ?? keyOf(row),
    name: { it: name },
    address: [part('address_1'), part('address_2')].filter((one) => one !== '').join(', ') || undefined,
    city: part('city') || undefined,
    lat: degrees('latitude', 90),
    lon: degrees('longitude', 180),
    access,
    directions: transport === undefined ? undefined : { it: transport },
    contacts: [
      ...contactsOf(fields, fields.take('contacts')),
      ...phonesOf(fields, fields.take('phones')).map((phone) => ({ phone })),
    ],
    hours: hoursOf(fields.take('schedules'), note),
  });
  fields.take('external_identifier_type');
  const unmapped = fields.finish();
  return unmapped === undefined ? place : { ...place, unmapped };
};
