import type { Wording } from '../model/language.ts';
import type { Holiday, Schedule, Weekday } from '../model/schedule.ts';
import { weekdays } from '../model/schedule.ts';
import { hoursOn, usualIntervals } from './hours-on.ts';
import type { Interval } from './hours-on.ts';
import { addDays, timeOf, weekdayOf } from './local-date.ts';

/** Local times as they are shown: `HH:MM`, `24:00` for midnight at the end; at or before `open`: of the next day. */
export interface ShownInterval {
  readonly open: string;
  readonly close: string;
}

/** Neighbouring days with the same hours; no intervals: closed. */
export interface DayGroup {
  readonly days: readonly Weekday[];
  readonly intervals: readonly ShownInterval[];
}

/** A date that differs from the usual week. */
export interface Change {
  readonly date: string;
  /** None: closed all day. */
  readonly intervals: readonly ShownInterval[];
  readonly reason?: Wording;
}

const shown = ({ open, close }: Interval): ShownInterval => ({ open: timeOf(open), close: timeOf(close) });
const same = (one: readonly ShownInterval[], other: readonly ShownInterval[]): boolean =>
  one.length === other.length &&
  one.every(
    (interval, index) => interval.open === other[index]?.open && interval.close === other[index]?.close,
  );

/**
 * The usual hours of the week (Monday to Sunday) that `date` lies in, neighbouring equal days made one. Undefined where
 * nobody wrote weekly hours, or they do not hold in that week: then `raw` is all there is.
 */
export function weekView(schedule: Schedule | undefined, date: string): DayGroup[] | undefined {
  if (schedule?.weekly === undefined) return undefined;
  const monday = addDays(date, -weekdays.indexOf(weekdayOf(date)));
  if (schedule.validTo !== undefined && schedule.validTo < monday) return undefined;
  const groups: DayGroup[] = [];
  weekdays.forEach((weekday, index) => {
    const intervals = usualIntervals(schedule, addDays(monday, index)).map(shown);
    const last = groups.at(-1);
    if (last !== undefined && same(last.intervals, intervals))
      groups[groups.length - 1] = { days: [...last.days, weekday], intervals };
    else groups.push({ days: [weekday], intervals });
  });
  return groups;
}

/**
 * The dates from `date` on, for `days` days, on which exceptions or holidays change the usual hours. A holiday on a day
 * that is closed anyway changes nothing and is left out.
 */
export function changesAhead(
  schedule: Schedule | undefined,
  holidays: readonly Holiday[] | undefined,
  date: string,
  days = 14,
): Change[] {
  const changes: Change[] = [];
  for (let ahead = 0; schedule !== undefined && ahead < days; ahead += 1) {
    const day = addDays(date, ahead);
    const hours = hoursOn(schedule, day, holidays);
    if (hours.kind === 'unknown') continue;
    const intervals = hours.kind === 'open' ? hours.intervals.map(shown) : [];
    const dated =
      hours.kind === 'open'
        ? hours.exception === true
        : hours.because === 'exception' || hours.because === 'holiday';
    if (
      !dated ||
      (schedule.weekly !== undefined && same(intervals, usualIntervals(schedule, day).map(shown)))
    )
      continue;
    changes.push({ date: day, intervals, ...(hours.reason === undefined ? {} : { reason: hours.reason }) });
  }
  return changes;
}
