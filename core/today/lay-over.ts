import { languages, type Text, type Wording } from '../model/language.ts';
import type { Holiday } from '../model/schedule.ts';
import type { Notice, Place, ServiceAtPlace, Unit } from '../model/place.ts';
import type { DraftService } from '../model/service.ts';
import {
  endOf,
  type HoursToday,
  type MovedTo,
  type TodayChanges,
  type TodayEntry,
  type UrgentNotice,
} from '../published/today.ts';
import { localTime } from '../schedule/local-time.ts';
import { whereabouts } from '../schedule/service-at-place.ts';
import { changedSchedule, type LocalNow } from './changed-hours.ts';
import { entriesNow, type Layable } from './entries-now.ts';
import {
  hoursSentence,
  movedSentence,
  noticeSentence,
  reasonText,
  tellingOf,
  type Telling,
  type TodayWords,
} from './sentences.ts';

/** What is being put together: records that a change touches are replaced, all others stay the objects they were. */
type Draft = {
  places: Map<string, Place>;
  units: Map<string, Unit>;
  services: Map<string, DraftService>;
  notices: Notice[];
};
type Parts = {
  draft: Draft;
  telling: Telling;
  now: LocalNow;
  holidays: readonly Holiday[] | undefined;
  /** Whether changes of hours and moves become notices too. */
  told: boolean;
};

/** Whether a service receives people at the place that an entry means, on a date. */
const isMeant = (
  { place, unit, service: wanted }: Pick<HoursToday, 'place' | 'unit' | 'service'>,
  service: DraftService,
  at: ServiceAtPlace,
  date: string,
): boolean => {
  if (wanted !== undefined && wanted !== service.id) return false;
  if (unit !== undefined && (at.unit ?? service.responsibleUnit) !== unit) return false;
  const then = whereabouts(at, date);
  return then.kind === 'here' && then.serviceAtPlace.place === place;
};

/** Changes the services that an entry means, and returns their ids. */
const changeServices = (
  { draft }: Parts,
  entry: HoursToday | MovedTo,
  date: string,
  change: (at: ServiceAtPlace) => ServiceAtPlace,
): string[] => {
  const meant: string[] = [];
  for (const service of draft.services.values()) {
    if (service.places?.some((at) => isMeant(entry, service, at, date)) !== true) continue;
    meant.push(service.id);
    const places = service.places.map((at) => (isMeant(entry, service, at, date) ? change(at) : at));
    draft.services.set(service.id, { ...service, places });
  }
  return meant;
};

/** Says it: on every home screen where it is about a place or an office, and on the cards that it is about. */
const tell = (
  { draft, now, told }: Parts,
  entry: HoursToday | MovedTo,
  to: string,
  title: Text,
  services: readonly string[],
): void => {
  if (!told) return;
  const notice: Omit<Notice, 'id'> = {
    from: now.date,
    to,
    severity: 'warning',
    title,
    ...(entry.note === undefined ? {} : { body: { it: entry.note } }),
    reviewed: [...languages],
  };
  const isDiscreet = entry.unit !== undefined && draft.units.get(entry.unit)?.discreet === true;
  if (entry.service === undefined && !isDiscreet) draft.notices.push({ ...notice, id: `oggi-${entry.id}` });
  if (services.length > 0)
    draft.notices.push({ ...notice, id: `oggi-${entry.id}-schede`, services: [...services] });
};

/** The units whose own hours an entry means: a unit in several places is not closed because one of them is. */
const unitsMeant = ({ draft }: Parts, { place, unit, service }: HoursToday): Unit[] =>
  service !== undefined
    ? []
    : [...draft.units.values()].filter(
        ({ id, places = [] }) =>
          (unit === undefined || unit === id) && places.every((one) => one === place) && places.length > 0,
      );

