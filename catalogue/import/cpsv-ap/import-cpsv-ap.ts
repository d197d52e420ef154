import type { Municipality } from '../../../core/model/catalogue.ts';
import { fail, succeed, type Result } from '../../../core/model/result.ts';
import { countryAuthority } from '../../standards/vocabularies.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { assemble, type TownGuess } from '../assemble.ts';
import { assignIds, slugOf } from '../ids.ts';
import type { Imported } from '../importer.ts';
import { nationalHolidays } from '../italian-holidays.ts';
import type { Entry, ImportReport } from '../report.ts';
import type { FindId } from './channels.ts';
import type { Graph } from './graph.ts';
import { leftOver } from './left-over.ts';
import { classes, names, rdfType } from './names.ts';
import { lastWord, organisationOf, placeOf, topicOf, unitOf } from './records.ts';
import { plainValue, type Context } from './scope.ts';
import { serviceOf } from './services.ts';

type Kind = Parameters<FindId>[0];

/** An id that a person would give: it has letters, and is no UUID. */
const readable = (text: string): boolean =>
  /^(?=.*[a-z]{2})[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) &&
  text.length <= 40 &&
  !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Keys of all records, by kind. What a service points to is one even where the data says nothing of it. */
const keysOf = (graph: Graph): Record<Kind, Set<string>> => {
  const found: Record<Kind, Set<string>> = {
    service: new Set(),
    organisation: new Set(),
    unit: new Set(),
    place: new Set(),
    topic: new Set(),
  };
  const targets = (key: string, properties: readonly string[]): string[] =>
    properties.flatMap((property) =>
      (graph.get(key)?.get(property) ?? []).flatMap((value) => (value.kind === 'node' ? [value.key] : [])),
    );
  for (const key of graph.keys()) {
    const types = targets(key, [rdfType]);
    const is = (kind: keyof typeof classes): boolean =>
      types.some((type) => (classes[kind] as readonly string[]).includes(type));
    if (is('service')) found.service.add(key);
    else if (is('unit')) found.unit.add(key);
    else if (is('organisation')) found.organisation.add(key);
    else if (
      is('place') &&
      (names.identifier.some((one) => graph.get(key)?.has(one)) || targets(key, names.address).length > 0)
    )
      found.place.add(key);
  }
  for (const service of found.service) {
    for (const key of targets(service, [...names.area, ...names.subject, ...names.type]))
      found.topic.add(key);
    for (const key of targets(service, names.ownedBy)) if (!found.organisation.has(key)) found.unit.add(key);
    for (const key of targets(service, [...names.authority, ...names.provider]))
      if (!found.unit.has(key) && graph.get(key) !== undefined) found.organisation.add(key);
  }
  return found;
};

