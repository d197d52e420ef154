import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateOfDayNumber,
  dayNumber,
  isCalendarDate,
  minutesOf,
  timeOf,
  weekdayOf,
} from './local-date.ts';
import { easterSunday, holidayOn } from './holidays.ts';
import { endOfDay, instantOf, isTimeZone, localDate, localTime, startOfDay } from './local-time.ts';

const rome = 'Europe/Rome';
const at = (iso: string): number => Date.parse(iso);

describe('local dates', () => {
  it('count days like the platform does, over four centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -146_097, max: 146_097 }), (days) => {
        const date = dateOfDayNumber(days);
        expect(date).toBe(new Date(days * 86_400_000).toISOString().slice(0, 10));
        expect(dayNumber(date)).toBe(days);
      }),
    );
  });
  it('know the days of the week and the ends of months', () => {
    expect(weekdayOf('2026-12-25')).toBe('fri');
    expect(weekdayOf('1969-12-31')).toBe('wed');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(isCalendarDate('2026-02-30')).toBe(false);
    expect(isCalendarDate('2028-02-29')).toBe(true);
  });
  it('write minutes as times', () => {
    expect([minutesOf('00:00'), minutesOf('08:30'), minutesOf('24:00')]).toEqual([0, 510, 1440]);
    expect([timeOf(0), timeOf(510), timeOf(1440), timeOf(1560)]).toEqual([
      '00:00',
      '08:30',
      '24:00',
      '02:00',
    ]);
  });
});

describe('holidays', () => {
  it('knows Easter', () => {
    // From the tables of the United States Naval Observatory.
    expect([2024, 2025, 2026, 2027, 2038, 2285].map(easterSunday)).toEqual([
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
      '2285-03-22',
    ]);
  });
  it('finds dated, yearly and movable feasts', () => {
    const holidays = [
      { date: '2026-06-24', name: { it: 'Patrono' } },
      { yearly: '12-26', name: { it: 'Santo Stefano' } },
      { easter: 1, name: { it: "Lunedì dell'Angelo" } },
    ];
    expect(holidayOn(holidays, '2026-04-06')?.name).toEqual({ it: "Lunedì dell'Angelo" });
    expect(holidayOn(holidays, '2031-12-26')?.name).toEqual({ it: 'Santo Stefano' });
    expect(holidayOn(holidays, '2027-06-24')).toBeUndefined();
    expect(holidayOn(undefined, '2026-06-24')).toBeUndefined();
  });
});

describe('the wall clock of a zone', () => {
  it('is read at any instant', () => {
    expect(localTime(at('2026-07-01T10:00:59Z'), rome)).toEqual({
      date: '2026-07-01',
      minute: 720,
      weekday: 'wed',
    });
    expect(localTime(at('2026-12-31T23:00:00Z'), rome)).toEqual({
      date: '2027-01-01',
      minute: 0,
      weekday: 'fri',
    });
    expect(localTime(at('2026-12-31T22:59:59.999Z'), rome).date).toBe('2026-12-31');
  });
  it('goes to instants and back, except for times that do not exist', () => {
    const zones = [
      rome,
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Africa/Cairo',
      'UTC',
      'Pacific/Auckland',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 10_000, max: 30_000 }),
        fc.nat(1439),
        (zone, day, minute) => {
          const date = dateOfDayNumber(day);
          const instant = instantOf(date, minute, zone);
          const shown = localTime(instant, zone);
          // The first instant at or past it: it shows it (or has skipped it), and a second earlier it did not.
          expect(shown.date > date || shown.minute >= minute).toBe(true);
          const before = localTime(instant - 1000, zone);
          expect(before.date < date || before.minute < minute).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
  it('takes the moment of the skip for a time that the clock skips', () => {
    expect(instantOf('2026-03-29', minutesOf('02:30'), rome)).toBe(at('2026-03-29T01:00:00Z'));
    expect(instantOf('2026-03-29', minutesOf('03:00'), rome)).toBe(at('2026-03-29T01:00:00Z'));
  });
  it('takes the first of two for a time that it shows twice', () => {
    expect(instantOf('2026-10-25', minutesOf('02:30'), rome)).toBe(at('2026-10-25T00:30:00Z'));
    expect(instantOf('2026-10-25', minutesOf('03:00'), rome)).toBe(at('2026-10-25T02:00:00Z'));
  });
  it('has days of 23 and 25 hours, and days that begin at one o’clock', () => {
    const hours = (date: string, zone: string): number =>
      (endOfDay(date, zone) - startOfDay(date, zone)) / 3_600_000;
    expect([hours('2026-03-29', rome), hours('2026-10-25', rome), hours('2026-06-01', rome)]).toEqual([
      23, 25, 24,
    ]);
    // Egypt's clocks jump from midnight to one.
    expect(localTime(startOfDay('2024-04-26', 'Africa/Cairo'), 'Africa/Cairo')).toMatchObject({
      date: '2024-04-26',
      minute: 60,
    });
  });
  it('survives the date that Samoa skipped', () => {
    expect(localDate(startOfDay('2011-12-30', 'Pacific/Apia'), 'Pacific/Apia')).toBe('2011-12-31');
  });
  it('says which zones it knows', () => {
    expect([isTimeZone(rome), isTimeZone('Europe/Roma')]).toEqual([true, false]);
  });
});
