import type { Topic } from '../../../core/model/catalogue.ts';
import type { Organisation, Place, Unit } from '../../../core/model/place.ts';
import { withoutEmptyLists } from '../given.ts';
import type { FindId } from './channels.ts';
import { contactsOf, pageOf } from './contacts.ts';
import { hoursOf } from './hours.ts';
import { names } from './names.ts';
import { Scope, type Context } from './scope.ts';

const kinds: readonly Organisation['kind'][] = [
  'town',
  'state',
  'health',
  'region',
  'concessionaire',
  'association',
  'other',
];
export const lastWord = (iri: string): string => (/[^/#:]+$/.exec(iri)?.[0] ?? iri).replace(/[_-]+/g, ' ');

/** An organisation has no `unmapped`: what it says beyond our fields is in the report. */
export const organisationOf = (context: Context, key: string, id: string): Organisation => {
  const scope = new Scope(context, key, `organisations/${id}`);
  scope.one(names.identifier);
  scope.links(names.spatial);
  const name = scope.text(names.title) ?? { it: lastWord(key) };
  const said = scope.one(names.kind);
  const kind = kinds.find((one) => one === said) ?? 'other';
  const organisation = withoutEmptyLists<Organisation>({
    id,
    name,
    kind,
    shortName: scope.text(names.altLabel),
    url: pageOf(scope),
    contacts: contactsOf(scope),
  });
  scope.finish();
  return organisation;
};

export const unitOf = (context: Context, key: string, id: string, idOf: FindId): Unit => {
  const scope = new Scope(context, key, `units/${id}`);
  const find = (kind: Parameters<FindId>[0], properties: readonly string[]): string[] =>
    scope.links(properties).flatMap((one) => idOf(kind, one) ?? []);
  return withoutEmptyLists<Unit>({
    id,
    sourceId: scope.one(names.identifier) ?? key,
    name: scope.text(names.title),
    purpose: scope.text(names.description),
    organisation: find('organisation', names.unitOf)[0],
    parent: find('unit', names.parent)[0],
    places: find('place', names.spatial),
    contacts: contactsOf(scope),
    hours: hoursOf(scope),
    unmapped: scope.finish(),
  });
};

const degrees = (said: string | undefined, most: number): number | undefined => {
  const value = Number(said);
  return said === undefined || Number.isNaN(value) || Math.abs(value) > most ? undefined : value;
};

export const placeOf = (context: Context, key: string, id: string): Place => {
  const scope = new Scope(context, key, `places/${id}`);
  const [home] = scope.links(names.address);
  const address = home === undefined ? undefined : scope.part(home, 'address');
  const place = withoutEmptyLists<Place>({
    id,
    sourceId: scope.one(names.identifier) ?? key,
    name: scope.text(names.title),
    address: address?.text(names.fullAddress)?.it,
    city: address?.text(names.city)?.it,
    lat: degrees(scope.one(names.lat), 90),
    lon: degrees(scope.one(names.lon), 180),
    directions: scope.text(names.description),
    contacts: contactsOf(scope),
    hours: hoursOf(scope),
  });
  address?.finish();
  const unmapped = scope.finish();
  return unmapped === undefined ? place : { ...place, unmapped };
};

export const topicOf = (context: Context, key: string, id: string): Topic => {
  const scope = new Scope(context, key, `topics/${id}`);
  scope.one(names.identifier);
  const name = scope.text(names.title);
  if (name === undefined)
    scope.note('guessed', 'topic-name', 'name', 'It has no name: the last word of its address.', {
      was: key,
    });
  return { id, name: name ?? { it: lastWord(key) } };
};
