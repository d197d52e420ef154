import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServiceAtPlace } from '../model/place.ts';
import type { Schedule } from '../model/schedule.ts';
import { earlyNumbers, numberState } from './number-state.ts';
import { openState } from './open-state.ts';
import { schedules } from './testing.ts';

const timeZone = 'Europe/Rome';
const at = (local: string): number => Date.parse(`${local}:00+01:00`);
const hours: Schedule = {
  weekly: [
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'], open: '08:30', close: '12:30' },
    { days: ['tue'], open: '14:30', close: '16:30' },
  ],
};
const context = { timeZone, place: 'sede', holidays: [{ yearly: '12-08', name: { it: 'Immacolata' } }] };
const desk: ServiceAtPlace = {
  place: 'sede',
  queueMode: 'sportello',
  queuePrefix: 'A',
  maxPerDay: 40,
  lastNumber: { minutesBeforeClosing: 30 },
};
const state = (local: string, issued = 0, change: Partial<ServiceAtPlace> = {}) =>
  numberState({ ...desk, ...change }, hours, context, at(local), issued);

describe('numbers', () => {
  it('are handed out from a quarter of an hour before doors open until the last number', () => {
    expect(state('2026-12-02T08:14')).toEqual({
      kind: 'too-early',
      from: at('2026-12-02T08:15'),
      opens: at('2026-12-02T08:30'),
    });
    expect(state('2026-12-02T08:15')).toEqual({ kind: 'give', until: at('2026-12-02T12:00') });
    expect(state('2026-12-02T11:59')).toEqual({ kind: 'give', until: at('2026-12-02T12:00') });
  });
  it('end before closing, and the person learns when to come again (K11)', () => {
    expect(state('2026-12-02T12:20')).toEqual({
      kind: 'last-number-passed',
      last: at('2026-12-02T12:00'),
      opens: at('2026-12-03T08:30'),
    });
    expect(state('2026-12-01T12:20')).toEqual({
      kind: 'last-number-passed',
      last: at('2026-12-01T12:00'),
      opens: at('2026-12-01T14:30'),
    });
    expect(state('2026-12-01T13:00')).toEqual({
      kind: 'too-early',
      from: at('2026-12-01T14:15'),
      opens: at('2026-12-01T14:30'),
    });
  });
  it('end at a time of day where the editor wrote one, for the whole day', () => {
    const noon = { lastNumber: '12:00' };
    expect(state('2026-12-01T11:59', 0, noon)).toEqual({ kind: 'give', until: at('2026-12-01T12:00') });
    expect(state('2026-12-01T15:00', 0, noon)).toEqual({
      kind: 'last-number-passed',
      last: at('2026-12-01T12:00'),
      opens: at('2026-12-02T08:30'),
    });
    expect(state('2026-12-02T11:00', 0, { lastNumber: '18:00' })).toEqual({
      kind: 'give',
      until: at('2026-12-02T12:30'),
    });
  });
  it('end after midnight where the evening does', () => {
    const evening: ServiceAtPlace = {
      ...desk,
      lastNumber: '01:00',
      hours: { weekly: [{ days: ['sat'], open: '20:00', close: '02:00' }] },
    };
    expect(numberState(evening, undefined, context, at('2026-12-06T00:30'), 0)).toEqual({
      kind: 'give',
      until: at('2026-12-06T01:00'),
    });
    expect(numberState(evening, undefined, context, at('2026-12-06T01:30'), 0)).toMatchObject({
      kind: 'last-number-passed',
      last: at('2026-12-06T01:00'),
    });
  });
  it('end when the day is full, until another day', () => {
    expect(state('2026-12-01T09:00', 39).kind).toBe('give');
    expect(state('2026-12-01T09:00', 40)).toEqual({ kind: 'full', opens: at('2026-12-02T08:30') });
    expect(state('2026-12-01T13:00', 40)).toEqual({ kind: 'full', opens: at('2026-12-02T08:30') });
    expect(state('2026-12-01T12:20', 40)).toEqual({ kind: 'full', opens: at('2026-12-02T08:30') });
    expect(state('2026-12-01T18:00', 40)).toEqual({ kind: 'closed', opens: at('2026-12-02T08:30') });
  });
  it('wait for the next opening on a holiday, and say which it is (K12)', () => {
    expect(state('2026-12-08T09:00')).toEqual({
      kind: 'closed',
      opens: at('2026-12-09T08:30'),
      reason: { it: 'Immacolata' },
    });
  });
  it('are only for the place where the kiosk stands, in the dates of the service, where Sportello keeps the queue', () => {
    expect(state('2026-12-02T09:00', 0, { place: 'altrove' })).toEqual({
      kind: 'not-here',
      because: 'place',
    });
    expect(state('2026-12-02T09:00', 0, { validFrom: '2027-01-01' })).toEqual({
      kind: 'not-here',
      because: 'not-yet',
    });
    expect(state('2026-12-02T09:00', 0, { validTo: '2026-12-01' })).toEqual({
      kind: 'not-here',
      because: 'ended',
    });
    expect(state('2026-12-02T09:00', 0, { queueMode: 'external' })).toEqual({
      kind: 'not-here',
      because: 'queue-mode',
    });
    expect(state('2026-12-01T09:00', 0, { movedTo: { place: 'nuova', from: '2026-12-02' } }).kind).toBe(
      'give',
    );
    expect(state('2026-12-02T09:00', 0, { movedTo: { place: 'nuova', from: '2026-12-02' } })).toEqual({
      kind: 'not-here',
      because: 'place',
    });
  });
  it('promise no day on which the service is no longer there', () => {
    expect(state('2026-12-02T12:20', 0, { validTo: '2026-12-02' })).toEqual({
      kind: 'last-number-passed',
      last: at('2026-12-02T12:00'),
    });
  });
  it('are not handed out where nobody knows the hours', () => {
    expect(numberState(desk, { raw: 'chiedere in portineria' }, context, at('2026-12-02T09:00'), 0)).toEqual({
      kind: 'unknown',
      raw: 'chiedere in portineria',
    });
  });
  it('have no last one where it never closes', () => {
    const always = {
      weekly: [
        { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, open: '00:00', close: '24:00' },
      ],
    };
    const schedule = { ...always, weekly: always.weekly.map((one) => ({ ...one, days: [...one.days] })) };
    expect(numberState(desk, schedule, { timeZone }, at('2026-12-02T09:00'), 0)).toEqual({ kind: 'give' });
  });
});

