import type { Weekday } from '../model/schedule.ts';
import { weekdays } from '../model/schedule.ts';

/*
 * Calendar dates as text (`YYYY-MM-DD`, proleptic Gregorian), counted in whole days, without any time zone.
 * Day 0 is 1970-01-01. The two conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`
 * (https://howardhinnant.github.io/date_algorithms.html), which need no `Date`.
 */

const two = (value: number): string => String(value).padStart(2, '0');

/** Days from 1970-01-01 to `date`. */
export function dayNumber(date: string): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear =
    Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(date.slice(8, 10)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date that is `days` after 1970-01-01. */
export function dateOfDayNumber(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** `date` moved by a number of days, which may be negative. */
export const addDays = (date: string, days: number): string => dateOfDayNumber(dayNumber(date) + days);

/** Whole days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** The day of the week. */
export function weekdayOf(date: string): Weekday {
  // 1970-01-01 was a Thursday, which is 3 in a week that starts on Monday.
  const index = (((dayNumber(date) + 3) % 7) + 7) % 7;
  return weekdays[index] as Weekday;
}

/** Whether the text is a date of the calendar: the model's pattern lets `2026-02-30` through, this does not. */
export const isCalendarDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOfDayNumber(dayNumber(text)) === text;

/** Whether `date` lies in a range whose ends are included; a missing end is open. */
export const inDateRange = (date: string, from: string | undefined, to: string | undefined): boolean =>
  (from === undefined || from <= date) && (to === undefined || date <= to);

/** Minutes from midnight of a local time `HH:MM`; `24:00` is 1440. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The local time of minutes from midnight: 1440 is `24:00`, and what lies beyond it is a time of the next day. */
export function timeOf(minutes: number): string {
  const inDay = minutes > 1440 ? minutes - 1440 : minutes;
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}
