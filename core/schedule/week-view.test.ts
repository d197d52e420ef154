import { describe, expect, it } from 'vitest';
import type { ServiceAtPlace } from '../model/place.ts';
import type { Schedule } from '../model/schedule.ts';
import { placesOn, whereabouts } from './service-at-place.ts';
import { changesAhead, weekView } from './week-view.ts';
import { deadlineAfter, windowState } from './windows.ts';

const schedule: Schedule = {
  weekly: [
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'], open: '08:30', close: '12:30' },
    { days: ['thu'], open: '14:30', close: '16:30' },
    { days: ['sat'], open: '22:00', close: '02:00', validFrom: '2026-12-05' },
  ],
  exceptions: [
    { date: '2026-12-03', reason: { it: 'Sciopero' } },
    { date: '2026-12-04', hours: [{ open: '08:30', close: '12:30' }] },
  ],
};
const holidays = [
  { yearly: '12-08', name: { it: 'Immacolata' } },
  { yearly: '12-06', name: { it: 'San Nicola' } },
];

describe('the week', () => {
  it('makes neighbouring days with the same hours one', () => {
    const morning = [{ open: '08:30', close: '12:30' }];
    expect(weekView(schedule, '2026-12-02')).toEqual([
      { days: ['mon', 'tue', 'wed'], intervals: morning },
      { days: ['thu'], intervals: [...morning, { open: '14:30', close: '16:30' }] },
      { days: ['fri'], intervals: morning },
      { days: ['sat'], intervals: [{ open: '22:00', close: '02:00' }] },
      { days: ['sun'], intervals: [] },
    ]);
    expect(weekView(schedule, '2026-11-29')?.at(-1)).toEqual({ days: ['sat', 'sun'], intervals: [] });
  });
  it('has nothing to show where nobody wrote hours, or their time is over', () => {
    expect(weekView({ raw: 'su appuntamento' }, '2026-12-02')).toBeUndefined();
    expect(weekView({ ...schedule, validTo: '2026-11-29' }, '2026-12-02')).toBeUndefined();
  });
  it('lists only the dates that differ', () => {
    expect(changesAhead(schedule, holidays, '2026-12-01')).toEqual([
      { date: '2026-12-03', intervals: [], reason: { it: 'Sciopero' } },
      { date: '2026-12-08', intervals: [], reason: { it: 'Immacolata' } },
    ]);
  });
});

describe('a service that moves', () => {
  const desk: ServiceAtPlace = {
    place: 'vecchia',
    desk: { it: '3' },
    queuePrefix: 'B',
    movedTo: { place: 'nuova', from: '2026-12-01', desk: { it: '7' } },
  };
  it('says so before, and is at the new desk from the day on (K26)', () => {
    expect(whereabouts(desk, '2026-11-30')).toMatchObject({
      kind: 'here',
      serviceAtPlace: { place: 'vecchia' },
      moves: { place: 'nuova', from: '2026-12-01' },
    });
    expect(whereabouts(desk, '2026-12-01')).toEqual({
      kind: 'here',
      movedFrom: 'vecchia',
      serviceAtPlace: { place: 'nuova', desk: { it: '7' }, queuePrefix: 'B' },
    });
  });
  it('has moved, not ended, where its last day at the old place is written too; and ends later all the same', () => {
    expect(whereabouts({ ...desk, validTo: '2026-11-30' }, '2026-12-01')).toMatchObject({
      movedFrom: 'vecchia',
    });
    expect(whereabouts({ ...desk, validTo: '2026-11-20' }, '2026-11-25')).toEqual({
      kind: 'ended',
      to: '2026-11-20',
    });
    expect(whereabouts({ ...desk, validTo: '2027-06-30' }, '2027-07-01')).toEqual({
      kind: 'ended',
      to: '2027-06-30',
    });
  });
  it('is shown once where the editor wrote the new place too', () => {
    const there: ServiceAtPlace = { place: 'nuova', desk: { it: '9' } };
    expect(placesOn([desk, there], '2026-12-02').map((one) => one.serviceAtPlace.desk)).toEqual([
      { it: '9' },
    ]);
    expect(placesOn([desk], '2026-12-02').map((one) => one.serviceAtPlace.place)).toEqual(['nuova']);
    expect(placesOn(undefined, '2026-12-02')).toEqual([]);
  });
});

describe('enrolment', () => {
  const first = { from: '2026-01-10', to: '2026-02-10', late: { it: 'URP' } };
  const second = { from: '2027-01-10', to: '2027-02-10' };
  it('is open until a day, opens on a day, or is over', () => {
    expect(windowState([first, second], '2026-02-10')).toEqual({
      state: 'open',
      until: '2026-02-10',
      window: first,
    });
    expect(windowState([first, second], '2026-02-11')).toEqual({
      state: 'opens',
      on: '2027-01-10',
      window: second,
      last: first,
    });
    expect(windowState([first, second], '2027-02-11')).toEqual({ state: 'closed', last: second });
    expect(windowState([first], '2026-01-01')).toEqual({ state: 'opens', on: '2026-01-10', window: first });
    expect(windowState([], '2026-01-01')).toBeUndefined();
  });
});

describe('a legal term', () => {
  it('does not count the day of the event, and is put off from a holiday', () => {
    expect(deadlineAfter('2026-12-01', 10)).toEqual({ date: '2026-12-11' });
    expect(deadlineAfter('2026-11-26', 10, holidays)).toEqual({
      date: '2026-12-06',
      extendedTo: '2026-12-07',
    });
    expect(deadlineAfter('2026-11-28', 10, holidays)).toEqual({
      date: '2026-12-08',
      extendedTo: '2026-12-09',
    });
  });
});