/** Ids of all records: that of an earlier import, else what the address ends in where it reads as an id, else the name. */
const idsOf = (
  graph: Graph,
  keys: Readonly<Record<Kind, Set<string>>>,
  earlier: ImportReport['ids'],
): Record<Kind, Map<string, string>> => {
  const first = (key: string, properties: readonly string[]): string | undefined => {
    const value = properties
      .flatMap((property) => graph.get(key)?.get(property) ?? [])
      .toSorted((a, b) => tagOrder(a) - tagOrder(b))[0];
    return value && plainValue(value);
  };
  const tagOrder = (value: { kind: string; language?: string }): number =>
    value.language === 'it' ? 0 : value.language === 'en' ? 1 : 2;
  const give = (kind: Kind): Map<string, string> => {
    const named = [...keys[kind]].sort().map((key) => {
      const ending = /[^/#:]+$/.exec(key)?.[0] ?? '';
      const identifier = first(key, names.identifier) ?? '';
      const name = [ending, identifier].find(readable) ?? first(key, names.title) ?? lastWord(key);
      return { key, name, published: '' };
    });
    return assignIds(named, new Map(Object.entries(earlier[kind] ?? {})));
  };
  return {
    service: give('service'),
    organisation: give('organisation'),
    unit: give('unit'),
    place: give('place'),
    topic: give('topic'),
  };
};

/** Turns a graph in the terms of CPSV-AP, of any release, into records of the source form. The same graph gives the same records. */
export const importCpsvAp = (
  graph: Graph,
  earlier: ImportReport['ids'] = {},
): Result<Imported, { code: 'no-services'; words: string }> => {
  const keys = keysOf(graph);
  if (keys.service.size === 0)
    return fail({
      code: 'no-services',
      words: `Nothing in the data is of class ${classes.service[0]}: it holds no services in the terms of CPSV-AP.`,
    });
  const ids = idsOf(graph, keys, earlier);
  const idOf: FindId = (kind, key) => ids[kind].get(key);
  const entries: Entry[] = [];
  const context: Context = { graph, entries, used: new Set() };
  const each = <T>(kind: Kind, make: (key: string, id: string) => T): T[] =>
    [...keys[kind]].sort().map((key) => make(key, ids[kind].get(key) ?? ''));

  const identifiers = new Map<string, number>();
  const identifierOf = (key: string): string | undefined => {
    const [value] = graph.get(key)?.get(names.identifier[0]) ?? [];
    return value && plainValue(value);
  };
  for (const key of keys.service) {
    const identifier = identifierOf(key) ?? key;
    identifiers.set(identifier, (identifiers.get(identifier) ?? 0) + 1);
  }
  const organisations = each('organisation', (key, id) => organisationOf(context, key, id));
  const units = each('unit', (key, id) => unitOf(context, key, id, idOf));
  const places = each('place', (key, id) => placeOf(context, key, id));
  const topics = each('topic', (key, id) => topicOf(context, key, id));
  const services = function* (): Generator<DraftService> {
    for (const key of [...keys.service].sort()) {
      const identifier = identifierOf(key);
      const isAlone = identifier !== undefined && identifiers.get(identifier) === 1;
      yield serviceOf(context, key, ids.service.get(key) ?? '', isAlone ? identifier : key, idOf);
    }
  };
  const answers = new Map<string, number>();
  for (const key of keys.service)
    for (const value of (graph.get(key)?.get(names.authority[0]) ?? []).slice(0, 1)) {
      const id = idOf('organisation', plainValue(value)) ?? '';
      answers.set(id, (answers.get(id) ?? 0) + 1);
    }
  const town =
    organisations.find(({ kind }) => kind === 'town') ??
    organisations.toSorted((a, b) => (answers.get(b.id) ?? 0) - (answers.get(a.id) ?? 0))[0];
  const isItalian = graph.get(`${countryAuthority}ITA`) !== undefined;
  const municipality: Municipality = {
    formatVersion: 1,
    id: slugOf(
      town?.name.it.replace(/^(?:comune|città|municipio) (?:di |del |della |dell'|d')?/i, '') ?? 'comune',
    ),
    name: town?.name ?? { it: 'Comune' },
    timeZone: 'Europe/Rome',
    ...(isItalian ? { holidays: [...nationalHolidays] } : {}),
    ...(town?.url === undefined ? {} : { website: town.url }),
  };
  const guesses: TownGuess[] = [
    {
      field: 'name',
      words:
        town?.kind === 'town'
          ? 'The organisation that is a town.'
          : 'The organisation that answers for most services.',
      now: municipality.name.it,
    },
    { field: 'timeZone', words: 'The data does not say it.', now: municipality.timeZone },
    {
      field: 'holidays',
      words: isItalian
        ? 'The national holidays of Italy: add the patron saint.'
        : 'The data names no country: write the holidays yourself.',
      now: isItalian,
    },
  ];
  return succeed(
    assemble({
      from: 'CPSV-AP',
      municipality,
      organisations,
      units,
      places,
      services: services(),
      topics,
      ids: ids,
      entries,
      guesses,
      atLast: () => leftOver(context),
      sourceClass: 'PublicService',
    }),
  );
};
