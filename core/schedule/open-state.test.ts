import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Holiday, Schedule } from '../model/schedule.ts';
import { asConfirmed, confirmed } from './confirmed.ts';
import { hoursOn } from './hours-on.ts';
import { openState } from './open-state.ts';
import { holidaysOn, schedules, slowDays, slowlyOpen } from './testing.ts';

const timeZone = 'Europe/Rome';
const at = (iso: string): number => Date.parse(iso);
const winter = (local: string): number => Date.parse(`${local}:00+01:00`);
const weekdaysOnly = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const office: Schedule = {
  weekly: [
    { days: [...weekdaysOnly], open: '08:30', close: '12:30' },
    { days: ['tue', 'thu'], open: '14:30', close: '16:30' },
  ],
};
const holidays: Holiday[] = [{ yearly: '12-08', name: { it: 'Immacolata' } }];
const context = { timeZone, holidays };

describe('open now', () => {
  it('is open, with the time it closes', () => {
    expect(openState(office, context, winter('2026-12-01T09:00'))).toEqual({
      state: 'open',
      closes: winter('2026-12-01T12:30'),
    });
  });
  it('is closed at the minute it closes, and says when it opens next', () => {
    expect(openState(office, context, winter('2026-12-01T12:30'))).toEqual({
      state: 'closed',
      opens: winter('2026-12-01T14:30'),
    });
    expect(openState(office, context, winter('2026-12-04T12:30'))).toEqual({
      state: 'closed',
      opens: winter('2026-12-07T08:30'),
    });
  });
  it('closes on a holiday, with its name, unless the schedule stays open on holidays', () => {
    expect(openState(office, context, winter('2026-12-08T09:00'))).toEqual({
      state: 'closed',
      reason: { it: 'Immacolata' },
      opens: winter('2026-12-09T08:30'),
    });
    expect(openState({ ...office, holidays: false }, context, winter('2026-12-08T09:00')).state).toBe('open');
  });
  it('lets an exception beat the weekly hours and the holiday, and the narrower of two win', () => {
    const schedule: Schedule = {
      ...office,
      exceptions: [
        { date: '2026-12-08', hours: [{ open: '10:00', close: '11:00' }] },
        { date: '2026-12-14', to: '2026-12-18', reason: { it: 'Trasloco' } },
        { date: '2026-12-16', hours: [{ open: '09:00', close: '10:00' }], reason: { it: 'Solo urgenze' } },
      ],
    };
    expect(openState(schedule, context, winter('2026-12-08T10:30'))).toEqual({
      state: 'open',
      closes: winter('2026-12-08T11:00'),
    });
    expect(openState(schedule, context, winter('2026-12-15T09:00'))).toEqual({
      state: 'closed',
      reason: { it: 'Trasloco' },
      opens: winter('2026-12-16T09:00'),
    });
    expect(openState(schedule, context, winter('2026-12-16T10:30'))).toEqual({
      state: 'closed',
      reason: { it: 'Solo urgenze' },
      opens: winter('2026-12-21T08:30'),
    });
  });
  it('runs past midnight, and a closure on the next date does not cut off the night', () => {
    const night: Schedule = {
      weekly: [{ days: ['sat'], open: '22:00', close: '02:00' }],
      exceptions: [{ date: '2026-12-06' }],
    };
    expect(openState(night, context, winter('2026-12-06T01:59'))).toEqual({
      state: 'open',
      closes: winter('2026-12-06T02:00'),
    });
    expect(openState(night, context, winter('2026-12-06T02:00')).state).toBe('closed');
  });
  it('never closes what is open day and night', () => {
    const always: Schedule = {
      weekly: [{ days: [...weekdaysOnly, 'sat', 'sun'], open: '00:00', close: '24:00' }],
      holidays: false,
    };
    expect(openState(always, context, winter('2026-12-06T23:59'))).toEqual({ state: 'open' });
  });
  it('keeps to validity: closed before it, unknown after it', () => {
    const summer: Schedule = { ...office, validFrom: '2026-12-10', validTo: '2026-12-11' };
    expect(openState(summer, context, winter('2026-12-07T09:00'))).toEqual({
      state: 'closed',
      opens: winter('2026-12-10T08:30'),
    });
    expect(openState(summer, context, winter('2026-12-11T18:00'))).toEqual({ state: 'closed' });
    expect(openState(summer, context, winter('2026-12-14T09:00'))).toEqual({ state: 'unknown' });
  });
  it('never calls open or closed what nobody could read, except where an exception says so', () => {
    const raw: Schedule = { raw: 'su appuntamento', exceptions: [{ date: '2026-12-02' }] };
    expect(openState(raw, context, winter('2026-12-01T09:00'))).toEqual({
      state: 'unknown',
      raw: 'su appuntamento',
    });
    expect(openState(raw, context, winter('2026-12-02T09:00'))).toEqual({ state: 'closed' });
    expect(openState(raw, context, winter('2026-12-08T09:00')).state).toBe('unknown');
    expect(openState(undefined, context, winter('2026-12-01T09:00'))).toEqual({ state: 'unknown' });
  });
  it('looks no further than sixty days for an opening', () => {
    const far = (date: string): Schedule => ({
      weekly: [],
      exceptions: [{ date, hours: [{ open: '09:00', close: '10:00' }] }],
    });
    expect(openState(far('2027-01-30'), context, winter('2026-12-01T09:00'))).toHaveProperty('opens');
    expect(openState(far('2027-01-31'), context, winter('2026-12-01T09:00'))).toEqual({ state: 'closed' });
  });
});

