import type { Weekday } from '../model/schedule.ts';
import { addDays, dateOfDayNumber, dayNumber, weekdayOf } from './local-date.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** What a clock on the wall of a time zone shows. */
export interface LocalTimeOfZone {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Whole minutes since the midnight the clock shows, 0 to 1439. */
  readonly minute: number;
  readonly weekday: Weekday;
}

// Making a formatter costs about 50 us, using it 2 us: one a zone is kept for good. Offsets are kept by quarter of an hour,
// since no zone has changed its offset anywhere else since 1972; the memory is emptied before it can grow.
const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();
const offsetsKept = 10_000;
const quarterMs = 15 * minuteMs;

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

function readOffset(at: number, timeZone: string): number {
  const parts: Record<string, string> = {};
  for (const part of formatterOf(timeZone).formatToParts(at)) parts[part.type] = part.value;
  const days = dayNumber(`${(parts['year'] ?? '').padStart(4, '0')}-${parts['month']}-${parts['day']}`);
  const seconds = Number(parts['hour']) * 3600 + Number(parts['minute']) * 60 + Number(parts['second']);
  return days * dayMs + seconds * 1000 - Math.floor(at / 1000) * 1000;
}

/** Milliseconds by which local time is ahead of UTC at an instant. */
export function offsetAt(at: number, timeZone: string): number {
  let ofZone = offsets.get(timeZone);
  if (ofZone === undefined || ofZone.size >= offsetsKept) offsets.set(timeZone, (ofZone = new Map()));
  const quarter = Math.floor(at / quarterMs);
  let offset = ofZone.get(quarter);
  if (offset === undefined) ofZone.set(quarter, (offset = readOffset(quarter * quarterMs, timeZone)));
  return offset;
}

/** Whether `Intl` knows the zone; every function here throws a RangeError for one it does not. */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatterOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** The wall clock of a zone at an instant (epoch ms). */
export function localTime(at: number, timeZone: string): LocalTimeOfZone {
  const local = at + offsetAt(at, timeZone);
  const days = Math.floor(local / dayMs);
  const date = dateOfDayNumber(days);
  return { date, minute: Math.floor((local - days * dayMs) / minuteMs), weekday: weekdayOf(date) };
}

/** The local date of an instant. */
export const localDate = (at: number, timeZone: string): string => localTime(at, timeZone).date;

/**
 * The first instant (epoch ms) at which the wall clock of the zone shows `minute` of `date`, or has passed it.
 * That one sentence settles summer time: a time that the clock skips is the moment of the skip, and a time that it shows
 * twice is the first of the two. `minute` may run past 1439 into the following days.
 */
export function instantOf(date: string, minute: number, timeZone: string): number {
  const asUtc = dayNumber(date) * dayMs + minute * minuteMs;
  // No zone is more than a day from UTC and none changes twice in two days, so these are the offsets on either side.
  const before = offsetAt(asUtc - dayMs, timeZone);
  const after = offsetAt(asUtc + dayMs, timeZone);
  const early = asUtc - Math.max(before, after);
  const late = asUtc - Math.min(before, after);
  for (const candidate of [early, late]) {
    if (candidate + offsetAt(candidate, timeZone) === asUtc) return candidate;
  }
  // Skipped: the clock jumps somewhere between the two. Before the jump it shows less than asked, after it more.
  let shows = early;
  let past = late;
  while (past - shows > 1000) {
    const middle = Math.floor((shows + past) / 2000) * 1000;
    if (middle + offsetAt(middle, timeZone) > asUtc) past = middle;
    else shows = middle;
  }
  return past;
}

/** The instant at which a local date begins. */
export const startOfDay = (date: string, timeZone: string): number => instantOf(date, 0, timeZone);

/** The instant at which a local date ends, which is the beginning of the next. */
export const endOfDay = (date: string, timeZone: string): number => startOfDay(addDays(date, 1), timeZone);
