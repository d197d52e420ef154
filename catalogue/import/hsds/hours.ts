import { weekdays, type Schedule, type Weekday } from '../../../core/model/schedule.ts';
import { scheduleOf, type Pieces } from '../../standards/hours-specification.ts';
import { calendarDays } from '../../standards/vocabularies.ts';
import { rowsOf, type Row } from './read-hsds.ts';

export type Note = (
  kind: 'mended' | 'guessed',
  code: string,
  words: string,
  was: unknown,
  now?: unknown,
) => void;

const two = (value: number): string => String(value).padStart(2, '0');

/** A time as people write it: `10:00:00`, `08:00`, `3pm`, `4:00 PM`. @returns undefined where it is none */
export const readTime = (said: unknown): string | undefined => {
  const match = /^(\d{1,2})(?::(\d{2}))?(?::\d{2})?(?:Z|[+-]\d\d:?\d\d)?\s*(am|pm)?$/i.exec(
    String(said ?? '').trim(),
  );
  if (match === null) return undefined;
  const half = match[3]?.toLowerCase();
  const minute = Number(match[2] ?? 0);
  let hour = Number(match[1]);
  if (half !== undefined) hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  else if (match[2] === undefined) return undefined;
  return hour > 24 || minute > 59 || (hour === 24 && minute > 0) ? undefined : `${two(hour)}:${two(minute)}`;
};

/** A date as people write it: `2015-12-24`, `12/24/2015`, `12/24/15`. Of the year 1 is none: somebody left the year out. */
export const readDate = (said: unknown): string | undefined => {
  const text = String(said ?? '').trim();
  const iso = /^(\d{4})-(\d\d)-(\d\d)/.exec(text);
  if (iso !== null) return iso[0];
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(text);
  if (american === null) return undefined;
  const [, month, day, year = ''] = american;
  return `${year.length === 2 ? `20${year}` : year}-${two(Number(month))}-${two(Number(day))}`;
};

const daysOf = (row: Row): Weekday[] => {
  const said = `${String(row['byday'] ?? '')},${String(row['weekday'] ?? '')}`.toLowerCase();
  return weekdays.filter((day) =>
    new RegExp(`\\b(?:${calendarDays[day].toLowerCase()}|${day}[a-z]*)\\b`).test(said),
  );
};
const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
/** Rules that pick some of the weeks or days of a year: half of such a rule would be wrong hours. */
const isSelective = (row: Row): boolean =>
  ['byweekno', 'bymonthday', 'byyearday', 'count'].some((name) => isSet(row[name])) ||
  (isSet(row['interval']) && String(row['interval']) !== '1');

/** Schedules of HSDS 3, and the regular and holiday schedules of its predecessors. What cannot be hours is text. */
export const hoursOf = (schedules: unknown, note: Note): Schedule | undefined => {
  const pieces: Pieces = { weekly: [], special: [], onHolidays: false };
  const raw: string[] = [];
  for (const row of rowsOf(schedules)) {
    const [open, ends] = [readTime(row['opens_at']), readTime(row['closes_at'])];
    let close = ends;
    if (
      open !== undefined &&
      close !== undefined &&
      close < open &&
      close < '12:00' &&
      !/am/i.test(String(row['closes_at']))
    ) {
      close = `${two(Number(close.slice(0, 2)) + 12)}${close.slice(2)}`;
      note(
        'guessed',
        'afternoon',
        'It would close before it opens: taken as the afternoon.',
        row['closes_at'],
        close,
      );
    }
    if (isSet(row['timezone']) && !/^[A-Z][A-Za-z_]+\/[A-Za-z_]+/.test(String(row['timezone'])))
      note(
        'mended',
        'time-zone',
        'Not the name of a time zone: times are those of the town.',
        row['timezone'],
      );
    const days = daysOf(row);
    const from = readDate(row['valid_from'] ?? row['start_date'] ?? row['dtstart']);
    const to = readDate(row['valid_to'] ?? row['end_date'] ?? row['until']);
    const isClosed = String(row['closed']) === 'true' || row['notes'] === 'closed';
    const words = isSet(row['description']) ? String(row['description']) : undefined;
    if (days.length > 0 && open !== undefined && close !== undefined && !isSelective(row))
      pieces.weekly.push({ days, open, close, from, to });
    else if (
      days.length === 0 &&
      from !== undefined &&
      to !== undefined &&
      from <= to &&
      (isClosed || (open !== undefined && close !== undefined)) &&
      !isSet(row['freq'])
    )
      pieces.special.push({
        from,
        to,
        ...(isClosed ? {} : { open, close }),
        ...(words === undefined ? {} : { reason: { it: words } }),
      });
    else {
      const text =
        words ??
        ['start_date', 'end_date', 'weekday', 'opens_at', 'closes_at']
          .flatMap((name) => (isSet(row[name]) ? [String(row[name])] : []))
          .join(' ');
      if (text !== '') raw.push(isClosed && words === undefined ? `closed ${text}` : text);
      note('mended', 'hours-in-words', 'Hours that cannot be read: shown as text.', row, text);
    }
  }
  const schedule = scheduleOf(pieces);
  return raw.length === 0 ? schedule : { ...schedule, raw: raw.join('; ') };
};
