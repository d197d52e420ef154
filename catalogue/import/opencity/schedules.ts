import type { Schedule, Weekday } from '../../../core/model/schedule.ts';
import type { Holiday } from '../../../core/model/schedule.ts';
import { holidayOn } from '../../../core/schedule/holidays.ts';
import { hoursInWords, readWeek } from '../hours.ts';
import { readHtml } from '../html.ts';
import { plainOf } from '../html-words.ts';
import { dayOf, readItalianDate } from '../italian-dates.ts';
import { isBlank } from '../blank.ts';
import { cleanText } from '../text.ts';
import { isJson, type Json } from '../json.ts';
import { type DumpObject } from './dump.ts';
import type { Scope } from './scope.ts';

const columns: Readonly<Record<string, Weekday>> = {
  monday: 'mon',
  tuesday: 'tue',
  wednesday: 'wed',
  thursday: 'thu',
  friday: 'fri',
  saturday: 'sat',
  sunday: 'sun',
};

const dataOf = (object: DumpObject): Json => object.data['ita-IT'] ?? Object.values(object.data)[0] ?? {};
const textOf = (value: unknown): string => (typeof value === 'string' ? cleanText(value).text : '');

/** From which day to which a record of hours holds. */
export const validityOf = (
  object: DumpObject,
): { from: string | 'never' | undefined; to: string | 'never' | undefined; name: string } => {
  const data = dataOf(object);
  return { from: dayOf(data['valid_from']), to: dayOf(data['valid_through']), name: textOf(data['name']) };
};

/** Whether any cell says something about hours. */
export const hasHours = (object: DumpObject): boolean => !isBlank(dataOf(object)['opening_hours']);

/** The days off that a record lists, without those that are holidays of the town anyway. */
const exceptionsOf = (
  scope: Scope,
  field: string,
  data: Json,
  holidays: readonly Holiday[],
  inside: (date: string) => boolean,
): NonNullable<Schedule['exceptions']> => {
  const exceptions = new Map<string, NonNullable<Schedule['exceptions']>[number]>();
  let implied = 0;
  for (const closure of Array.isArray(data['closure']) ? (data['closure'] as unknown[]) : []) {
    if (!isJson(closure) || isBlank(closure)) continue;
    const [day, reason] = [textOf(closure['day']), textOf(closure['reason'])];
    const date = readItalianDate(day);
    const isHoliday =
      (date?.kind === 'date' && holidayOn(holidays, date.date) !== undefined) ||
      (date?.kind === 'yearly' &&
        holidays.some((holiday) => 'yearly' in holiday && holiday.yearly === date.day)) ||
      (date === undefined && /pasqua|pasquetta|angelo/i.test(`${day} ${reason}`));
    if (isHoliday) implied += 1;
    else if (date === undefined || date.kind === 'yearly')
      scope.keep(`${field}.closure`, closure, 'A closure that is not a date.', 'closure');
    else {
      const from = date.kind === 'date' ? date.date : date.from;
      if (!inside(from))
        scope.keep(
          `${field}.closure`,
          closure,
          'A closure on a day on which the hours do not hold: probably a slip of the year.',
          'closure-outside',
        );
      else
        exceptions.set(from, {
          date: from,
          ...(date.kind === 'range' ? { to: date.to } : {}),
          ...(reason === '' ? {} : { reason: { it: reason } }),
        });
    }
  }
  if (implied > 0)
    scope.note(
      'mended',
      'closure-holiday',
      field,
      `${implied} closures are holidays of the town: left to municipality.yaml.`,
    );
  return [...exceptions.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
};

/** A record of hours as a schedule; undefined where it says nothing about hours. Guesses go to the scope of the record that has it. */
export const scheduleOf = (
  scope: Scope,
  field: string,
  object: DumpObject,
  holidays: readonly Holiday[],
): Schedule | undefined => {
  const data = dataOf(object);
  const { from, to, name } = validityOf(object);
  const called = name === '' ? 'These hours' : `"${name}"`;
  const rows = (Array.isArray(data['opening_hours']) ? (data['opening_hours'] as unknown[]) : [])
    .filter(isJson)
    .map((row) =>
      Object.fromEntries(Object.entries(columns).map(([column, day]) => [day, textOf(row[column])])),
    );
  const week = readWeek(rows);
  const note = isBlank(data['note']) ? '' : plainOf(readHtml(String(data['note'])));
  for (const { day, text } of week.unreadable)
    scope.keep(`${field}.${day}`, text, `${called}: a cell that cannot be read as hours.`, 'hours');
  if (week.weekly.length === 0) {
    scope.note(
      'guessed',
      'hours-unknown',
      field,
      `${called} has no hours at all: taken as unknown, not as closed.`,
      { was: object.remoteId },
    );
    return note === '' ? undefined : { raw: note };
  }
  if (week.blank.length > 0)
    scope.note(
      'guessed',
      'blank-hours',
      field,
      `${called}: nothing is said for ${week.blank.join(', ')}; taken as closed${week.closed.length > 0 ? ', although the record writes CHIUSO for other days' : ''}.`,
      { was: object.remoteId },
    );
  if (from === 'never' || to === 'never')
    scope.note('mended', 'no-end', field, `${called} holds until a year that stands for no end: no end.`, {
      was: data['valid_through'],
    });
  const validFrom = from === 'never' ? undefined : from;
  const validTo = to === 'never' ? undefined : to;
  const inside = (date: string): boolean =>
    (validFrom === undefined || validFrom <= date) && (validTo === undefined || date <= validTo);
  const exceptions = exceptionsOf(scope, field, data, holidays, inside);
  if (validTo !== undefined)
    scope.note(
      'guessed',
      'hours-end',
      field,
      `${called} holds until ${validTo}: after that day the kiosk shows it as usual hours that nobody confirmed. Take validTo out, or put the new one.`,
      { now: validTo },
    );
  const words = [
    ...(validTo === undefined ? [] : [hoursInWords(week.weekly)]),
    ...(note === '' ? [] : [note]),
  ].join('. ');
  return {
    weekly: week.weekly,
    ...(exceptions.length === 0 ? {} : { exceptions }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    ...(words === '' ? {} : { raw: words }),
  };
};
