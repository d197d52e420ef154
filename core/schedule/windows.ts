import type { Wording } from '../model/language.ts';
import type { Holiday } from '../model/schedule.ts';
import { holidayOn } from './holidays.ts';
import { addDays, weekdayOf } from './local-date.ts';

/** A time in which requests are taken, such as school enrolment: the model's `times.windows`; both dates included. */
export interface EnrolmentWindow {
  readonly from: string;
  readonly to: string;
  readonly label?: Wording | undefined;
  readonly late?: Wording | undefined;
  readonly lateUnit?: string | undefined;
}

/** Whether requests are taken on a date (K17). `last` is the window that ended most recently: it says whom late requests go to. */
export type WindowState =
  | { readonly state: 'open'; readonly until: string; readonly window: EnrolmentWindow }
  | {
      readonly state: 'opens';
      readonly on: string;
      readonly window: EnrolmentWindow;
      readonly last?: EnrolmentWindow;
    }
  | { readonly state: 'closed'; readonly last?: EnrolmentWindow };

/** The state of enrolment windows on a local date; undefined where there are none, which means always open. */
export function windowState(
  windows: readonly EnrolmentWindow[] | undefined,
  date: string,
): WindowState | undefined {
  if (windows === undefined || windows.length === 0) return undefined;
  let current: EnrolmentWindow | undefined;
  let next: EnrolmentWindow | undefined;
  let last: EnrolmentWindow | undefined;
  for (const window of windows) {
    if (window.from <= date && date <= window.to) {
      if (current === undefined || window.to > current.to) current = window;
    } else if (window.from > date) {
      if (next === undefined || window.from < next.from) next = window;
    } else if (last === undefined || window.to > last.to) last = window;
  }
  if (current !== undefined) return { state: 'open', until: current.to, window: current };
  const ended = last === undefined ? {} : { last };
  return next === undefined
    ? { state: 'closed', ...ended }
    : { state: 'opens', on: next.from, window: next, ...ended };
}

/** The last day of a term of days. */
export interface Deadline {
  /** The day to tell people: it is never too late. */
  readonly date: string;
  /** The working day the law puts in its place where `date` is a Sunday or a holiday. */
  readonly extendedTo?: string;
}

/**
 * The last day of a term of `days` from an event. The day of the event does not count, and a term that ends on a holiday
 * is put off to the next day that is none (art. 2963 of the Italian civil code). Saturdays count as any other day.
 */
export function deadlineAfter(event: string, days: number, holidays?: readonly Holiday[]): Deadline {
  const date = addDays(event, days);
  const isFree = (day: string): boolean => weekdayOf(day) === 'sun' || holidayOn(holidays, day) !== undefined;
  let extended = date;
  // A list of holidays that fills a whole year is a mistake, and no reason to look for ever.
  for (let tries = 0; tries < 366 && isFree(extended); tries += 1) extended = addDays(extended, 1);
  return extended === date ? { date } : { date, extendedTo: extended };
}
