import { isCalendarDate } from '../../core/schedule/local-date.ts';
import { isTimeZone } from '../../core/schedule/local-time.ts';
import type { Finding } from './finding.ts';
import type { Located } from './read-source.ts';

/** Date ranges of the model: the first may not be after the second. */
const ranges: readonly (readonly [string, string])[] = [
  ['from', 'to'],
  ['validFrom', 'validTo'],
  ['date', 'to'],
];
const datePattern = /^\d{4}-\d{2}-\d{2}(?=$|T\d{2}:\d{2}$)/;

/** Dates that no calendar has, such as 30 February, which the pattern of a date lets through; ranges that end before they start; a time zone that nobody knows. */
export const checkCalendar = (located: readonly Located[]): Finding[] => {
  const findings: Finding[] = [];
  for (const { kind, file, at, record, lineOf } of located) {
    const add = (path: readonly PropertyKey[], message: string, fix: string): void => {
      const line = lineOf([...at, ...path]);
      findings.push({
        severity: 'error',
        file,
        ...(line === undefined ? {} : { line }),
        path: [...at, ...path].map(String).join('.'),
        message,
        fix,
      });
    };
    const visit = (value: unknown, path: PropertyKey[]): void => {
      if (typeof value === 'string') {
        const date = datePattern.exec(value)?.[0];
        if (date !== undefined && !isCalendarDate(date))
          add(path, `"${value}" is not a day of the calendar.`, 'Mend the day, the month or the year.');
      } else if (Array.isArray(value)) value.forEach((item, index) => visit(item, [...path, index]));
      else if (typeof value === 'object' && value !== null) {
        const fields = value as Record<string, unknown>;
        for (const [first, last] of ranges) {
          const [from, to] = [fields[first], fields[last]];
          if (
            typeof from === 'string' &&
            typeof to === 'string' &&
            datePattern.test(from) &&
            datePattern.test(to) &&
            to < from
          )
            add([...path, last], `"${to}" is before ${first} ("${from}").`, 'Swap them, or mend one.');
        }
        for (const [name, inner] of Object.entries(fields))
          if (name !== 'unmapped') visit(inner, [...path, name]);
      }
    };
    visit(record, []);
    const { timeZone } = record as { timeZone?: string };
    if (kind === 'municipality' && timeZone !== undefined && !isTimeZone(timeZone))
      add(
        ['timeZone'],
        `"${timeZone}" is no time zone.`,
        'Write Europe/Rome, or another name of the IANA list.',
      );
  }
  return findings;
};
