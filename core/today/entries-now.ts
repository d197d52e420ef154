import type { Catalogue } from '../model/catalogue.ts';
import {
  type HoursToday,
  isOver,
  type MovedTo,
  type TodayChanges,
  type TodayEntry,
} from '../published/today.ts';
import { timeOf } from '../schedule/local-date.ts';
import { localTime } from '../schedule/local-time.ts';

/** What changes of a day can be laid over: a catalogue, or the part of one that a page has. */
export type Layable = Pick<Catalogue, 'places' | 'units' | 'services' | 'notices'> & {
  municipality: Pick<Catalogue['municipality'], 'id' | 'timeZone' | 'holidays'>;
};

/** The local moment of an instant, comparable with the document's as text. */
export const localMoment = (at: number, timeZone: string): string => {
  const { date, minute } = localTime(at, timeZone);
  return `${date}T${timeOf(minute)}`;
};

/**
 * The changes of this town that are not over. What names a record that is not there is left out: the two are published apart, and of an
 * office that nobody may know of pages have nothing.
 */
export const entriesNow = (
  { municipality, places, units, services }: Layable,
  changes: TodayChanges | undefined,
  at: number,
): TodayEntry[] => {
  if (changes?.municipality !== municipality.id) return [];
  const now = localMoment(at, municipality.timeZone);
  const has = (records: readonly { id: string }[], id: string | undefined): boolean =>
    id === undefined || records.some((one) => one.id === id);
  return changes.entries.filter(
    (entry) =>
      !isOver(entry, now) &&
      (entry.kind === 'notice' ||
        (has(places, entry.place) &&
          has(units, entry.unit) &&
          has(services, entry.service) &&
          (entry.kind === 'hours' || has(places, entry.movedTo)))),
  );
};

/** Where somebody goes, for what, and to which office. */
export type Goal = { place: string | undefined; unit: string | undefined; service: string | undefined };

/** Whether a change of hours or a move is about whoever goes there. */
export const isAbout = (entry: HoursToday | MovedTo, { place, unit, service }: Goal): boolean =>
  entry.place === place &&
  (entry.unit === undefined || entry.unit === unit) &&
  (entry.service === undefined || entry.service === service);

/**
 * What the overlay depends on besides the catalogue: while this stays the same, so does the overlay. The day stands in sentences;
 * entries end; a closing time passes.
 */
export const phaseOf = (changes: TodayChanges | undefined, at: number, timeZone: string): string => {
  if (changes === undefined || changes.entries.length === 0) return '';
  const now = localMoment(at, timeZone);
  const [day = '', time = ''] = now.split('T');
  const isClosed = (entry: TodayEntry): boolean =>
    entry.kind === 'hours' &&
    typeof entry.hours === 'object' &&
    'closedFrom' in entry.hours &&
    entry.date <= day &&
    time >= entry.hours.closedFrom;
  const passed = changes.entries.map((entry) =>
    isOver(entry, now) ? 'over' : isClosed(entry) ? 'closed' : '',
  );
  return `${day} ${passed.join()}`;
};