describe('whatever the schedule', () => {
  const dates = ['2026-10-24', '2026-10-25', '2026-10-26', '2026-12-31', '2027-01-01'];
  const instants = fc
    .constantFrom(...dates)
    .chain((date) => fc.nat(1439).map((minute) => at(`${date}T00:00`) + minute * 60_000));
  const rules = fc.constantFrom<ServiceAtPlace['lastNumber']>(undefined, '12:00', '23:30', '01:00', {
    minutesBeforeClosing: 20,
  });
  it('a number is only given while open or shortly before, and `until` is the first instant without', () => {
    fc.assert(
      fc.property(schedules(dates), instants, rules, (schedule, now, rule) => {
        const place: ServiceAtPlace = {
          place: 'sede',
          queueMode: 'sportello',
          ...(rule === undefined ? {} : { lastNumber: rule }),
        };
        const given = numberState(place, schedule, { timeZone }, now, 0);
        if (given.kind === 'give') {
          const soon = openState(schedule, { timeZone }, now + earlyNumbers);
          const open = openState(schedule, { timeZone }, now);
          expect(
            open.state === 'open' ||
              (open.state === 'closed' && (open.opens ?? Infinity) <= now + earlyNumbers),
            JSON.stringify(soon),
          ).toBe(true);
          if (given.until !== undefined) {
            expect(given.until).toBeGreaterThan(now);
            expect(numberState(place, schedule, { timeZone }, given.until - 1, 0).kind).toBe('give');
            const after = numberState(place, schedule, { timeZone }, given.until, 0);
            // Numbers may go on at once only for another opening.
            if (after.kind === 'give')
              expect(
                rule !== undefined || openState(schedule, { timeZone }, given.until).state === 'closed',
              ).toBe(true);
          }
        } else if (given.kind !== 'not-here' && given.kind !== 'unknown' && given.opens !== undefined) {
          expect(given.opens).toBeGreaterThan(now);
          expect(numberState(place, schedule, { timeZone }, given.opens, 0).kind).toBe('give');
          expect(openState(schedule, { timeZone }, given.opens).state).toBe('open');
        }
      }),
      { numRuns: 1500 },
    );
  });
});
