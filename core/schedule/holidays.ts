import type { Holiday } from '../model/schedule.ts';
import { addDays } from './local-date.ts';

/**
 * Easter Sunday of a year of the Gregorian calendar, as `YYYY-MM-DD`.
 * The anonymous algorithm of Nature (1876), as Meeus prints it in "Astronomical Algorithms", chapter 8.
 */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The first holiday of the list that falls on the date. */
export function holidayOn(holidays: readonly Holiday[] | undefined, date: string): Holiday | undefined {
  return holidays?.find((holiday) => {
    if ('date' in holiday) return holiday.date === date;
    if ('yearly' in holiday) return holiday.yearly === date.slice(5);
    return addDays(easterSunday(Number(date.slice(0, 4))), holiday.easter) === date;
  });
}
