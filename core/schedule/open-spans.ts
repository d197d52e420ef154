import type { Holiday, Schedule } from '../model/schedule.ts';
import { hoursOn } from './hours-on.ts';
import { addDays } from './local-date.ts';
import { instantOf, localDate } from './local-time.ts';

/** What the rules of time need to know of the municipality. */
export interface TimeContext {
  /** IANA name, such as `Europe/Rome`. */
  readonly timeZone: string;
  readonly holidays?: readonly Holiday[] | undefined;
}

/** One interval of one date, as instants (epoch ms): from `opens` until before `closes`. */
export interface OpenInterval {
  readonly date: string;
  /** Minutes from midnight of `date`, as the schedule has them. */
  readonly open: number;
  readonly close: number;
  readonly opens: number;
  readonly closes: number;
}

/** A time during which it is open without a break, with the intervals it is made of. */
export interface OpenSpan {
  readonly opens: number;
  readonly closes: number;
  readonly intervals: readonly OpenInterval[];
}

/** How far ahead an opening is looked for, in days: beyond two months "from the 3rd of March" helps nobody today. */
export const horizonDays = 60;

/**
 * The open spans from yesterday (whose intervals may run into today) to the horizon, in order. Lazy: whoever needs the
 * next opening computes a day or two. It ends before the first date after `at` whose hours nobody knows.
 */
export function* openSpans(
  schedule: Schedule | undefined,
  context: TimeContext,
  at: number,
): Generator<OpenSpan> {
  const today = localDate(at, context.timeZone);
  let span: OpenSpan | undefined;
  for (let day = -1; day <= horizonDays; day += 1) {
    const date = addDays(today, day);
    const hours = hoursOn(schedule, date, context.holidays);
    if (hours.kind === 'unknown' && day > 0) break;
    if (hours.kind !== 'open') continue;
    for (const { open, close } of hours.intervals) {
      const opens = instantOf(date, open, context.timeZone);
      const closes = instantOf(date, close, context.timeZone);
      // Hours that the clock skips when summer time begins.
      if (opens >= closes) continue;
      const interval: OpenInterval = { date, open, close, opens, closes };
      if (span !== undefined && opens <= span.closes) {
        span = {
          opens: span.opens,
          closes: Math.max(span.closes, closes),
          intervals: [...span.intervals, interval],
        };
      } else {
        if (span !== undefined) yield span;
        span = { opens, closes, intervals: [interval] };
      }
    }
  }
  if (span !== undefined) yield span;
}
