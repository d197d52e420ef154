import type { Wording } from '../../core/model/language.ts';
import {
  weekdays,
  type Schedule,
  type ScheduleException,
  type Weekday,
  type WeeklyInterval,
} from '../../core/model/schedule.ts';

/** Weekly hours as schema.org and HSDS have them: one piece for each interval, with its own validity. */
export type WeeklyPiece = {
  days: readonly Weekday[];
  open: string;
  close: string;
  from?: string | undefined;
  to?: string | undefined;
};
/** What holds from one date to another in place of the weekly hours; without hours it is closed. */
export type SpecialPiece = {
  from: string;
  to: string;
  open?: string | undefined;
  close?: string | undefined;
  reason?: Wording | undefined;
};
/** A schedule in pieces. `onHolidays`: the weekly hours hold on public holidays too. */
export type Pieces = { weekly: WeeklyPiece[]; special: SpecialPiece[]; onHolidays: boolean };

const later = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;
const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;

/** A schedule in pieces, the validity of the whole put on each. Text that nobody could read (`raw`) is in none. */
export const piecesOf = (schedule: Schedule): Pieces => ({
  weekly: (schedule.weekly ?? []).flatMap(({ days, open, close, validFrom, validTo }) => {
    const from = later(schedule.validFrom, validFrom);
    const to = earlier(schedule.validTo, validTo);
    // A piece that ends before it starts never holds.
    return from !== undefined && to !== undefined && to < from ? [] : [{ days, open, close, from, to }];
  }),
  special: (schedule.exceptions ?? []).flatMap(({ date, to = date, hours, reason }): SpecialPiece[] =>
    hours === undefined
      ? [{ from: date, to, reason }]
      : hours.map(({ open, close }) => ({ from: date, to, open, close, reason })),
  ),
  onHolidays: schedule.holidays === false,
});

const exceptionsOf = (special: readonly SpecialPiece[]): ScheduleException[] =>
  [...Map.groupBy(special, ({ from, to }) => `${from} ${to}`).values()].flatMap((pieces) => {
    const [first] = pieces;
    if (first === undefined) return [];
    const hours = pieces.flatMap(({ open, close }) =>
      open === undefined || close === undefined ? [] : [{ open, close }],
    );
    const reason = pieces.find((piece) => piece.reason !== undefined)?.reason;
    return [
      {
        date: first.from,
        ...(first.to === first.from ? {} : { to: first.to }),
        ...(hours.length === 0 ? {} : { hours }),
        ...(reason === undefined ? {} : { reason }),
      },
    ];
  });

const sameFor = (pieces: readonly WeeklyPiece[], end: 'from' | 'to'): string | undefined =>
  pieces.every((piece) => piece[end] === pieces[0]?.[end]) ? pieces[0]?.[end] : undefined;

/** The other way. A validity that all pieces share is that of the whole. @returns undefined where there are no pieces */
export const scheduleOf = ({ weekly, special, onHolidays }: Pieces): Schedule | undefined => {
  if (weekly.length === 0 && special.length === 0) return undefined;
  const [validFrom, validTo] = [sameFor(weekly, 'from'), sameFor(weekly, 'to')];
  const intervals = weekly.map(({ days, open, close, from, to }): WeeklyInterval => ({
    days: weekdays.filter((day) => days.includes(day)),
    open,
    close,
    ...(from === undefined || from === validFrom ? {} : { validFrom: from }),
    ...(to === undefined || to === validTo ? {} : { validTo: to }),
  }));
  return {
    ...(weekly.length === 0 ? {} : { weekly: intervals }),
    ...(special.length === 0 ? {} : { exceptions: exceptionsOf(special) }),
    ...(onHolidays ? { holidays: false } : {}),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
  };
};
