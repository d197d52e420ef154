import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../model/schedule.ts';
import { hoursOn } from '../schedule/hours-on.ts';
import { addDays, minutesOf, timeOf } from '../schedule/local-date.ts';
import { changedSchedule } from './changed-hours.ts';

const date = '2026-11-24';
const morning = { date, minute: 485 };
const usual: Schedule = {
  weekly: [
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'], open: '08:30', close: '12:30' },
    { days: ['tue'], open: '14:30', close: '17:00' },
  ],
};
const closedFrom = (schedule: Schedule | undefined, time: string) =>
  changedSchedule(schedule, { date, hours: { closedFrom: time } }, undefined, morning, undefined);

describe('a change of one day', () => {
  it('closes from a time: what was open before it stays', () => {
    expect(hoursOn(closedFrom(usual, '10:00'), date)).toMatchObject({
      intervals: [{ open: 510, close: 600 }],
    });
    expect(hoursOn(closedFrom(usual, '15:00'), date)).toMatchObject({
      intervals: [
        { open: 510, close: 750 },
        { open: 870, close: 900 },
      ],
    });
    expect(hoursOn(closedFrom(usual, '08:00'), date)).toMatchObject({ kind: 'closed' });
  });
  it('beats an exception of the catalogue for the same day', () => {
    const written: Schedule = {
      ...usual,
      exceptions: [{ date, hours: [{ open: '09:00', close: '18:00' }] }],
    };
    const changed = changedSchedule(written, { date, hours: 'closed' }, undefined, morning, undefined);
    expect(hoursOn(changed, date)).toMatchObject({ kind: 'closed', because: 'exception' });
  });
  it('opens what is closed that day', () => {
    const hours = [{ open: '09:00', close: '11:00' }];
    expect(
      hoursOn(changedSchedule(undefined, { date, hours }, undefined, morning, undefined), date),
    ).toMatchObject({ kind: 'open', intervals: [{ open: 540, close: 660 }] });
  });
  it('holds on each day of a span, by the hours of each, and on no other', () => {
    const span = (hours: 'closed' | { closedFrom: string } | { open: string; close: string }[]) =>
      changedSchedule(usual, { date, to: '2026-11-26', hours }, undefined, morning, undefined);
    const days = ['2026-11-24', '2026-11-25', '2026-11-26'];
    for (const day of days) expect(hoursOn(span('closed'), day)).toMatchObject({ kind: 'closed' });
    const late = span({ closedFrom: '15:00' });
    expect(days.map((day) => hoursOn(late, day))).toMatchObject([
      { intervals: [{ close: 750 }, { open: 870, close: 900 }] },
      { intervals: [{ open: 510, close: 750 }] },
      { intervals: [{ open: 510, close: 750 }] },
    ]);
    const two = span([
      { open: '09:00', close: '11:00' },
      { open: '15:00', close: '16:00' },
    ]);
    expect(hoursOn(two, '2026-11-26')).toMatchObject({ intervals: [{ open: 540 }, { open: 900 }] });
    for (const day of ['2026-11-23', '2026-11-27']) expect(hoursOn(two, day)).toEqual(hoursOn(usual, day));
  });
  it('never opens a minute that was closed, and leaves all other days alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: -9, max: 9 }), (minute, away) => {
        const changed = closedFrom(usual, timeOf(minute));
        const [before, after] = [hoursOn(usual, date), hoursOn(changed, date)];
        const open = (hours: typeof before, at: number): boolean =>
          hours.kind === 'open' && hours.intervals.some((one) => one.open <= at && at < one.close);
        for (let at = 0; at < 1440; at += 5)
          expect(open(after, at)).toBe(open(before, at) && at < minutesOf(timeOf(minute)));
        const other = addDays(date, away === 0 ? 7 : away);
        expect(hoursOn(changed, other)).toEqual(hoursOn(usual, other));
      }),
      { numRuns: 60 },
    );
  });
});
