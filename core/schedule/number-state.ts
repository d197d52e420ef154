import type { Wording } from '../model/language.ts';
import type { ServiceAtPlace } from '../model/place.ts';
import type { Schedule } from '../model/schedule.ts';
import { hoursOn } from './hours-on.ts';
import { addDays, minutesOf } from './local-date.ts';
import { endOfDay, instantOf, localDate } from './local-time.ts';
import type { OpenInterval, OpenSpan, TimeContext } from './open-spans.ts';
import { horizonDays, openSpans } from './open-spans.ts';
import { whereabouts } from './service-at-place.ts';

/** Numbers are handed out from this long before an opening, in ms: people who wait at the door keep their order. */
export const earlyNumbers = 15 * 60_000;

/** Whether a number may be handed out now. Instants are epoch ms; `opens` is when doors open again with numbers to give. */
export type NumberState =
  /** Until before `until`; without it, day and night. */
  | { readonly kind: 'give'; readonly until?: number }
  /** It opens later today; numbers begin at `from`. */
  | { readonly kind: 'too-early'; readonly from: number; readonly opens: number }
  | { readonly kind: 'closed'; readonly opens?: number; readonly reason?: Wording }
  /** Open, but the last number was at `last`. */
  | { readonly kind: 'last-number-passed'; readonly last: number; readonly opens?: number }
  /** The day's tickets are all gone; `opens` is on a later date. */
  | { readonly kind: 'full'; readonly opens?: number }
  /** Nobody knows the hours: no number, a slip and `raw` instead. */
  | { readonly kind: 'unknown'; readonly raw?: string }
  /** No numbers of ours: at another place, not in its dates, or the queue is not Sportello's. */
  | { readonly kind: 'not-here'; readonly because: 'place' | 'queue-mode' | 'not-yet' | 'ended' };

/** What `numberState` needs to know; `place` is where the kiosk stands (any place when not given). */
export interface NumberContext extends TimeContext {
  readonly place?: string | undefined;
}

/** A time in which numbers are handed out: from `from` until before `until`, for doors that open at `opens`. */
interface Giving {
  readonly from: number;
  readonly until: number;
  readonly opens: number;
}

/** The minute of the interval's date after which there are no numbers; undefined where the interval has none at all. */
function lastMinute(last: number, { open, close }: OpenInterval): number | undefined {
  if (last >= open) return Math.min(last, close);
  // An evening that runs past midnight, with a last number after midnight.
  return last + 1440 <= close ? last + 1440 : undefined;
}

function givingsOf(span: OpenSpan, rule: ServiceAtPlace['lastNumber'], timeZone: string): Giving[] {
  const from = span.opens - earlyNumbers;
  if (typeof rule !== 'string') {
    const until = span.closes - (rule === undefined ? 0 : rule.minutesBeforeClosing * 60_000);
    return until > span.opens ? [{ from, until, opens: span.opens }] : [];
  }
  return span.intervals.flatMap((interval) => {
    const last = lastMinute(minutesOf(rule), interval);
    if (last === undefined) return [];
    const until = Math.min(instantOf(interval.date, last, timeZone), interval.closes);
    const opensSpan = interval.opens === span.opens;
    return until > interval.opens
      ? [{ from: opensSpan ? from : interval.opens, until, opens: interval.opens }]
      : [];
  });
}

/** The span without the intervals of dates on which the service is not at this place. */
function whileHere(span: OpenSpan, serviceAtPlace: ServiceAtPlace, place: string): OpenSpan | undefined {
  const intervals = span.intervals.filter(({ date }) => {
    const then = whereabouts(serviceAtPlace, date);
    return then.kind === 'here' && then.serviceAtPlace.place === place;
  });
  if (intervals.length === span.intervals.length) return span;
  const first = intervals[0];
  return first === undefined
    ? undefined
    : { opens: first.opens, closes: Math.max(...intervals.map(({ closes }) => closes)), intervals };
}

