import type { Wording } from '../model/language.ts';
import type { Holiday, Schedule, ScheduleException } from '../model/schedule.ts';
import type { HoursToday } from '../published/today.ts';
import { hoursOn } from '../schedule/hours-on.ts';
import { addDays, daysBetween, minutesOf, timeOf } from '../schedule/local-date.ts';

/** A moment on the wall of the town. */
export type LocalNow = { date: string; minute: number };

type Change = Pick<HoursToday, 'date' | 'to' | 'hours'>;
type Exception = Pick<ScheduleException, 'date' | 'to' | 'hours'>;

/** The days of a change, a month of them at most. */
const daysOf = ({ date, to = date }: Pick<Change, 'date' | 'to'>): string[] =>
  Array.from({ length: daysBetween(date, to) + 1 }, (_, day) => addDays(date, day));

/** What holds on a day that closes from a time on; nothing where that changes nothing. */
const closedFrom = (
  schedule: Schedule | undefined,
  date: string,
  from: number,
  now: LocalNow,
  holidays: readonly Holiday[] | undefined,
): Exception[] => {
  const usual = hoursOn(schedule, date, holidays);
  if (usual.kind === 'closed') return [];
  // Nobody wrote when it opens that day: before the time nothing is known still, and after it that it is closed.
  if (usual.kind === 'unknown')
    return now.date > date || (now.date === date && now.minute >= from) ? [{ date }] : [];
  const left = usual.intervals
    .filter(({ open }) => open < from)
    .map(({ open, close }) => ({ open: timeOf(open), close: timeOf(Math.min(close, from)) }));
  return [left.length === 0 ? { date } : { date, hours: left }];
};

const exceptionsOf = (
  schedule: Schedule | undefined,
  change: Change,
  now: LocalNow,
  holidays: readonly Holiday[] | undefined,
): Exception[] => {
  const { date, to, hours } = change;
  const days = { date, ...(to === undefined ? {} : { to }) };
  if (hours === 'closed') return [days];
  if (Array.isArray(hours)) return [{ ...days, hours }];
  const from = minutesOf(hours.closedFrom);
  return daysOf(change).flatMap((day) => closedFrom(schedule, day, from, now, holidays));
};

/**
 * A schedule with a change of some days laid over it. Exceptions of just these days come last, so that they beat every exception that
 * the catalogue has; all other days stay as they are.
 */
export const changedSchedule = (
  schedule: Schedule | undefined,
  change: Change,
  reason: Wording | undefined,
  now: LocalNow,
  holidays: readonly Holiday[] | undefined,
): Schedule | undefined => {
  const made = exceptionsOf(schedule, change, now, holidays);
  if (made.length === 0) return schedule;
  const exceptions = made.map((one): ScheduleException => (reason === undefined ? one : { ...one, reason }));
  return { ...schedule, exceptions: [...(schedule?.exceptions ?? []), ...exceptions] };
};