describe('against a slow minute-by-minute reading of the wall clock', () => {
  const stretches = {
    'summer time begins': '2026-03-27',
    'summer time ends': '2026-10-23',
    'the year ends': '2026-12-29',
    'a leap day': '2028-02-27',
  };
  it.each(Object.entries(stretches))('agrees where %s', (_name, first) => {
    const days = slowDays(first);
    fc.assert(
      fc.property(
        schedules(days.dates),
        holidaysOn(days.dates),
        fc.integer({ min: 1441, max: 4 * 1440 }),
        fc.nat(59_999),
        (schedule, list, index, ms) => {
          const open = slowlyOpen(days, (date) => {
            const exception = schedule.exceptions?.findLast((one) => one.date === date);
            if (exception !== undefined) return exception.hours ?? [];
            const holiday = list.some(
              (one) =>
                ('date' in one && one.date === date) || ('yearly' in one && one.yearly === date.slice(5)),
            );
            if (holiday && schedule.holidays !== false) return [];
            const weekday = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' })
              .format(Date.parse(date))
              .toLowerCase();
            return schedule.weekly?.filter((one) => one.days.some((day) => day === weekday)) ?? [];
          });
          const state = openState(
            schedule,
            { timeZone, holidays: list },
            (days.minutes[index]?.at ?? 0) + ms,
          );
          expect(state.state).toBe(open[index] === true ? 'open' : 'closed');
          const change = open.findIndex((value, later) => later > index && value !== open[index]);
          const changes =
            state.state === 'open' ? state.closes : state.state === 'closed' ? state.opens : undefined;
          if (change >= 0) expect(changes).toBe(days.minutes[change]?.at);
          // The stretch ends before the horizon: what changes later lies beyond it.
          else expect(changes ?? Infinity).toBeGreaterThan(days.minutes.at(-1)?.at ?? 0);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('hours of a date', () => {
  it('merges what overlaps and touches', () => {
    const schedule: Schedule = {
      weekly: [
        { days: ['mon'], open: '10:00', close: '12:00' },
        { days: ['mon'], open: '08:00', close: '10:00' },
        { days: ['mon'], open: '11:00', close: '11:30' },
        { days: ['mon'], open: '14:00', close: '24:00', validTo: '2026-12-06' },
      ],
    };
    expect(hoursOn(schedule, '2026-12-07')).toEqual({ kind: 'open', intervals: [{ open: 480, close: 720 }] });
    expect(hoursOn(schedule, '2026-11-30')).toMatchObject({
      intervals: [
        { open: 480, close: 720 },
        { open: 840, close: 1440 },
      ],
    });
    expect(hoursOn(schedule, '2026-12-08')).toEqual({ kind: 'closed', because: 'weekly' });
  });
});

describe('what nobody has confirmed', () => {
  const now = at('2026-12-01T09:00:00Z');
  const day = 86_400_000;
  it('is not called open after seven days, nor by a clock that is behind', () => {
    expect(confirmed(now - 7 * day, now)).toBe(true);
    expect(confirmed(now - 7 * day - 1, now)).toBe(false);
    expect(confirmed(now + 600_000, now)).toBe(true);
    expect(confirmed(now + day, now)).toBe(false);
    expect(confirmed(undefined, now)).toBe(false);
  });
  it('becomes usual hours', () => {
    const open = { state: 'open', closes: now } as const;
    expect(asConfirmed(open, true)).toBe(open);
    expect(asConfirmed(open, false)).toEqual({ state: 'unconfirmed', usually: open });
    expect(asConfirmed({ state: 'unknown' }, false)).toEqual({ state: 'unknown' });
  });
});
