import fc from 'fast-check';
import type { Holiday, Schedule } from '../model/schedule.ts';
import { weekdays } from '../model/schedule.ts';

/** A stretch of local days in Europe/Rome, minute by minute, read from `Intl` alone: the slow side of the property tests. */
export interface SlowDays {
  readonly dates: readonly string[];
  /** Instants of every minute, with what the wall shows: `YYYY-MM-DD HH:MM`. */
  readonly minutes: readonly { readonly at: number; readonly wall: string }[];
}

const wallOf = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Rome',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Six days from 22:00 UTC of the day before `first`. */
export function slowDays(first: string): SlowDays {
  const start = Date.parse(`${first}T00:00:00Z`) - 2 * 3_600_000;
  const minutes = Array.from({ length: 6 * 1440 }, (_, index) => {
    const at = start + index * 60_000;
    return { at, wall: wallOf.format(at) };
  });
  return { dates: [...new Set(minutes.map(({ wall }) => wall.slice(0, 10)))], minutes };
}

/** For every minute, whether doors are open: they open when the wall first shows the time or has passed it, and close alike. */
export function slowlyOpen(
  days: SlowDays,
  hoursOf: (date: string) => readonly { open: string; close: string }[],
): boolean[] {
  const open = days.minutes.map(() => false);
  days.dates.forEach((date, index) => {
    const tomorrow = days.dates[index + 1] ?? '9999-12-31';
    for (const interval of hoursOf(date)) {
      const closesOn = interval.close > interval.open ? date : tomorrow;
      const opensAt = interval.open === '24:00' ? `${tomorrow} 00:00` : `${date} ${interval.open}`;
      let closesAt = interval.close === '24:00' ? `${closesOn} 24:00` : `${closesOn} ${interval.close}`;
      if (interval.open === '24:00' && interval.close === '24:00') closesAt = `${tomorrow} 24:00`;
      let hasOpened = false;
      let hasClosed = false;
      days.minutes.forEach(({ wall }, index) => {
        hasOpened ||= wall >= opensAt;
        hasClosed ||= wall >= closesAt;
        if (hasOpened && !hasClosed) open[index] = true;
      });
    }
  });
  return open;
}

const time = fc.oneof(
  fc.constantFrom('00:00', '24:00', '02:00', '02:30', '03:00', '08:30', '12:30', '23:59'),
  fc
    .integer({ min: 0, max: 1439 })
    .map(
      (minute) =>
        `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
    ),
);
const hours = fc.record({ open: time, close: time });

/** Schedules with weekly hours and exceptions on the given dates. */
export const schedules = (dates: readonly string[]): fc.Arbitrary<Schedule> =>
  fc.record(
    {
      weekly: fc.array(
        fc
          .tuple(hours, fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }))
          .map(([interval, days]) => ({ ...interval, days })),
        { maxLength: 3 },
      ),
      exceptions: fc.array(
        fc.record(
          { date: fc.constantFrom(...dates), hours: fc.array(hours, { minLength: 1, maxLength: 2 }) },
          { requiredKeys: ['date'] },
        ),
        { maxLength: 2 },
      ),
      holidays: fc.boolean(),
    },
    { requiredKeys: ['weekly'] },
  );

/** Lists of holidays on the given dates. */
export const holidaysOn = (dates: readonly string[]): fc.Arbitrary<Holiday[]> =>
  fc.array(
    fc
      .constantFrom(...dates)
      .chain((date) =>
        fc.constantFrom<Holiday>(
          { date, name: { it: 'Festa' } },
          { yearly: date.slice(5), name: { it: 'Festa' } },
        ),
      ),
    { maxLength: 2 },
  );
