import fc from 'fast-check';
import OpeningHours from 'opening_hours';
import { describe, expect, it } from 'vitest';
import { weekdays, type Holiday, type Schedule } from '../../core/model/schedule.ts';
import { hoursOn } from '../../core/schedule/hours-on.ts';
import { addDays } from '../../core/schedule/local-date.ts';
import { daysLong, firstDay, schedules } from '../testing/schedules.ts';
import { osmOpeningHours } from './osm-opening-hours.ts';
import { readOsmOpeningHours } from './read-osm-opening-hours.ts';

const christmas: Holiday[] = [{ yearly: '12-25', name: { it: 'Natale' } }];
const dates = Array.from({ length: daysLong + 15 }, (_, index) => addDays(firstDay, index - 3));

/** Open minutes of a date. What nobody knows (after the end of validity) a map calls closed. */
const openOn = (schedule: Schedule | undefined, date: string): unknown[] => {
  const day = hoursOn(schedule, date, christmas);
  return day.kind === 'open' ? [...day.intervals] : [];
};

describe('opening_hours of OpenStreetMap', () => {
  it.each<[Schedule, string]>([
    [
      {
        weekly: [
          { days: ['mon', 'wed', 'fri'], open: '08:30', close: '12:30' },
          { days: ['mon'], open: '15:00', close: '17:30' },
          { days: ['sat', 'sun'], open: '09:00', close: '12:00' },
        ],
        exceptions: [
          { date: '2026-12-24', hours: [{ open: '08:30', close: '11:00' }] },
          { date: '2026-12-21', to: '2027-01-05', reason: { it: 'Ferie "lunghe"' } },
        ],
      },
      'Mo 08:30-12:30,15:00-17:30; We,Fr 08:30-12:30; Sa,Su 09:00-12:00; PH off; ' +
        '2026 Dec 21-2027 Jan 05 off "Ferie \'lunghe\'"; 2026 Dec 24 08:30-11:00',
    ],
    [{ weekly: [] }, 'off'],
    [{ raw: 'su  appuntamento' }, '"su appuntamento"'],
    [
      { weekly: [{ days: ['mon', 'tue', 'wed'], open: '22:00', close: '02:00' }], holidays: false },
      'Mo-We 22:00-02:00',
    ],
  ])('%j is %s', (schedule, value) =>
    expect(osmOpeningHours(schedule, true, ({ reason }) => (reason && 'it' in reason ? reason.it : ''))).toBe(
      value,
    ),
  );

  it('reads back as the same hours on every day', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const value = osmOpeningHours(schedule, true) ?? '';
        const back = readOsmOpeningHours(value);
        for (const date of dates)
          expect([value, date, openOn(back, date)]).toEqual([value, date, openOn(schedule, date)]);
      }),
      { numRuns: 150 },
    );
  });

  it('means the same to the evaluator that maps use', () => {
    fc.assert(
      fc.property(
        schedules,
        fc.array(fc.tuple(fc.nat(dates.length - 1), fc.nat(95)), { minLength: 30 }),
        (schedule, probes) => {
          const value = osmOpeningHours({ ...schedule, holidays: false }, false) ?? '';
          const evaluator = new OpeningHours(value, null);
          for (const [at, quarter] of probes) {
            const date = dates[at] ?? firstDay;
            const minutes = quarter * 15 + 7;
            const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
            const expected = openOn({ ...schedule, holidays: false }, date).some(
              (one) =>
                (one as { open: number }).open <= minutes && minutes < (one as { close: number }).close,
            );
            // The evaluator takes local times of the machine.
            expect([value, date, time, evaluator.getState(new Date(`${date}T${time}:00`))]).toEqual([
              value,
              date,
              time,
              expected,
            ]);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each<[string, Schedule]>([
    ['24/7', { weekly: [{ days: [...weekdays], open: '00:00', close: '24:00' }], holidays: false }],
    [
      'Mo-We 09:00-13:00, 14:00-16:00; PH off',
      {
        weekly: [
          { days: ['mon', 'tue', 'wed'], open: '09:00', close: '13:00' },
          { days: ['mon', 'tue', 'wed'], open: '14:00', close: '16:00' },
        ],
      },
    ],
    [
      '2026 Nov 02+ Su-Mo 10:00-12:00; PH off',
      { weekly: [{ days: ['mon', 'sun'], open: '10:00', close: '12:00' }], validFrom: '2026-11-02' },
    ],
    ['off', { weekly: [] }],
    ['"vedi sito"', { raw: 'vedi sito' }],
  ])('reads %s', (value, schedule) => expect(readOsmOpeningHours(value)).toEqual(schedule));
  it.each([
    'sunrise-sunset',
    'Mo[1] 10:00-12:00',
    'Mo 10:00+',
    'Mo-Fr 08:00-12:00; We off',
    'week 1-10 Mo 08:00-09:00',
  ])('does not read half of %s', (value) => expect(readOsmOpeningHours(value)).toBeUndefined());
});