/**
 * Whether this kiosk may hand out a number for a service now (K11, K12, K29). Said before a number is asked for.
 *
 * `lastNumber` as a time of day is the last on that day: an interval that begins after it has no numbers. As minutes
 * before closing it holds for every closing. `maxPerDay` counts tickets. That a catalogue is not confirmed (K25) does not stop
 * numbers: an off-line kiosk goes on serving by the usual hours.
 * @param placeSchedule the hours of the place, which hold where the service has none of its own there.
 * @param issuedToday tickets of the queue on the service day of `at`.
 */
export function numberState(
  serviceAtPlace: ServiceAtPlace,
  placeSchedule: Schedule | undefined,
  context: NumberContext,
  at: number,
  issuedToday: number,
): NumberState {
  const today = localDate(at, context.timeZone);
  const now = whereabouts(serviceAtPlace, today);
  if (now.kind !== 'here') return { kind: 'not-here', because: now.kind };
  const { place, hours, queueMode, lastNumber, maxPerDay } = now.serviceAtPlace;
  if (context.place !== undefined && context.place !== place) return { kind: 'not-here', because: 'place' };
  if (queueMode !== 'sportello') return { kind: 'not-here', because: 'queue-mode' };

  const schedule = hours ?? placeSchedule;
  const ofToday = hoursOn(schedule, today, context.holidays);
  const midnight = endOfDay(today, context.timeZone);
  let openNow: OpenSpan | undefined;
  let current: Giving | undefined;
  let last: number | undefined;
  let next: Giving | undefined;
  let nextOnAnotherDay: Giving | undefined;
  for (const found of openSpans(schedule, context, at)) {
    const span = found.closes <= at ? undefined : whileHere(found, serviceAtPlace, place);
    if (span === undefined || span.closes <= at) continue;
    if (span.opens <= at) openNow = span;
    for (const giving of givingsOf(span, lastNumber, context.timeZone)) {
      if (giving.until <= at) last = giving.until;
      else if (giving.from <= at) current ??= giving;
      else next ??= giving;
      if (giving.opens >= midnight) nextOnAnotherDay ??= giving;
    }
    if (nextOnAnotherDay !== undefined) break;
  }

  const opensOf = (giving: Giving | undefined): { opens?: number } =>
    giving === undefined ? {} : { opens: giving.opens };
  const full = maxPerDay !== undefined && issuedToday >= maxPerDay;
  if (full && (current !== undefined || openNow !== undefined))
    return { kind: 'full', ...opensOf(nextOnAnotherDay) };
  if (current !== undefined) {
    const endless = current.until >= endOfDay(addDays(today, horizonDays - 1), context.timeZone);
    return endless ? { kind: 'give' } : { kind: 'give', until: current.until };
  }
  if (openNow !== undefined) {
    return {
      kind: 'last-number-passed',
      last: last ?? ruleInstant(lastNumber, openNow, today, context.timeZone),
      ...opensOf(next),
    };
  }
  if (ofToday.kind === 'unknown')
    return { kind: 'unknown', ...(schedule?.raw === undefined ? {} : { raw: schedule.raw }) };
  if (next !== undefined && next.opens < midnight) {
    return full
      ? { kind: 'full', ...opensOf(nextOnAnotherDay) }
      : { kind: 'too-early', from: next.from, opens: next.opens };
  }
  return {
    kind: 'closed',
    ...opensOf(next),
    ...(ofToday.reason === undefined ? {} : { reason: ofToday.reason }),
  };
}

/** When the last number would have been, of a span that has none at all. */
function ruleInstant(
  rule: ServiceAtPlace['lastNumber'],
  span: OpenSpan,
  today: string,
  timeZone: string,
): number {
  if (typeof rule === 'string') return instantOf(today, minutesOf(rule), timeZone);
  return span.closes - (rule?.minutesBeforeClosing ?? 0) * 60_000;
}
