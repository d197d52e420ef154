import { weekdays, type Schedule, type Weekday } from '../../core/model/schedule.ts';
import { daysBetween } from '../../core/schedule/local-date.ts';
import { piecesOf, type SpecialPiece, type WeeklyPiece } from './hours-specification.ts';

/*
 * The `opening_hours` tag of OpenStreetMap: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification.
 * In it a later rule takes the place of an earlier one on the days that it names (`;`), or adds to it (`, `).
 */

export const osmDays: Readonly<Record<Weekday, string>> = {
  mon: 'Mo',
  tue: 'Tu',
  wed: 'We',
  thu: 'Th',
  fri: 'Fr',
  sat: 'Sa',
  sun: 'Su',
};
export const osmMonths = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** The language has no "until", and its evaluators no "from": what has no first or last day has these. */
export const firstOfAll = '1970-01-01';
export const lastOfAll = '2099-12-31';

const dayRuns = (days: readonly Weekday[]): string => {
  const runs: Weekday[][] = [];
  weekdays.forEach((day, index) => {
    if (!days.includes(day)) return;
    const last = runs.at(-1);
    if (last?.at(-1) !== undefined && last.at(-1) === weekdays[index - 1]) last.push(day);
    else runs.push([day]);
  });
  return runs
    .map((run) => {
      const [first, last] = [osmDays[run[0] ?? 'mon'], osmDays[run.at(-1) ?? 'mon']];
      return run.length === 1 ? first : `${first}${run.length === 2 ? ',' : '-'}${last}`;
    })
    .join(',');
};

const day = (date: string): string =>
  `${date.slice(0, 4)} ${osmMonths[Number(date.slice(5, 7)) - 1]} ${date.slice(8)}`;
const range = (from: string | undefined, to: string | undefined): string =>
  from === undefined && to === undefined ? '' : `${day(from ?? firstOfAll)}-${day(to ?? lastOfAll)} `;

const hoursOf = (pieces: readonly { open?: string | undefined; close?: string | undefined }[]): string =>
  pieces
    .map(({ open, close }) => `${open}-${close}`)
    .sort()
    .join(',');

const weeklyRules = (pieces: readonly WeeklyPiece[]): string[] =>
  [...Map.groupBy(pieces, ({ from, to }) => range(from, to))].flatMap(([dates, group]) => {
    const byHours = Map.groupBy(weekdays, (weekday) =>
      hoursOf(group.filter(({ days }) => days.includes(weekday))),
    );
    return [...byHours].flatMap(([hours, days]) =>
      hours === '' ? [] : [`${dates}${dayRuns(days)} ${hours}`],
    );
  });

const specialRules = (pieces: readonly SpecialPiece[], text: (piece: SpecialPiece) => string): string[] =>
  [...Map.groupBy(pieces, ({ from, to }) => `${from} ${to}`).values()]
    // Of two that hold on one day the shorter was written for it: it comes later, and so takes the place of the other.
    .toSorted((a, b) => lengthOf(b) - lengthOf(a))
    .map((group) => {
      const [first] = group;
      const dates =
        first === undefined
          ? ''
          : first.from === first.to
            ? `${day(first.from)} `
            : range(first.from, first.to);
      const open = group.filter((piece) => piece.open !== undefined);
      const words = first === undefined ? '' : text(first).replaceAll('"', "'");
      return `${dates}${open.length === 0 ? 'off' : hoursOf(open)}${words === '' ? '' : ` "${words}"`}`;
    });
const lengthOf = ([first]: readonly SpecialPiece[]): number =>
  first === undefined ? 0 : daysBetween(first.from, first.to);

/**
 * A schedule as a value of `opening_hours`.
 * @param withHolidays whether the town has public holidays, which close what does not say otherwise
 * @param text the reason of an exception in words
 * @returns undefined where nothing is known; hours that are only text are a comment, which counts as unknown
 */
export const osmOpeningHours = (
  schedule: Schedule,
  withHolidays: boolean,
  text: (piece: SpecialPiece) => string = () => '',
): string | undefined => {
  const { weekly, special, onHolidays } = piecesOf(schedule);
  if (schedule.weekly === undefined && special.length === 0)
    return schedule.raw === undefined || schedule.raw.trim() === ''
      ? undefined
      : `"${schedule.raw.replace(/\s+/g, ' ').trim().replaceAll('"', "'")}"`;
  const rules = weeklyRules(weekly);
  // Rules of one validity name different days; where there are several validities, or hours past midnight, they add up.
  const addUp =
    new Set(weekly.map(({ from, to }) => range(from, to))).size > 1 ||
    weekly.some(({ open, close }) => close <= open);
  return [
    ...(rules.length === 0
      ? schedule.weekly === undefined
        ? []
        : ['off']
      : [rules.join(addUp ? ', ' : '; ')]),
    ...(withHolidays && !onHolidays && rules.length > 0 ? ['PH off'] : []),
    ...specialRules(special, text),
  ].join('; ');
};
