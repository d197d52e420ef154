import type { Topic } from '../../../core/model/catalogue.ts';
import type { Organisation } from '../../../core/model/place.ts';
import type { Result } from '../../../core/model/result.ts';
import { assemble } from '../assemble.ts';
import { looseSlug } from '../ids.ts';
import type { Imported } from '../importer.ts';
import { phonesOf } from '../phone.ts';
import type { Entry, ImportReport } from '../report.ts';
import type { Dump, DumpObject } from './dump.ts';
import { allIds, categoryClass, italian, officeClasses } from './all-ids.ts';
import { placeOf } from './places.ts';
import type { Context } from './context.ts';
import { serviceOf } from './services.ts';
import { findServiceIn } from './steps.ts';
import { leftOver } from './left-over.ts';
import { townOf } from './town.ts';
import { parentsOf, unitOf } from './units.ts';

/** Turns a dump of an OpenCity site into records of the source form. The same dump gives the same records. */
export const importOpenCity = (
  dump: Dump,
  earlierIds: ImportReport['ids'] = {},
  { town: given, entries = [] }: { town?: string | undefined; entries?: Entry[] } = {},
): Result<Imported, { code: 'no-town'; words: string }> => {
  const town = townOf(dump, given);
  if (town === undefined)
    return {
      ok: false,
      error: {
        code: 'no-town',
        words:
          'No record of class public_organization with a legal_name says which town this is. Give its name: --town "Comune di ..."',
      },
    };
  const context: Context = {
    dump,
    entries,
    ids: allIds(dump, earlierIds),
    used: new Set(dump.all('public_organization').map(({ remoteId }) => `public_organization ${remoteId}`)),
  };
  const byName = (a: DumpObject, b: DumpObject): number => (a.remoteId < b.remoteId ? -1 : 1);
  const places = dump
    .all('place')
    .toSorted(byName)
    .map((object) => placeOf(context, object, town));
  const offices = officeClasses.flatMap((one) => dump.all(one)).toSorted(byName);
  const officeNames = new Map(
    offices.flatMap((office) =>
      [italian(office, 'alt_name'), italian(office, 'legal_name')].map((name) => [
        name.toLowerCase(),
        italian(office, 'legal_name'),
      ]),
    ),
  );
  const linked = new Set(
    dump.all('place').flatMap((place) => JSON.stringify(place.data).match(/"remoteId":"[^"]+"/g) ?? []),
  );
  const loose = dump
    .all('opening_hours_specification')
    .filter(({ remoteId }) => !linked.has(`"remoteId":"${remoteId}"`));
  const parents = parentsOf(context, offices);
  const units = offices.map((object) => unitOf(context, object, { ...town, officeNames, loose, parents }));

  const categories = context.ids[categoryClass] ?? new Map<string, string>();
  const topics: Topic[] = [
    ...dump.all('topic').map((topic) => ({
      id: context.ids['topic']?.get(topic.remoteId) ?? '',
      name: { it: italian(topic, 'name') },
    })),
    ...[...categories].map(([name, id]) => ({ id, name: { it: name } })),
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const topic of dump.all('topic')) context.used.add(`topic ${topic.remoteId}`);
  const titles = new Map(
    dump
      .all('public_service')
      .map((object) => [
        looseSlug(italian(object, 'name')),
        context.ids['public_service']?.get(object.remoteId) ?? '',
      ]),
  );
  const setting = {
    ...town,
    officeNames,
    findService: findServiceIn(titles),
    categories,
    placesOfUnit: new Map(units.map((unit) => [unit.id, unit.places ?? []])),
  };
  const services = dump
    .all('public_service')
    .toSorted(byName)
    .map((object) => serviceOf(context, object, setting));

  const { municipality } = town;
  const reception = units.find((unit) => unit.reception === true);
  if (reception !== undefined) municipality.reception = reception.id;
  const switchboard = units
    .find((unit) => /^centralino\b/i.test(unit.name?.it ?? ''))
    ?.contacts?.find(({ phone }) => phone !== undefined)?.phone;
  if (switchboard !== undefined && phonesOf(switchboard) !== undefined) {
    municipality.switchboard = switchboard;
    town.guesses.push({
      field: 'switchboard',
      words: 'The number of the office called Centralino.',
      now: switchboard,
    });
  }

  const organisations: Organisation[] = [
    {
      id: town.organisation,
      name: municipality.name,
      kind: 'town',
      ...(municipality.website === undefined ? {} : { url: municipality.website }),
    },
  ];
  return {
    ok: true,
    value: assemble({
      from: 'OpenCity',
      municipality,
      organisations,
      units,
      places,
      services,
      topics,
      ids: context.ids,
      entries,
      guesses: town.guesses,
      atLast: () => leftOver(context),
      sourceClass: 'public_service',
    }),
  };
};
