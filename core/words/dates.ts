import type { Language } from '../model/language.ts';
import { type Weekday, weekdays } from '../model/schedule.ts';
import { addDays } from '../schedule/local-date.ts';
import { instantOf, localDate } from '../schedule/local-time.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();
const formatter = (
  lang: Language,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat => {
  const key = `${lang} ${timeZone} ${JSON.stringify(options)}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale(lang), { ...options, timeZone });
  formatters.set(key, known);
  return known;
};

/** Western digits everywhere: they are what numbers, streets and desks in the building are written with. */
const locale = (lang: Language): string => `${lang === 'en' ? 'en-GB' : lang}-u-nu-latn`;
const noon = (date: string, timeZone: string): number => instantOf(date, 12 * 60, timeZone);

/** A date as people say it: `giovedì 26 novembre`, with the year only where it is another one. */
export const sayDate = (
  lang: Language,
  date: string,
  today: string,
  timeZone: string,
  weekday = true,
): string =>
  formatter(lang, timeZone, {
    ...(weekday ? { weekday: 'long' } : {}),
    day: 'numeric',
    month: 'long',
    ...(date.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
  }).format(noon(date, timeZone));

/** A local time of day, `09:05`, as the walls of the building write it. */
export const sayTime = (lang: Language, at: number, timeZone: string): string =>
  formatter(lang, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** The same to the second, `09:05:07`, where people who came after each other must be told apart. */
export const sayTimeToSecond = (lang: Language, at: number, timeZone: string): string =>
  formatter(lang, timeZone, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at);

const weekdayNames = new Map<string, string>();

/** The name of a weekday. 2024-01-01 was a Monday. */
export const sayWeekday = (lang: Language, day: Weekday): string => {
  const key = `${lang} ${day}`;
  const name =
    weekdayNames.get(key) ??
    formatter(lang, 'UTC', { weekday: 'long' }).format(
      noon(addDays('2024-01-01', weekdays.indexOf(day)), 'UTC'),
    );
  weekdayNames.set(key, name);
  return name;
};

/** How far a moment is from today, in the words people use. */
export const dayDistance = (at: number, today: string, timeZone: string): 'today' | 'tomorrow' | 'later' => {
  const date = localDate(at, timeZone);
  return date === today ? 'today' : date === addDays(today, 1) ? 'tomorrow' : 'later';
};

const moneyFormatters = new Map<string, Intl.NumberFormat>();

/** Money in minor units, as the language writes it. */
export const sayMoney = (lang: Language, amount: number, currency: string): string => {
  const whole = amount % 100 === 0;
  const key = `${lang} ${currency} ${whole}`;
  const format =
    moneyFormatters.get(key) ??
    new Intl.NumberFormat(locale(lang), {
      style: 'currency',
      currency,
      ...(whole ? { maximumFractionDigits: 0 } : {}),
    });
  moneyFormatters.set(key, format);
  return format.format(amount / 100);
};
