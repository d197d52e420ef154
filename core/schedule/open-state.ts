import type { Wording } from '../model/language.ts';
import type { Schedule } from '../model/schedule.ts';
import { hoursOn } from './hours-on.ts';
import { addDays } from './local-date.ts';
import { endOfDay, localDate } from './local-time.ts';
import type { TimeContext } from './open-spans.ts';
import { horizonDays, openSpans } from './open-spans.ts';

/** Whether something is open at an instant; all instants are epoch ms. */
export type OpenState =
  /** `closes` is missing where nothing closes it within the horizon (day and night). */
  | { readonly state: 'open'; readonly closes?: number }
  /** `reason` says why today differs (a holiday's name, an exception's words); `opens` is missing where no opening is known within 60 days. */
  | { readonly state: 'closed'; readonly reason?: Wording; readonly opens?: number }
  /** Nobody knows today's hours; `raw` is what is written about them. Never to be called open or closed. */
  | { readonly state: 'unknown'; readonly raw?: string };

/**
 * Open, closed or unknown, from the schedule, the municipality's holidays and the clock. Whether the catalogue is fresh
 * enough to say so is another question: `confirmed.ts`.
 */
export function openState(schedule: Schedule | undefined, context: TimeContext, at: number): OpenState {
  const today = localDate(at, context.timeZone);
  const hours = hoursOn(schedule, today, context.holidays);
  for (const span of openSpans(schedule, context, at)) {
    if (span.closes <= at) continue;
    if (span.opens <= at) {
      const closesWithinHorizon = span.closes < endOfDay(addDays(today, horizonDays), context.timeZone);
      return closesWithinHorizon ? { state: 'open', closes: span.closes } : { state: 'open' };
    }
    if (hours.kind !== 'unknown') return closed(hours, span.opens);
    break;
  }
  if (hours.kind === 'unknown')
    return { state: 'unknown', ...(schedule?.raw === undefined ? {} : { raw: schedule.raw }) };
  return closed(hours, undefined);
}

function closed(hours: { readonly reason?: Wording }, opens: number | undefined): OpenState {
  return {
    state: 'closed',
    ...(hours.reason === undefined ? {} : { reason: hours.reason }),
    ...(opens === undefined ? {} : { opens }),
  };
}
