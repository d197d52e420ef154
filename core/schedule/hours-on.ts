import type { Wording } from '../model/language.ts';
import type { Holiday, Schedule, ScheduleException } from '../model/schedule.ts';
import { holidayOn } from './holidays.ts';
import { daysBetween, inDateRange, minutesOf, weekdayOf } from './local-date.ts';

/** From `open` until before `close`, in minutes from the midnight that begins the date; `close` beyond 1440 is the next day. */
export interface Interval {
  readonly open: number;
  readonly close: number;
}

/** What a schedule says of one date. */
export type DayHours =
  | {
      readonly kind: 'open';
      readonly intervals: readonly Interval[];
      readonly exception?: true;
      readonly reason?: Wording;
    }
  | {
      readonly kind: 'closed';
      readonly because: 'weekly' | 'exception' | 'holiday' | 'not-yet-valid';
      readonly reason?: Wording;
    }
  /** Nobody wrote hours for the date: there is only text, or nothing, or their validity is over. */
  | { readonly kind: 'unknown' };

/** An interval of the model in minutes: a `close` at or before `open` runs into the next day. */
export function toInterval(hours: { readonly open: string; readonly close: string }): Interval {
  const open = minutesOf(hours.open);
  const close = minutesOf(hours.close);
  return { open, close: close > open ? close : close + 1440 };
}

/** In order of time, with those that overlap or touch made one. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const next of [...intervals].sort((one, other) => one.open - other.open)) {
    const last = merged.at(-1);
    if (last !== undefined && next.open <= last.close)
      merged[merged.length - 1] = { open: last.open, close: Math.max(last.close, next.close) };
    else merged.push(next);
  }
  return merged;
}

/** The exception that holds on a date: the one of the fewest days, since it was written for that date; of equals the last. */
export function exceptionOn(
  exceptions: readonly ScheduleException[] | undefined,
  date: string,
): ScheduleException | undefined {
  let found: ScheduleException | undefined;
  const days = (exception: ScheduleException): number =>
    daysBetween(exception.date, exception.to ?? exception.date);
  for (const exception of exceptions ?? []) {
    if (!inDateRange(date, exception.date, exception.to ?? exception.date)) continue;
    if (found === undefined || days(exception) <= days(found)) found = exception;
  }
  return found;
}

/** The intervals of the weekly hours on a date, whatever exceptions and holidays say. */
export function usualIntervals(schedule: Schedule, date: string): Interval[] {
  const weekday = weekdayOf(date);
  const usual = (schedule.weekly ?? []).filter(
    (weekly) => weekly.days.includes(weekday) && inDateRange(date, weekly.validFrom, weekly.validTo),
  );
  return mergeIntervals(usual.map(toInterval));
}

/**
 * The hours that begin on a local date. An interval that runs past midnight belongs to the date on which it began, so
 * a closure on the 24th leaves open what began on the 23rd.
 *
 * An exception beats everything, also a validity that is over: somebody wrote it for that date. A holiday of the
 * municipality closes unless `schedule.holidays` is false. Before `validFrom` it is closed; after `validTo`, or where there
 * are no weekly hours, it is unknown and never called closed, because nobody said so (`weekly: []` says so).
 */
export function hoursOn(
  schedule: Schedule | undefined,
  date: string,
  holidays?: readonly Holiday[],
): DayHours {
  if (schedule === undefined) return { kind: 'unknown' };
  const exception = exceptionOn(schedule.exceptions, date);
  if (exception !== undefined) {
    const reason = exception.reason === undefined ? {} : { reason: exception.reason };
    if (exception.hours === undefined) return { kind: 'closed', because: 'exception', ...reason };
    return {
      kind: 'open',
      intervals: mergeIntervals(exception.hours.map(toInterval)),
      exception: true,
      ...reason,
    };
  }
  if (schedule.weekly === undefined) return { kind: 'unknown' };
  if (schedule.validTo !== undefined && date > schedule.validTo) return { kind: 'unknown' };
  if (schedule.validFrom !== undefined && date < schedule.validFrom)
    return { kind: 'closed', because: 'not-yet-valid' };
  if (schedule.holidays !== false) {
    const holiday = holidayOn(holidays, date);
    if (holiday !== undefined) return { kind: 'closed', because: 'holiday', reason: holiday.name };
  }
  const intervals = usualIntervals(schedule, date);
  return intervals.length === 0 ? { kind: 'closed', because: 'weekly' } : { kind: 'open', intervals };
}
