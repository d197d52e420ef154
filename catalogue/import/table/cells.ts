import { isCalendarDate } from '../../../core/schedule/local-date.ts';
import type { Cost, Times } from '../../../core/model/service-parts.ts';
import { readItalianDate } from '../italian-dates.ts';
import { centsOf } from '../money.ts';
import { capitalised, cleanText } from '../text.ts';
import type { CellValue } from './sheet.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A cell as words: numbers as people of Italy write them, dates as days. */
export const textOf = (value: CellValue): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date)
    return `${value.getUTCDate()}/${value.getUTCMonth() + 1}/${value.getUTCFullYear()}`;
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'boolean') return value ? 's\u00ec' : 'no';
  return value;
};

/** The lines of a cell, each cleaned, with what people put before the items of a list taken away. */
export const linesOf = (value: CellValue): string[] =>
  textOf(value)
    .split(/\r?\n|\r|\s*\u2022\s*/)
    .map((line) => cleanText(line.replace(/^\s*(?:[-\u2013*\u00b7]|\d{1,2}[.)])\s+/, '')).text)
    .filter((line) => line !== '');

/** All of a cell on one line. */
export const lineOf = (value: CellValue): string => cleanText(textOf(value)).text;

const twoDigitYear = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})$/;

/** A day, `YYYY-MM-DD`: a date of the spreadsheet, `24/12/2026`, `24.12.26`, `2026-12-24`, `24 dicembre 2026`. */
export const dateOf = (value: CellValue): string | undefined => {
  if (value instanceof Date)
    return `${value.getUTCFullYear()}-${two(value.getUTCMonth() + 1)}-${two(value.getUTCDate())}`;
  const text = lineOf(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return isCalendarDate(text) ? text : undefined;
  const short = twoDigitYear.exec(text);
  const read = readItalianDate(short === null ? text : `${short[1]}/${short[2]}/20${short[3]}`);
  return read?.kind === 'date' ? read.date : undefined;
};

/** A day of every year, `MM-DD`. */
export const yearlyOf = (value: CellValue): string | undefined => {
  const date = dateOf(value)?.slice(5);
  if (date !== undefined) return date;
  const text = lineOf(value);
  const numeric = /^(\d{1,2})[/.-](\d{1,2})$/.exec(text);
  if (numeric !== null) {
    const day = `${two(Number(numeric[2]))}-${two(Number(numeric[1]))}`;
    return isCalendarDate(`2000-${day}`) ? day : undefined;
  }
  const read = readItalianDate(text);
  return read?.kind === 'yearly' ? read.day : undefined;
};

/** Yes or no. */
export const yesOf = (value: CellValue): boolean | undefined => {
  const text = lineOf(value).toLowerCase();
  if (/^(?:s[i\u00ec]'?|x|vero|true|1)$/.test(text)) return true;
  return /^(?:no|falso|false|0|-)$/.test(text) ? false : undefined;
};

/**
 * Hours that a spreadsheet took for a date: "8-12" becomes the 8th of December. The words that were meant, or undefined where
 * day and month are no hours of one day.
 */
export const hoursBehindDate = (value: CellValue): string | undefined => {
  if (!(value instanceof Date)) return undefined;
  const [from, to] = [value.getUTCDate(), value.getUTCMonth() + 1];
  return from < to ? `${from}-${to}` : undefined;
};

const free = /^(?:gratis|gratuit[oa]|nessuno?|niente|senza costi|esente|free)\b/i;
const money = String.raw`(?:\u20ac|euro|eur)?\s*\d{1,3}(?:[.']?\d{3})*(?:[.,]\d{1,2})?\s*(?:\u20ac|euro|eur)?`;
const amountFirst = new RegExp(String.raw`^(${money})(?:\s*[:\u2013-]\s*|\s+|$)(.*)$`, 'i');
const amountLast = new RegExp(String.raw`^(.*?\S)\s*[:\u2013-]?\s+(${money})$`, 'i');

/** One line of a cell of costs: `22,21`, `gratis`, `16,00 marca da bollo`, `Diritti: 5,42 euro`. Undefined: no amount in it. */
export const costOf = (line: string): Cost | undefined => {
  if (free.test(line)) return { amount: 0 };
  const [amount, label] = (() => {
    const first = amountFirst.exec(line);
    if (first !== null) return [first[1], first[2]];
    const last = amountLast.exec(line);
    return last === null ? [undefined, undefined] : [last[2], last[1]];
  })();
  const cents = amount === undefined ? undefined : centsOf(amount);
  if (cents === undefined) return undefined;
  const words = (label ?? '')
    .replace(/^(?:\u20ac|euro|eur)\s*/i, '')
    .replace(/[:\s]+$/, '')
    .replace(/^per /i, '')
    .trim();
  return { amount: cents, ...(words === '' ? {} : { label: { it: capitalised(words) } }) };
};

/** How long it takes: `30`, `30 giorni`, `entro 30 gg`, `subito`; other words stay words. */
export const timesOf = (value: CellValue): Times | undefined => {
  const text = lineOf(value);
  if (text === '' || text === '0') return undefined;
  if (/^(?:subito|immediat[oa]|in giornata|al momento)$/i.test(text)) return { immediate: true };
  const days = /^(?:entro |massimo |max )?(\d{1,4})(?:\s*(?:giorn[oi]|gg\.?|g))?$/i.exec(text)?.[1];
  if (days !== undefined && Number(days) > 0) return { maxDays: Number(days) };
  return { note: { it: capitalised(text) } };
};
