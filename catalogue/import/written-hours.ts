import { weekdays, type Schedule, type Weekday } from '../../core/model/schedule.ts';
import { readWeek } from './hours.ts';

const day =
  /(?<!\p{L})(?:(lun)(?:ed[i\u00ec]'?|\.)?|(mar)(?:ted[i\u00ec]'?|\.)?|(mer)(?:coled[i\u00ec]'?|\.)?|(gio)(?:ved[i\u00ec]'?|\.)?|(ven)(?:erd[i\u00ec]'?|\.)?|(sab)(?:ato|\.)?|(dom)(?:enica|\.)?)(?!\p{L})/giu;
const every = /(?<!\p{L})(?:tutti i giorni|ogni giorno)(?!\p{L})/giu;
const lists = /^\s*(?:,|e|ed|\/|,\s*e)?\s*$/iu;
const ranges = /^\s*(?:-|\u2013|al?|ad|fino al?)\s*$/iu;
const lead = /(?:^|[\s,;.:(])(?:dal|dalla|il|la|nei giorni di|di|ogni)\s*$/iu;

type Named = { day: Weekday; start: number; end: number };

const namedDays = (line: string): Named[] =>
  [...line.matchAll(day)].map((match) => ({
    day: weekdays[match.slice(1).findIndex((group) => group !== undefined)] ?? 'mon',
    start: match.index,
    end: match.index + match[0].length,
  }));

const between = (from: Weekday, to: Weekday): Weekday[] => {
  const [start, end] = [weekdays.indexOf(from), weekdays.indexOf(to)];
  return weekdays.filter((_day, at) => (start <= end ? at >= start && at <= end : at >= start || at <= end));
};

/** The days of a line, group by group, each with the words that follow it; undefined where hours stand without a day. */
const groupsOf = (line: string): { days: Weekday[]; hours: string }[] | undefined => {
  const named = namedDays(line);
  const [first] = named;
  if (first === undefined) return /\d/.test(line) ? undefined : [];
  if (/\d/.test(line.slice(0, first.start))) return undefined;
  const groups: { days: Weekday[]; hours: string }[] = [];
  named.forEach((one, at) => {
    const before = named[at - 1];
    const gap = before === undefined ? undefined : line.slice(before.end, one.start);
    const open = groups.at(-1);
    if (before !== undefined && gap !== undefined && open !== undefined && ranges.test(gap))
      open.days.push(...between(before.day, one.day).slice(1));
    else if (gap !== undefined && open !== undefined && lists.test(gap)) open.days.push(one.day);
    else groups.push({ days: [one.day], hours: '' });
    const group = groups.at(-1);
    if (group !== undefined)
      group.hours = line
        .slice(one.end, named[at + 1]?.start ?? line.length)
        .replace(lead, '')
        .replace(/^[\s:,;\u2013-]+|[\s:,;.\u2013-]+$/gu, '')
        .replace(/(?<!\p{L})(?:anche|aperto|solo|mattina|pomeriggio|ore|h)\s+(?=\d|dalle)/giu, '');
  });
  return groups;
};

/**
 * Opening hours as people write them on a page: "Dal luned\u00ec al venerd\u00ec: 8.30-12.30", "mar e gio 15.00 - 17.00".
 * Half of a week would be a wrong week: where one line cannot be read, all of them are shown as words (`raw`).
 * @returns undefined where nothing is said
 */
export const writtenHours = (lines: readonly string[]): Schedule | undefined => {
  const said = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (said.length === 0) return undefined;
  const raw = { raw: said.join('; ') };
  const rows: Partial<Record<Weekday, string>>[] = [];
  for (const line of said.flatMap((one) => one.split(/\s*(?:;|\r?\n)\s*/))) {
    const groups = groupsOf(line.replace(every, 'lun-dom'));
    if (groups === undefined) return raw;
    for (const { days, hours } of groups) {
      if (hours === '') return raw;
      rows.push(Object.fromEntries(days.map((one) => [one, hours])));
    }
  }
  const week = readWeek(rows);
  return week.weekly.length === 0 || week.unreadable.length > 0 ? raw : { weekly: week.weekly };
};
