import type { Wording } from '../model/language.ts';
import type { Holiday, Schedule, ScheduleException } from '../model/schedule.ts';
import type { HoursToday } from '../published/today.ts';
import { hoursOn } from '../schedule/hours-on.ts';
import { minutesOf, timeOf } from '../schedule/local-date.ts';

/** A moment on the wall of the town. */
export type LocalNow = { date: string; minute: number };

/** What holds on the day instead; nothing where the change changes nothing. */
const exceptionOf = (
  schedule: Schedule | undefined,
  { date, hours }: Pick<HoursToday, 'date' | 'hours'>,
  now: LocalNow,
  holidays: readonly Holiday[] | undefined,
): Pick<ScheduleException, 'date' | 'hours'> | undefined => {
  if (hours === 'closed') return { date };
  if (Array.isArray(hours)) return { date, hours };
  const from = minutesOf(hours.closedFrom);
  const usual = hoursOn(schedule, date, holidays);
  if (usual.kind === 'closed') return undefined;
  // Nobody wrote when it opens that day: before the time nothing is known still, and after it that it is closed.
  if (usual.kind === 'unknown')
    return now.date > date || (now.date === date && now.minute >= from) ? { date } : undefined;
  const left = usual.intervals
    .filter(({ open }) => open < from)
    .map(({ open, close }) => ({ open: timeOf(open), close: timeOf(Math.min(close, from)) }));
  return left.length === 0 ? { date } : { date, hours: left };
};

/**
 * A schedule with a change of one day laid over it. It is an exception of one day and the last of its kind, so it beats every
 * exception that the catalogue has; all other days stay as they are.
 */
export const changedSchedule = (
  schedule: Schedule | undefined,
  entry: Pick<HoursToday, 'date' | 'hours'>,
  reason: Wording | undefined,
  now: LocalNow,
  holidays: readonly Holiday[] | undefined,
): Schedule | undefined => {
  const exception = exceptionOf(schedule, entry, now, holidays);
  if (exception === undefined) return schedule;
  const whole: ScheduleException = { ...exception, ...(reason === undefined ? {} : { reason }) };
  return { ...schedule, exceptions: [...(schedule?.exceptions ?? []), whole] };
};
