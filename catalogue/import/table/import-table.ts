import type { Topic } from '../../../core/model/catalogue.ts';
import type { Unit } from '../../../core/model/place.ts';
import type { Result } from '../../../core/model/result.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { assemble } from '../assemble.ts';
import { withoutEmptyLists } from '../given.ts';
import { assignIds, looseSlug } from '../ids.ts';
import type { ImportFailure, Imported, ImportOptions } from '../importer.ts';
import { cityOf, italianTown, townId } from '../italian-town.ts';
import type { Entry } from '../report.ts';
import { textOf, yearlyOf } from './cells.ts';
import { addClosures, collectClosures } from './closures.ts';
import { addMissing, collect, withIds, type Found } from './collect.ts';
import { placeOf, unitOf, type DraftPlace, type DraftUnit } from './places.ts';
import type { RowReading } from './reading.ts';
import { serviceOf, type RowService } from './services.ts';
import { tableOf, type RawSheet } from './sheet.ts';

type Town = ReturnType<typeof italianTown>;

/** The row of "Comune". */
const townOf = (reading: RowReading, name: string): Town => {
  const patron = reading.row.get('patron');
  const day = patron === undefined ? undefined : yearlyOf(patron.value);
  if (patron !== undefined && day === undefined)
    reading.mistake(
      'date',
      'patron',
      patron,
      `"${textOf(patron.value)}" is no day of the year. Write 26 giugno.`,
    );
  const [ipaCode, website, switchboard] = [
    reading.line('ipaCode'),
    reading.line('website'),
    reading.line('switchboard'),
  ];
  const site = website === undefined || /^https?:/.test(website) ? website : `https://${website}`;
  return italianTown(name, {
    patron: day,
    ...(ipaCode === undefined ? {} : { ipaCode }),
    ...(site === undefined ? {} : { website: site }),
    ...(switchboard === undefined ? {} : { switchboard }),
  });
};

/** Makes records of tables. `town` is its name where no table "Comune" gives it. */
export const importTable = async (
  sheets: readonly RawSheet[],
  entries: Entry[],
  { earlierIds, values }: Pick<ImportOptions, 'earlierIds' | 'values'>,
  onRow: (where: string) => void,
): Promise<Result<Imported, ImportFailure>> => {
  for (const { name } of sheets)
    if (tableOf(name) === undefined && looseSlug(name) !== 'leggimi')
      entries.push({
        kind: 'left-out',
        code: 'sheet',
        record: '',
        source: name,
        field: '',
        words: `"${name}" is no table that is known: it was not read.`,
      });
  const towns = await collect('comune', sheets, entries, townOf, onRow);
  if (!towns.ok) return towns;
  const given = values['town'];
  const [first] = towns.value;
  if (first !== undefined)
    for (const entry of first.entries) entries.push({ ...entry, record: 'municipality' });
  const town = typeof given === 'string' ? italianTown(given) : first?.record();
  if (town === undefined)
    return {
      ok: false,
      error: {
        code: 'no-town',
        words:
          'Nothing says which town this is. Fill in the sheet "Comune", or give its name: --town "Comune di ..."',
      },
    };
  const city = cityOf(town.municipality.name.it);

  const places = await collect<DraftPlace>(
    'luoghi',
    sheets,
    entries,
    (reading, name) => placeOf(reading, name, city),
    onRow,
  );
  const units = await collect<DraftUnit>('uffici', sheets, entries, unitOf, onRow);
  const rows = await collect<RowService>('servizi', sheets, entries, serviceOf, onRow);
  const closures = await collectClosures(sheets, entries, onRow);
  if (!places.ok) return places;
  if (!units.ok) return units;
  if (!rows.ok) return rows;
  if (rows.value.length === 0)
    return {
      ok: false,
      error: {
        code: 'no-services',
        words: 'There is no service in it: fill in at least a row of "Servizi", with a name.',
      },
    };
  addMissing(
    units.value,
    rows.value.map(({ record }) => record().unitName),
    'office',
    (name) => ({ name: { it: name }, organisation: townId }),
  );
  addMissing(
    places.value,
    [...units.value, ...rows.value].map(({ record }) => record().placeName),
    'place',
    (name) => ({ name: { it: name }, organisation: townId, city }),
  );

  const put = withIds('places', places.value, earlierIds['place'] ?? {}, entries);
  const staffed = withIds('units', units.value, earlierIds['unit'] ?? {}, entries);
  const offered = withIds('services', rows.value, earlierIds['service'] ?? {}, entries);
  const bySlug = (ids: ReadonlyMap<string, string>, found: readonly Found<unknown>[]): Map<string, string> =>
    new Map(found.map(({ key, name }) => [looseSlug(name), ids.get(key) ?? '']));
  const [placeIds, unitIds] = [bySlug(put.ids, places.value), bySlug(staffed.ids, units.value)];
  const names = [...new Set(rows.value.flatMap(({ record }) => record().categoryNames))].sort();
  const topicIds = assignIds(
    names.map((name) => ({ key: looseSlug(name), name, published: '' })),
    new Map(Object.entries(earlierIds['topic'] ?? {})),
  );
  const topics: Topic[] = [...topicIds].map(([key, id]) => ({
    id,
    name: { it: names.find((name) => looseSlug(name) === key) ?? key },
  }));

  const placeRecords = [...put.records()];
  const finishedUnits = [...staffed.records()].map(({ placeName, ...unit }): Unit => {
    const place = placeName === undefined ? undefined : placeIds.get(looseSlug(placeName));
    return place === undefined ? unit : { ...unit, places: [place] };
  });
  const placesOfUnit = new Map(finishedUnits.map(({ id, places: own }) => [id, own?.[0]]));
  const services = function* (): Generator<DraftService> {
    let at = 0;
    for (const { unitName, placeName, categoryNames, ...service } of offered.records()) {
      const unit = unitName === undefined ? undefined : unitIds.get(looseSlug(unitName));
      const place =
        placeName === undefined ? placesOfUnit.get(unit ?? '') : placeIds.get(looseSlug(placeName));
      const topic = categoryNames.flatMap((name) => topicIds.get(looseSlug(name)) ?? []);
      const channels = service.channels ?? [];
      yield withoutEmptyLists<DraftService>({
        ...service,
        sourceId: service.sourceId ?? rows.value[at]?.key ?? '',
        ...(unit === undefined ? {} : { responsibleUnit: unit }),
        ...(place === undefined ? {} : { places: [{ place, ...(unit === undefined ? {} : { unit }) }] }),
        channels:
          place !== undefined && !channels.some(({ type }) => type === 'counter')
            ? [{ type: 'counter' }, ...channels]
            : channels,
        topics: topic,
        ...(topic[0] === undefined ? {} : { category: topic[0] }),
      });
      at += 1;
    }
  };
  addClosures(
    closures,
    town.municipality,
    { places: placeRecords, placeIds, units: finishedUnits, unitIds },
    entries,
  );
  const reception = finishedUnits.find((unit) => unit.reception === true);
  if (reception !== undefined) town.municipality.reception = reception.id;
  return {
    ok: true,
    value: assemble({
      from: 'a table',
      municipality: town.municipality,
      organisations: [town.organisation],
      units: finishedUnits,
      places: placeRecords,
      services: services(),
      topics,
      ids: { place: put.ids, unit: staffed.ids, service: offered.ids, topic: topicIds },
      entries,
    }),
  };
};
