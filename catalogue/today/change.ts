import { todayWords } from '../../assets/locales/today/today-words.ts';
import type { Catalogue } from '../../core/model/catalogue.ts';
import type { Text } from '../../core/model/language.ts';
import type { Result } from '../../core/model/result.ts';
import {
  isOver,
  noChanges,
  parseToday,
  type TodayChanges,
  type TodayEntry,
} from '../../core/published/today.ts';
import type { NewEntry } from '../../core/today/editor.ts';
import { localMoment } from '../../core/today/entries-now.ts';
import { sentenceOf, tellingOf } from '../../core/today/sentences.ts';

/** One entry as an editor reads it. */
export type Described = {
  id: string;
  kind: TodayEntry['kind'];
  sentence: Text;
  note: string | undefined;
  entry: TodayEntry;
};

export type ChangeError = { code: 'unknown-id' | 'over' | 'invalid'; words: string };
const refuse = (code: ChangeError['code'], words: string): { ok: false; error: ChangeError } => ({
  ok: false,
  error: { code, words },
});

const byId = <T extends { id: string }>(records: readonly T[]): Map<string, T> =>
  new Map(records.map((record) => [record.id, record]));

const telling = (catalogue: Catalogue, now: number) => {
  const { timeZone } = catalogue.municipality;
  return tellingOf(
    { services: byId(catalogue.services), units: byId(catalogue.units), places: byId(catalogue.places) },
    localMoment(now, timeZone).slice(0, 10),
    timeZone,
    todayWords,
  );
};

/** Names that the catalogue does not have; a kiosk would leave the entry out, and nobody would know. */
const unknownIds = (catalogue: Catalogue, entry: NewEntry): string[] => {
  const [places, units, services] = [byId(catalogue.places), byId(catalogue.units), byId(catalogue.services)];
  const named = {
    place:
      entry.kind === 'notice'
        ? (entry.places ?? [])
        : [entry.place, ...(entry.kind === 'moved' ? [entry.movedTo] : [])],
    unit: entry.kind === 'notice' || entry.unit === undefined ? [] : [entry.unit],
    service:
      entry.kind === 'notice' ? (entry.services ?? []) : entry.service === undefined ? [] : [entry.service],
  };
  return [
    ...named.place.filter((id) => !places.has(id)).map((id) => `place ${id}`),
    ...named.unit.filter((id) => !units.has(id)).map((id) => `unit ${id}`),
    ...named.service.filter((id) => !services.has(id)).map((id) => `service ${id}`),
  ];
};

/** Whether somebody receives people there at all. */
const isThere = (catalogue: Catalogue, entry: NewEntry): boolean => {
  if (entry.kind === 'notice') return true;
  const { place, unit, service } = entry;
  if (unit !== undefined && byId(catalogue.units).get(unit)?.places?.includes(place) === true) return true;
  return (
    (unit === undefined && service === undefined) ||
    catalogue.services.some(
      (one) =>
        (service === undefined || service === one.id) &&
        one.places?.some(
          (at) =>
            (at.place === place || at.movedTo?.place === place) &&
            (unit === undefined || (at.unit ?? one.responsibleUnit) === unit),
        ) === true,
    )
  );
};

/** What is not over yet. */
export const inForce = (
  changes: TodayChanges | undefined,
  catalogue: Catalogue,
  now: number,
): TodayChanges => {
  const { id, timeZone } = catalogue.municipality;
  const moment = localMoment(now, timeZone);
  return {
    ...noChanges(id),
    entries: (changes?.entries ?? []).filter((entry) => !isOver(entry, moment)),
  };
};

const freeId = (changes: TodayChanges, date: string): string => {
  const taken = new Set(changes.entries.map(({ id }) => id));
  let number = 1;
  while (taken.has(`${date}-${number}`)) number += 1;
  return `${date}-${number}`;
};

/** Adds an entry to what is in force. */
export const addEntry = (
  changes: TodayChanges,
  entry: NewEntry,
  catalogue: Catalogue,
  now: number,
): Result<{ changes: TodayChanges; id: string }, ChangeError> => {
  const moment = localMoment(now, catalogue.municipality.timeZone);
  const id = freeId(changes, moment.slice(0, 10));
  // Before anything of it is looked at: it may come from a page.
  const whole = parseToday({ ...changes, entries: [...changes.entries, { ...entry, id }] });
  if (!whole.ok) return refuse('invalid', `This cannot be published: ${whole.error.words}.`);
  const unknown = unknownIds(catalogue, entry);
  if (unknown.length > 0) return refuse('unknown-id', `The catalogue has no ${unknown.join(', no ')}.`);
  if (!isThere(catalogue, entry))
    return refuse('unknown-id', 'Nobody receives people for that in that place: kiosks would show nothing.');
  const added = whole.value.entries.at(-1);
  if (added === undefined || isOver(added, moment))
    return refuse('over', 'It is over already: kiosks would show nothing.');
  return { ok: true, value: { changes: whole.value, id } };
};

/** Takes entries back. Error where one of them is not there. */
export const removeEntries = (
  changes: TodayChanges,
  ids: readonly string[],
): Result<TodayChanges, ChangeError> => {
  if (ids.includes('all')) return { ok: true, value: { ...changes, entries: [] } };
  const unknown = ids.filter((id) => !changes.entries.some((entry) => entry.id === id));
  return unknown.length > 0
    ? refuse('unknown-id', `Nothing is published as ${unknown.join(', ')}. See --list.`)
    : { ok: true, value: { ...changes, entries: changes.entries.filter(({ id }) => !ids.includes(id)) } };
};

/** Every entry with its sentence, as people read it. */
export const describeAll = (changes: TodayChanges, catalogue: Catalogue, now: number): Described[] => {
  const told = telling(catalogue, now);
  return changes.entries.map((entry) => ({
    id: entry.id,
    kind: entry.kind,
    sentence: sentenceOf(told, entry),
    note: entry.note,
    entry,
  }));
};
