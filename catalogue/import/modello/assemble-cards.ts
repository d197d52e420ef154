import type { Place, ServiceAtPlace, Unit } from '../../../core/model/place.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { assemble } from '../assemble.ts';
import { withoutEmptyLists } from '../given.ts';
import { assignIds } from '../ids.ts';
import type { Imported } from '../importer.ts';
import { townId, type italianTown } from '../italian-town.ts';
import { isReceptionName } from '../reception.ts';
import type { Entry, ImportReport } from '../report.ts';

/** Something that has no id yet. `key` is what it is known by at the next import, and what others name it by. */
export type Found<T> = { key: string; name: string; record: T };
export type FoundUnit = Found<Omit<Unit, 'id'>> & { inPlaces: readonly string[]; under?: string | undefined };
/** A service, with the keys of all that it names, and what was noted while it was read. */
export type Card = Found<Omit<DraftService, 'id'>> & {
  unit?: string | undefined;
  /** `place` and `unit` are keys, as everywhere here. */
  at: readonly ServiceAtPlace[];
  topics: readonly string[];
  category?: string | undefined;
  related: readonly string[];
  entries: readonly Entry[];
};

/** Everything that a site of the national model gave. Of two with one key the first stands. */
export type Cards = {
  /** For the report. */
  from: string;
  /** What a service is called there, in the report and among the ids that an import keeps. */
  serviceKind: string;
  town: ReturnType<typeof italianTown>;
  cards: readonly Card[];
  units: readonly FoundUnit[];
  places: readonly Found<Omit<Place, 'id'>>[];
  topics: readonly { key: string; name: string }[];
};

const firsts = <T extends { key: string }>(found: readonly T[]): T[] =>
  [...new Map(found.toReversed().map((one) => [one.key, one])).values()].toSorted((a, b) =>
    a.key < b.key ? -1 : 1,
  );

/** Who is above whom, without circles: what would close one is left out. */
const parentsOf = (units: readonly FoundUnit[]): Map<string, string> => {
  const parents = new Map<string, string>();
  for (const { key, under } of units) {
    let above = under;
    while (above !== undefined && above !== key) above = parents.get(above);
    if (under !== undefined && above === undefined) parents.set(key, under);
  }
  return parents;
};

/** Gives ids, puts them in the place of keys, and makes the records. */
export const assembleCards = (
  { from, serviceKind, town, ...found }: Cards,
  earlierIds: ImportReport['ids'],
  entries: Entry[],
): Imported => {
  const idsOf = (kind: string, all: readonly { key: string; name: string }[]): Map<string, string> =>
    assignIds(
      firsts(all).map(({ key, name }) => ({ key, name, published: '' })),
      new Map(Object.entries(earlierIds[kind] ?? {})),
    );
  const [cardIds, unitIds, placeIds, topicIds] = [
    idsOf(serviceKind, found.cards),
    idsOf('unit', found.units),
    idsOf('place', found.places),
    idsOf('topic', found.topics),
  ];
  const known = (ids: ReadonlyMap<string, string>, keys: readonly (string | undefined)[]): string[] => [
    ...new Set(keys.flatMap((key) => ids.get(key ?? '') ?? [])),
  ];
  const places = firsts(found.places).map(({ key, record }): Place => ({
    id: placeIds.get(key) ?? '',
    ...record,
  }));
  const parents = parentsOf(found.units);
  const units = firsts(found.units).map(({ key, name, record, inPlaces }): Unit =>
    withoutEmptyLists({
      id: unitIds.get(key) ?? '',
      organisation: townId,
      ...record,
      parent: unitIds.get(parents.get(key) ?? ''),
      places: known(placeIds, inPlaces),
      ...(isReceptionName(name) ? { reception: true } : {}),
    } as Unit),
  );
  const services = firsts(found.cards).map(({ key, record, entries: own, ...card }): DraftService => {
    const id = cardIds.get(key) ?? '';
    for (const entry of own) entries.push({ ...entry, record: `services/${id}` });
    return withoutEmptyLists({
      id,
      ...record,
      authority: townId,
      responsibleUnit: unitIds.get(card.unit ?? ''),
      places: card.at.flatMap(({ place, unit, ...more }) => {
        const [at, by] = [placeIds.get(place), unitIds.get(unit ?? '')];
        return at === undefined ? [] : [{ place: at, ...(by === undefined ? {} : { unit: by }), ...more }];
      }),
      topics: known(topicIds, [card.category, ...card.topics]),
      category: topicIds.get(card.category ?? ''),
      related: known(cardIds, card.related).filter((one) => one !== id),
    } as DraftService);
  });
  const reception = units.find((unit) => unit.reception === true);
  if (reception !== undefined) town.municipality.reception = reception.id;
  return assemble({
    from,
    municipality: town.municipality,
    organisations: [town.organisation],
    units,
    places,
    services,
    topics: firsts(found.topics).map(({ key, name }) => ({
      id: topicIds.get(key) ?? '',
      name: { it: name },
    })),
    ids: { [serviceKind]: cardIds, unit: unitIds, place: placeIds, topic: topicIds },
    entries,
    sourceClass: serviceKind,
  });
};