const layHours = (parts: Parts, entry: HoursToday): void => {
  const { draft, telling, now, holidays } = parts;
  const place = draft.places.get(entry.place);
  if (place === undefined) return;
  const reason: Wording | undefined = reasonText(telling, entry.reason);
  const changed = (schedule: Place['hours']): { hours?: NonNullable<Place['hours']> } => {
    const hours = changedSchedule(schedule, entry, reason, now, holidays);
    return hours === undefined ? {} : { hours };
  };
  const isWhole = entry.unit === undefined && entry.service === undefined;
  // What has hours of its own does not follow the place's.
  const date = entry.date > now.date ? entry.date : now.date;
  const services = changeServices(parts, entry, date, (at) =>
    isWhole && at.hours === undefined ? at : { ...at, ...changed(at.hours ?? place.hours) },
  );
  for (const unit of unitsMeant(parts, entry))
    if (!isWhole || unit.hours !== undefined)
      draft.units.set(unit.id, { ...unit, ...changed(unit.hours ?? place.hours) });
  if (isWhole) draft.places.set(place.id, { ...place, ...changed(place.hours) });
  tell(parts, entry, endOf(entry), hoursSentence(telling, entry), services);
};

const layMove = (parts: Parts, entry: MovedTo): void => {
  const { now, telling } = parts;
  const date = entry.from > now.date ? entry.from : now.date;
  const services = changeServices(parts, entry, date, ({ movedTo, ...at }) => ({
    ...at,
    // Who had moved for good before is the one who moves today.
    ...(movedTo !== undefined && movedTo.from <= date ? { place: movedTo.place } : {}),
    movedTo: { place: entry.movedTo, from: entry.from },
  }));
  tell(parts, entry, entry.to, movedSentence(telling, entry), services);
};

const layNotice = ({ draft, telling }: Parts, entry: UrgentNotice): void => {
  draft.notices.push({
    id: `oggi-${entry.id}`,
    from: entry.from,
    to: entry.to,
    severity: entry.severity,
    title: noticeSentence(telling, entry),
    ...(entry.note === undefined ? {} : { body: { it: entry.note } }),
    ...(entry.places === undefined ? {} : { places: entry.places }),
    ...(entry.services === undefined ? {} : { services: entry.services }),
    reviewed: [...languages],
  });
};

/** A place before what is in it, so that the narrower change is the one that holds. */
const narrowness = (entry: TodayEntry): number =>
  entry.kind === 'notice' || entry.service !== undefined ? 2 : entry.unit !== undefined ? 1 : 0;

const byId = <T extends { id: string }>(records: readonly T[]): Map<string, T> =>
  new Map(records.map((record) => [record.id, record]));

/**
 * Lays today's changes over a catalogue: schedules get an exception, services move, notices are added, so that all that is said of
 * hours, places, numbers and people follows by the rules that there are.
 * @param at epoch ms; lay it over again when the day changes or an entry ends (see `phaseOf`)
 * @param told whether changes of hours and moves are said in notices too; else whoever calls says them to those whom they concern
 * @returns the same object where nothing changes
 */
export const layToday = <L extends Layable>(
  catalogue: L,
  changes: TodayChanges | undefined,
  at: number,
  words: TodayWords,
  told = true,
): L => {
  const { timeZone, holidays } = catalogue.municipality;
  const entries = entriesNow(catalogue, changes, at);
  if (entries.length === 0) return catalogue;
  const now = localTime(at, timeZone);
  const draft: Draft = {
    places: byId(catalogue.places),
    units: byId(catalogue.units),
    services: byId(catalogue.services),
    notices: [],
  };
  const telling = tellingOf(draft, now.date, timeZone, words);
  const parts: Parts = { draft, telling, now, holidays, told };
  for (const entry of entries.toSorted((one, other) => narrowness(one) - narrowness(other)))
    if (entry.kind === 'hours') layHours(parts, entry);
    else if (entry.kind === 'moved') layMove(parts, entry);
    else layNotice(parts, entry);
  return {
    ...catalogue,
    places: [...draft.places.values()],
    units: [...draft.units.values()],
    services: [...draft.services.values()],
    // First: of equal weight, what changed today is what people do not know yet.
    notices: [...draft.notices, ...catalogue.notices],
  };
};
