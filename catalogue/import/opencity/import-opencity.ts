import type { Topic } from '../../../core/model/catalogue.ts';
import type { Need } from '../../../core/model/guide.ts';
import type { Organisation } from '../../../core/model/place.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { assignIds, looseSlug } from '../ids.ts';
import { phonesOf } from '../phone.ts';
import type { Entry, ImportReport } from '../report.ts';
import { cleanText } from '../text.ts';
import type { Dump, DumpObject } from './dump.ts';
import { placeOf } from './places.ts';
import type { Context } from './scope.ts';
import { serviceOf } from './services.ts';
import { findServiceIn } from './steps.ts';
import { townOf } from './town.ts';
import { parentsOf, unitOf } from './units.ts';

/** Records by the file that they go to, and what the editor should know. */
export type Imported = { records: Record<string, unknown>; report: Omit<ImportReport, 'files'> };

const italian = (object: DumpObject, field: string): string => cleanText(String(object.data['ita-IT']?.[field] ?? Object.values(object.data)[0]?.[field] ?? object.name)).text;
const officeClasses = ['administrative_area', 'office'];
/** The identifier of a category, which is a name there and no record. */
const categoryClass = 'type';

/** Ids of all records, kept from an earlier import where there was one. Offices and their areas share one folder, topics and categories one list. */
const allIds = (dump: Dump, earlier: Readonly<Record<string, Readonly<Record<string, string>>>>): Record<string, Map<string, string>> => {
  const categories = [...new Set(dump.all('public_service').flatMap((one) => (Array.isArray(one.data['ita-IT']?.['type']) ? (one.data['ita-IT']['type'] as unknown[]) : []).map((name) => cleanText(String(name)).text)))].sort();
  const groups: readonly { classes: readonly string[]; field: string }[] = [
    { classes: ['public_service'], field: 'name' },
    { classes: officeClasses, field: 'legal_name' },
    { classes: ['place'], field: 'name' },
    { classes: ['topic', categoryClass], field: 'name' },
  ];
  const ids: Record<string, Map<string, string>> = {};
  for (const { classes, field } of groups) {
    const named = classes.flatMap((one) =>
      one === categoryClass
        ? categories.map((name) => ({ key: `${one} ${name}`, name, published: '9999' }))
        : dump.all(one).map((object) => ({ key: `${one} ${object.remoteId}`, name: italian(object, field), published: object.published })),
    );
    const kept = new Map(classes.flatMap((one) => Object.entries(earlier[one] ?? {}).map(([remoteId, id]) => [`${one} ${remoteId}`, id] as const)));
    for (const [key, id] of assignIds(named, kept)) {
      const space = key.indexOf(' ');
      (ids[key.slice(0, space)] ??= new Map()).set(key.slice(space + 1), id);
    }
  }
  return ids;
};

/** Every topic with active services is a need, so that home has something to tap: those with most services first. */
const needsOf = (topics: readonly Topic[], services: readonly DraftService[]): Need[] =>
  topics
    .map((topic) => ({ id: topic.id, title: topic.name, services: services.filter((service) => service.status === 'active' && service.needs?.includes(topic.id)).map(({ id }) => id) }))
    .filter((need) => need.services.length > 0)
    .toSorted((a, b) => b.services.length - a.services.length || (a.title.it < b.title.it ? -1 : 1));

