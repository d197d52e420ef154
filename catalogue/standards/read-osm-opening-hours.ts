import { weekdays, type Schedule, type Weekday } from '../../core/model/schedule.ts';
import { scheduleOf, type Pieces } from './hours-specification.ts';
import { firstOfAll, lastOfAll, osmDays, osmMonths } from './osm-opening-hours.ts';

const dayNames = Object.values(osmDays).join('|');
const dateWords = `(\\d{4}) (${osmMonths.join('|')}) (\\d{2})`;
const rulePattern = new RegExp(
  `^(?:${dateWords}(?:(\\+)|-${dateWords})?:?\\s*)?` +
    `((?:(?:${dayNames}|PH)(?:-(?:${dayNames}))?,?)+)?\\s*` +
    `(off|closed|24/7|(?:\\d{2}:\\d{2}-\\d{2}:\\d{2},?)+)?\\s*(?:"([^"]*)")?$`,
);

const dateOf = (year: string, month: string | undefined, day: string | undefined): string =>
  `${year}-${String(osmMonths.indexOf(month ?? '') + 1).padStart(2, '0')}-${day}`;

const daysOf = (selector: string): Weekday[] => {
  const indexOf = (name: string | undefined): number => weekdays.findIndex((day) => osmDays[day] === name);
  return selector.split(',').flatMap((part) => {
    const [first, last = first] = part.split('-');
    const [start, end] = [indexOf(first), indexOf(last)];
    if (start === -1) return [];
    return weekdays.filter((_day, index) =>
      start <= end ? index >= start && index <= end : index >= start || index <= end,
    );
  });
};

/**
 * Reads the part of `opening_hours` that offices use: weekdays, times, date ranges, `PH off`, closures, comments.
 * @returns undefined where a rule is of another kind: half of a schedule would be a wrong schedule
 */
export const readOsmOpeningHours = (value: string): Schedule | undefined => {
  const pieces: Pieces = { weekly: [], special: [], onHolidays: true };
  let closed = false;
  const rules = value
    .replace(/,\s+(?=\d{2}:\d{2})/g, ',')
    .split(/\s*;\s*|,\s+/)
    .filter((rule) => rule !== '');
  for (const rule of rules) {
    const match = rulePattern.exec(rule.trim());
    if (match === null) return undefined;
    const [, year, month, date, open, toYear, toMonth, toDate, days, hours, comment] = match;
    const from = year === undefined ? undefined : dateOf(year, month, date);
    const to =
      toYear === undefined ? (open === undefined ? from : undefined) : dateOf(toYear, toMonth, toDate);
    const isOff = hours === 'off' || hours === 'closed';
    const times = (hours === '24/7' ? '00:00-24:00' : isOff ? '' : (hours ?? ''))
      .split(',')
      .flatMap((part) => (part === '' ? [] : [{ open: part.slice(0, 5), close: part.slice(6) }]));
    if (days?.includes('PH')) {
      if (!isOff || days !== 'PH') return undefined;
      pieces.onHolidays = false;
    } else if (from !== undefined && days === undefined) {
      if (to === undefined || hours === undefined) return undefined;
      const reason = comment === undefined ? undefined : { it: comment };
      // A later rule for the same days takes the place of an earlier one.
      pieces.special = pieces.special.filter((piece) => piece.from !== from || piece.to !== to);
      pieces.special.push(
        ...(isOff ? [{ from, to, reason }] : times.map((time) => ({ from, to, ...time, reason }))),
      );
    } else if (hours === undefined) {
      return rules.length === 1 && comment !== undefined ? { raw: comment } : undefined;
    } else if (isOff) {
      if (days === undefined) closed = true;
      else if (pieces.weekly.some((piece) => piece.days.some((one) => daysOf(days).includes(one))))
        return undefined;
    } else
      pieces.weekly.push(
        ...times.map((time) => ({
          days: days === undefined ? weekdays : daysOf(days),
          ...time,
          from: from === firstOfAll ? undefined : from,
          to: to === lastOfAll ? undefined : to,
        })),
      );
  }
  const schedule = scheduleOf(pieces);
  return closed && pieces.weekly.length === 0 ? { ...schedule, weekly: [] } : schedule;
};
