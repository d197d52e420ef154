import { isCalendarDate } from '../../core/schedule/local-date.ts';

const months = [
  'gennaio',
  'febbraio',
  'marzo',
  'aprile',
  'maggio',
  'giugno',
  'luglio',
  'agosto',
  'settembre',
  'ottobre',
  'novembre',
  'dicembre',
];
const two = (value: string | number): string => String(value).padStart(2, '0');

/** A day, days, or a day of every year, as people write them. */
export type ItalianDate =
  | { kind: 'date'; date: string }
  | { kind: 'range'; from: string; to: string }
  | { kind: 'yearly'; day: string };

const dayName = '(?:luned\u00ec|marted\u00ec|mercoled\u00ec|gioved\u00ec|venerd\u00ec|sabato|domenica)';
const wordy = `(\\d{1,2})\\u00b0? (${months.join('|')})(?: (\\d{4}))?`;
const rangePattern = new RegExp(`^dal? (?:${dayName} )?${wordy} al? (?:${dayName} )?${wordy}$`, 'i');
const dayPattern = new RegExp(`^(?:${dayName} )?${wordy}(?: ?\\(.*\\))?$`, 'i');

const dateOf = (year: string, month: string, day: string): string | undefined => {
  const number = months.indexOf(month.toLowerCase()) + 1;
  const date = `${year}-${two(number === 0 ? month : number)}-${two(day)}`;
  return isCalendarDate(date) ? date : undefined;
};

/** Reads `1/1/2019`, `1 maggio (Festa ...)`, `24 dicembre 2019`, `da lunedì 23 dicembre 2019 a lunedì 6 gennaio 2020`. */
export const readItalianDate = (text: string): ItalianDate | undefined => {
  const trimmed = text.replace(/[\s\u00a0]+/g, ' ').trim();
  const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed);
  if (numeric) {
    const date = dateOf(numeric[3] ?? '', numeric[2] ?? '', numeric[1] ?? '');
    return date === undefined ? undefined : { kind: 'date', date };
  }
  const range = rangePattern.exec(trimmed);
  if (range) {
    const toYear = range[6] ?? '';
    const to = dateOf(toYear, range[5] ?? '', range[4] ?? '');
    const from = dateOf(range[3] ?? toYear, range[2] ?? '', range[1] ?? '');
    return from === undefined || to === undefined || to < from ? undefined : { kind: 'range', from, to };
  }
  const day = dayPattern.exec(trimmed);
  if (!day) return undefined;
  if (day[3] === undefined) {
    const date = dateOf('2000', day[2] ?? '', day[1] ?? '');
    return date === undefined ? undefined : { kind: 'yearly', day: date.slice(5) };
  }
  const date = dateOf(day[3], day[2] ?? '', day[1] ?? '');
  return date === undefined ? undefined : { kind: 'date', date };
};

/** The day of a time stamp, as it was on the spot; undefined for none, `never` for a year that stands for no end (2100 and later). */
export const dayOf = (stamp: unknown): string | 'never' | undefined => {
  const date = typeof stamp === 'string' ? /^(\d{4})-\d{2}-\d{2}(?=T|$)/.exec(stamp) : null;
  if (date === null) return undefined;
  return Number(date[1]) >= 2100 ? 'never' : date[0];
};