/** Turns a dump of an OpenCity site into records of the source form. The same dump gives the same records. */
export const importOpenCity = (
  dump: Dump,
  earlierIds: ImportReport['ids'] = {},
): { ok: true; value: Imported } | { ok: false; error: { code: 'no-town'; words: string } } => {
  const town = townOf(dump);
  if (town === undefined) return { ok: false, error: { code: 'no-town', words: 'No record of class public_organization with a legal_name: it says which town this is.' } };
  const entries: Entry[] = [];
  const context: Context = { dump, entries, ids: allIds(dump, earlierIds), used: new Set(dump.all('public_organization').map(({ remoteId }) => `public_organization ${remoteId}`)) };
  for (const { field, words, now } of town.guesses) entries.push({ kind: 'guessed', code: 'town', record: 'municipality', source: '', field, words, now });

  const byName = (a: DumpObject, b: DumpObject): number => (a.remoteId < b.remoteId ? -1 : 1);
  const places = dump.all('place').toSorted(byName).map((object) => placeOf(context, object, town));
  const offices = officeClasses.flatMap((one) => dump.all(one)).toSorted(byName);
  const officeNames = new Map(offices.flatMap((office) => [italian(office, 'alt_name'), italian(office, 'legal_name')].map((name) => [name.toLowerCase(), italian(office, 'legal_name')])));
  const linked = new Set(dump.all('place').flatMap((place) => JSON.stringify(place.data).match(/"remoteId":"[^"]+"/g) ?? []));
  const loose = dump.all('opening_hours_specification').filter(({ remoteId }) => !linked.has(`"remoteId":"${remoteId}"`));
  const parents = parentsOf(context, offices);
  const units = offices.map((object) => unitOf(context, object, { ...town, officeNames, loose, parents }));

  const categories = context.ids[categoryClass] ?? new Map<string, string>();
  const topics: Topic[] = [
    ...dump.all('topic').map((topic) => ({ id: context.ids['topic']?.get(topic.remoteId) ?? '', name: { it: italian(topic, 'name') } })),
    ...[...categories].map(([name, id]) => ({ id, name: { it: name } })),
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const topic of dump.all('topic')) context.used.add(`topic ${topic.remoteId}`);
  const titles = new Map(dump.all('public_service').map((object) => [looseSlug(italian(object, 'name')), context.ids['public_service']?.get(object.remoteId) ?? '']));
  const setting = { ...town, officeNames, findService: findServiceIn(titles), categories, placesOfUnit: new Map(units.map((unit) => [unit.id, unit.places ?? []])) };
  const services = dump.all('public_service').toSorted(byName).map((object) => serviceOf(context, object, setting));
  const needs = needsOf(topics, services);
  const known = new Set(needs.map(({ id }) => id));
  for (const service of services) {
    // A topic of hidden services only is no need: home would lead nowhere.
    const own = service.needs?.filter((need) => known.has(need)) ?? [];
    if (own.length > 0) service.needs = own;
    else delete service.needs;
  }

  const { municipality } = town;
  const reception = units.find((unit) => unit.reception === true);
  if (reception !== undefined) municipality.reception = reception.id;
  const switchboard = units.find((unit) => /^centralino\b/i.test(unit.name?.it ?? ''))?.contacts?.find(({ phone }) => phone !== undefined)?.phone;
  if (switchboard !== undefined && phonesOf(switchboard) !== undefined) {
    municipality.switchboard = switchboard;
    entries.push({ kind: 'guessed', code: 'town', record: 'municipality', source: '', field: 'switchboard', words: 'The number of the office called Centralino.', now: switchboard });
  }
  entries.push({ kind: 'guessed', code: 'needs', record: 'needs', source: '', field: 'needs', words: `${needs.length} needs made of the topics that have active services: put them in people's own words, and join what belongs together.` });
  for (const one of dump.classes.flatMap(dump.all))
    if (!context.used.has(`${one.classIdentifier} ${one.remoteId}`))
      entries.push({ kind: 'left-out', code: one.classIdentifier, record: '', source: `${one.classIdentifier} ${one.remoteId}`, field: '', words: `"${cleanText(one.name).text}" is named by nothing that was imported.`, was: one.data });

  const organisations: Organisation[] = [{ id: town.organisation, name: municipality.name, kind: 'town', ...(municipality.website === undefined ? {} : { url: municipality.website }) }];
  const records: Record<string, unknown> = { 'municipality.yaml': municipality, 'organisations.yaml': { organisations }, 'topics.yaml': { topics }, 'needs.yaml': { needs } };
  for (const [folder, list] of Object.entries({ places, units, services })) for (const record of list) records[`${folder}/${record.id}.yaml`] = record;
  return { ok: true, value: { records, report: { from: 'OpenCity', town: municipality.name.it, counts: countsOf(services, { units: units.length, places: places.length, 'places with hours': places.filter(({ hours }) => hours !== undefined).length, 'units with hours': units.filter(({ hours }) => hours !== undefined).length, topics: topics.length, needs: needs.length }, entries), ids: Object.fromEntries(Object.entries(context.ids).map(([name, map]) => [name, Object.fromEntries([...map].toSorted(([a], [b]) => (a < b ? -1 : 1)))])), entries } } };
};

const countsOf = (services: readonly DraftService[], others: Record<string, number>, entries: readonly Entry[]): Record<string, number> => {
  const counts: Record<string, number> = { services: services.length };
  for (const status of ['active', 'suspended', 'inactive', 'in-development', 'internal'] as const) counts[`services ${status}`] = services.filter((service) => service.status === status).length;
  for (const field of ['summary', 'places', 'inputs', 'costs', 'times', 'channels', 'contacts', 'responsibleUnit'] as const) counts[`services with ${field}`] = services.filter((service) => service[field] !== undefined).length;
  Object.assign(counts, others);
  for (const kind of ['test', 'guessed', 'dangling', 'unmapped', 'left-out', 'mended'] as const) counts[`entries ${kind}`] = entries.filter((entry) => entry.kind === kind).length;
  return counts;
};
