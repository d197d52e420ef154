import fc from 'fast-check';
import { weekdays, type Schedule } from '../../core/model/schedule.ts';
import { hoursOn } from '../../core/schedule/hours-on.ts';
import { addDays, dateOfDayNumber, dayNumber, timeOf } from '../../core/schedule/local-date.ts';

/** The first day of those that generated schedules speak of, and how many there are. */
export const firstDay = '2026-11-02';
export const daysLong = 60;

const date = fc.integer({ min: 0, max: daysLong }).map((days) => dateOfDayNumber(dayNumber(firstDay) + days));
/** Hours of one day that do not overlap, by quarters of an hour. */
const hours = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 4 })
  .map((quarters) => quarters.toSorted((a, b) => a - b))
  .map((quarters) =>
    [0, 2].flatMap((at) => {
      const [open, close] = [quarters[at], quarters[at + 1]];
      return open === undefined || close === undefined
        ? []
        : [{ open: timeOf(open * 15), close: timeOf(close * 15) }];
    }),
  );
const validity = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.tuple(date, date).map(([a, b]) => (a < b ? { validFrom: a, validTo: b } : { validFrom: b, validTo: a })),
  date.map((validFrom) => ({ validFrom })),
  date.map((validTo) => ({ validTo })),
);
const days = fc.subarray([...weekdays], { minLength: 1 });

/** Schedules as offices have them: no hours past midnight, weekly hours of different days. */
export const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    weekly: fc.array(
      fc
        .tuple(days, hours, validity)
        .map(([on, times, valid]) => times.map((time) => ({ days: on, ...time, ...valid }))),
      { minLength: 1, maxLength: 3 },
    ),
    exceptions: fc.array(
      fc
        .tuple(date, fc.option(fc.integer({ min: 1, max: 9 })), fc.option(hours))
        .map(([from, length, times]) => ({
          date: from,
          ...(length === null ? {} : { to: dateOfDayNumber(dayNumber(from) + length) }),
          ...(times === null ? {} : { hours: times }),
        })),
      { maxLength: 3 },
    ),
    holidays: fc.boolean(),
    whole: validity,
  })
  .map(({ weekly, exceptions, holidays, whole }) => ({
    weekly: weekly.flat(),
    ...(exceptions.length === 0 ? {} : { exceptions: uniqueRanges(exceptions) }),
    ...(holidays ? {} : { holidays: false }),
    ...whole,
  }));

const uniqueRanges = <T extends { date: string; to?: string }>(exceptions: readonly T[]): T[] => [
  ...new Map(exceptions.map((one) => [`${one.date} ${one.to ?? one.date}`, one])).values(),
];

const dates = Array.from({ length: daysLong + 15 }, (_, index) => addDays(firstDay, index - 3));

/**
 * The hours of each of those days. No format tells a day on which it is closed from one for which nobody wrote hours any
 * more: both are without hours.
 */
export const dayByDay = (schedule: Schedule | undefined): unknown[] =>
  dates.map((date) => {
    const day = hoursOn(schedule, date, [{ yearly: '12-25', name: { it: 'Natale' } }]);
    return [date, day.kind === 'open' ? day.intervals : []];
  });
