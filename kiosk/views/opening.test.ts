import { describe, expect, it } from 'vitest';
import { sampleContext } from '../testing/view-context.ts';
import { exceptions, hoursLine, opening, weekHours } from '../../core/words/opening.ts';

const lobby = {
  weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const, open: '08:30', close: '12:30' }],
};
const hours = {
  weekly: lobby.weekly.map((row) => ({ ...row, days: [...row.days] })),
  exceptions: [{ date: '2026-12-07', reason: { it: 'ponte' } }],
};

describe('opening', () => {
  it('says until when it is open', () => {
    expect(opening(sampleContext('2026-11-24T10:00'), hours)).toMatchObject({
      state: 'open',
      text: { text: 'Aperto ora, fino alle 12:30' },
    });
  });
  it('says that it opens later today, tomorrow, or on a named day', () => {
    expect(opening(sampleContext('2026-11-24T07:00'), hours).text.text).toBe(
      'Chiuso ora. Apre oggi alle 08:30',
    );
    expect(opening(sampleContext('2026-11-24T13:00'), hours).text.text).toBe(
      'Chiuso ora. Apre domani, mercoledì 25 novembre, alle 08:30',
    );
    expect(opening(sampleContext('2026-11-27T13:00'), hours).text.text).toBe(
      'Chiuso ora. Apre lunedì 30 novembre alle 08:30',
    );
  });
  it('names the reason of an exception and of a holiday', () => {
    expect(opening(sampleContext('2026-12-07T10:00'), hours).text.text).toBe(
      'Chiuso ora. Apre domani, martedì 8 dicembre, alle 08:30 (ponte)',
    );
    expect(opening(sampleContext('2026-12-25T10:00', 'en'), hours).text.text).toBe(
      'Closed now. Opens on Monday 28 December at 08:30 (Christmas)',
    );
  });
  it('never calls open what nobody confirmed for a week (K25)', () => {
    const state = opening(sampleContext('2026-11-24T10:00', 'it', { confirmed: false }), hours);
    expect(state).toMatchObject({
      state: 'unconfirmed',
      text: { text: 'Orari abituali, non confermati: telefona prima di andare' },
    });
  });
  it('never calls open or closed what nobody could read', () => {
    expect(opening(sampleContext('2026-11-24T10:00'), { raw: 'su appuntamento' }).state).toBe('unknown');
    expect(opening(sampleContext('2026-11-24T10:00'), undefined).state).toBe('unknown');
  });
});

describe('the week', () => {
  it('joins equal days that are apart', () => {
    const weekly = [
      { days: ['mon', 'wed', 'fri', 'sat', 'sun'] as const, open: '08:30', close: '12:30' },
      { days: ['tue', 'thu'] as const, open: '14:30', close: '17:00' },
    ];
    const rows = weekHours(sampleContext('2026-11-24T10:00', 'en'), {
      weekly: weekly.map((row) => ({ ...row, days: [...row.days] })),
    });
    expect(rows.map((row) => `${row.days.text} ${row.hours.text}`)).toEqual([
      'Monday, Wednesday, Friday–Sunday 08:30–12:30',
      'Tuesday, Thursday 14:30–17:00',
    ]);
  });
  it('joins equal days and leaves closed ones out', () => {
    expect(
      weekHours(sampleContext('2026-11-24T10:00'), hours).map((row) => [row.days.text, row.hours.text]),
    ).toEqual([['lunedì–venerdì', '08:30–12:30']]);
    expect(hoursLine(sampleContext('2026-11-24T10:00', 'en'), hours)?.text).toBe('Monday–Friday 08:30–12:30');
  });
  it('names what differs in the next two weeks', () => {
    expect(exceptions(sampleContext('2026-11-24T10:00'), hours).map(({ text }) => text)).toEqual([
      'lunedì 7 dicembre: chiuso (ponte)',
    ]);
    expect(exceptions(sampleContext('2026-11-10T10:00'), hours)).toEqual([]);
  });
});
