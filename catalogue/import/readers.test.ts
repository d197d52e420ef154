import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdays } from '../../core/model/schedule.ts';
import { hoursInWords, readCell, readWeek } from './hours.ts';
import { dayOf, readItalianDate } from './italian-dates.ts';
import { centsOf } from './money.ts';
import { phonesOf } from './phone.ts';
import { statedCost } from './stated-costs.ts';
import { writtenHours } from './written-hours.ts';

describe('hours', () => {
  it.each([
    ['8.00 - 12.00', '08:00', '12:00'],
    ['8 - 12', '08:00', '12:00'],
    ['8.30-19.30', '08:30', '19:30'],
    ['8:30 \u2013 12,30', '08:30', '12:30'],
    ['dalle ore 9 alle 13', '09:00', '13:00'],
    ['20-24', '20:00', '24:00'],
  ])('%s', (cell, open, close) =>
    expect(readCell(cell)).toEqual({ kind: 'open', intervals: [{ open, close }] }),
  );
  it('reads two parts of a day in one cell', () =>
    expect(readCell('8.30-12.30 / 14-16')).toEqual({
      kind: 'open',
      intervals: [
        { open: '08:30', close: '12:30' },
        { open: '14:00', close: '16:00' },
      ],
    }));
  it.each(['CHIUSO', 'chiuso ', 'Chiusa', '-'])('%s is closed', (cell) =>
    expect(readCell(cell)).toEqual({ kind: 'closed' }),
  );
  it.each(['', ' ', '\u00a0', null, undefined])('%j is blank', (cell) =>
    expect(readCell(cell)).toEqual({ kind: 'blank' }),
  );
  it.each(['su appuntamento', '12 - 8', '8.70 - 12', '25-26', '8-12-14'])('%s cannot be read', (cell) =>
    expect(readCell(cell).kind).toBe('unreadable'),
  );

  it('makes one week of a row for the morning and one for the afternoon', () => {
    const week = readWeek([
      { mon: '8.00 - 12.00', tue: '', wed: '8 - 12', thu: '8.00 - 12.00', fri: 'CHIUSO', sat: '', sun: '' },
      { mon: '14.30 - 16.00', tue: '', wed: '', thu: '12.00 - 16.00', fri: '', sat: 'forse', sun: '' },
    ]);
    expect(week).toEqual({
      weekly: [
        { days: ['mon', 'wed'], open: '08:00', close: '12:00' },
        { days: ['mon'], open: '14:30', close: '16:00' },
        { days: ['thu'], open: '08:00', close: '16:00' },
      ],
      blank: ['tue', 'sun'],
      closed: ['fri'],
      unreadable: [{ day: 'sat', text: 'forse' }],
    });
    expect(hoursInWords(week.weekly)).toBe('lun, mer 08:00-12:00; lun 14:30-16:00; gio 08:00-16:00');
  });

  it('says something of every cell, and never a time that is none', () => {
    fc.assert(
      fc.property(fc.string(), (cell) => {
        const read = readCell(cell);
        return (
          read.kind !== 'open' ||
          read.intervals.every(({ open, close }) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(open) && open < close)
        );
      }),
    );
  });
});

describe('hours written in sentences', () => {
  it.each([
    ['Dal lunedì al venerdì: 8.30 - 12.30', [['mon', 'tue', 'wed', 'thu', 'fri'], '08:30', '12:30']],
    ['lun-ven 9-13', [['mon', 'tue', 'wed', 'thu', 'fri'], '09:00', '13:00']],
    ['Martedì e giovedì dalle ore 15.00 alle 17.00', [['tue', 'thu'], '15:00', '17:00']],
    ['Orario: lunedì, mercoledì e sabato 8.00-12.00.', [['mon', 'wed', 'sat'], '08:00', '12:00']],
    ['tutti i giorni 8-20', [['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], '08:00', '20:00']],
  ] as const)('%s', (line, [days, open, close]) =>
    expect(writtenHours([line])).toEqual({ weekly: [{ days, open, close }] }),
  );
  it('joins the lines of a week, and takes closed days for what they are', () =>
    expect(writtenHours(['Lunedì 9-12; martedì 9-12 e 15-17', 'Mercoledì chiuso'])).toEqual({
      weekly: [
        { days: ['mon', 'tue'], open: '09:00', close: '12:00' },
        { days: ['tue'], open: '15:00', close: '17:00' },
      ],
    }));
  it.each(['Martedì su appuntamento', 'dalle 9 alle 12', 'lunedì 9-12, martedì forse', '1 marzo 9-12'])(
    '%s stays words',
    (line) => expect(writtenHours([line])).toEqual({ raw: line }),
  );
  it('is nothing where nothing is said', () => expect(writtenHours(['', ' '])).toBeUndefined());
  it('reads back every week, and never throws', () => {
    const interval = fc
      .tuple(
        fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
        fc.nat({ max: 40 }),
        fc.nat({ max: 6 }),
      )
      .map(([days, start, length]) => {
        const at = (quarter: number): string =>
          `${String(Math.floor(quarter / 4) + 8).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
        return { days, open: at(start), close: at(start + length + 1) };
      });
    fc.assert(
      fc.property(fc.array(interval, { minLength: 1, maxLength: 3 }), (weekly) => {
        const rows = weekly.map(({ days, open, close }) =>
          Object.fromEntries(days.map((day) => [day, `${open}-${close}`])),
        );
        expect(writtenHours([hoursInWords(weekly)])).toEqual({ weekly: readWeek(rows).weekly });
      }),
    );
    fc.assert(fc.property(fc.array(fc.string()), (lines) => void writtenHours(lines)));
  });
});

describe('costs stated in sentences', () => {
  it.each([
    ['22,21 euro.', { amount: 2221 }],
    ['\u20ac 16,00', { amount: 1600 }],
    ['Diritti di segreteria: 5,42 \u20ac', { amount: 542, label: { it: 'Diritti di segreteria' } }],
    ['16 euro per la marca da bollo', { amount: 1600, label: { it: 'La marca da bollo' } }],
    ['Il servizio è gratuito.', { amount: 0 }],
    ['Gratis', { amount: 0 }],
    [
      'La carta costa 22,21 euro e si paga allo sportello',
      { amount: 2221, label: { it: 'La carta costa 22,21 euro e si paga allo sportello' } },
    ],
  ])('%s', (sentence, cost) => expect(statedCost(sentence)).toEqual(cost));
  it.each([
    'Da 5 a 10 euro',
    'Gratuito per i residenti, 10 euro per gli altri, 5 per i minori',
    '0,50 euro al giorno',
    'Art. 5 del regolamento',
    '16 euro di bollo e 10 euro di diritti',
    '1,234 euro',
  ])('%s stays words', (sentence) => expect(statedCost(sentence)).not.toHaveProperty('amount'));
  it('reads back every amount, and makes none of what names no currency', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000 }), (cents) => {
        const said = (cents / 100).toFixed(2).replace('.', ',');
        expect(statedCost(`Diritti: ${said} euro`)).toEqual({ amount: cents, label: { it: 'Diritti' } });
      }),
    );
    fc.assert(
      fc.property(
        fc.string(),
        (text) => /\u20ac|eur|grat|nessun|senza|non/i.test(text) || !('amount' in statedCost(text)),
      ),
    );
  });
});

describe('money', () => {
  it.each([
    ['40,60', 4060],
    ['26.00', 2600],
    ['0', 0],
    ['47,7', 4770],
    ['150', 15000],
    ['0.52', 52],
    ['1.250,00', 125000],
    ['16 \u20ac', 1600],
    ['Euro 5,10', 510],
    ['1.000', 100000],
  ])('%s', (text, cents) => expect(centsOf(text)).toBe(cents));
  it.each(['', 'gratis', 'da 5 a 10', '1,234', '5,10,20', '-3'])('not %j', (text) =>
    expect(centsOf(text)).toBeUndefined(),
  );
  it('reads back every amount', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 10_000_000 }),
        (cents) =>
          centsOf((cents / 100).toFixed(2)) === cents &&
          centsOf((cents / 100).toFixed(2).replace('.', ',')) === cents,
      ),
    );
  });
});

describe('telephone numbers', () => {
  it.each([
    ['0461-884830', ['0461 884830'], false],
    ['0461 889111', ['0461 889111'], false],
    ['461884798', ['0461884798'], true],
    ['0461-884299 0461-884298', ['0461 884299', '0461 884298'], false],
    ['0461-889672  0461-884780', ['0461 889672', '0461 884780'], false],
    ['0461 889111, 0461 889112', ['0461 889111', '0461 889112'], false],
    ['800017615', ['800017615'], false],
    ['348 1234567', ['348 1234567'], false],
    ['+39 0461 884111', ['+39 0461 884111'], false],
    ['112', ['112'], false],
  ] as const)('%s', (cell, numbers, zeroAdded) =>
    expect(phonesOf(cell)).toEqual(numbers.map((number) => ({ number, zeroAdded }))),
  );
  it.each(['', 'int. 12', 'vedi sito'])('not %j', (cell) => expect(phonesOf(cell)).toBeUndefined());
  it('takes no single digit for a number', () => expect(phonesOf('1-')).toBeUndefined());
  it('gives numbers that the model takes, or none', () => {
    fc.assert(
      fc.property(fc.string(), (cell) =>
        (phonesOf(cell) ?? []).every(({ number }) => /^\+?\d[\d ./-]{1,25}$/.test(number)),
      ),
    );
  });
});

describe('dates', () => {
  it.each([
    [' 1/1/2019', { kind: 'date', date: '2019-01-01' }],
    [' 26/06/2019', { kind: 'date', date: '2019-06-26' }],
    ['1 maggio (Festa dei lavoratori)', { kind: 'yearly', day: '05-01' }],
    ['24 dicembre 2019', { kind: 'date', date: '2019-12-24' }],
    [
      'da luned\u00ec 23 dicembre 2019 a luned\u00ec 6 gennaio 2020',
      { kind: 'range', from: '2019-12-23', to: '2020-01-06' },
    ],
    [
      'da venerd\u00ec 10 aprile a luned\u00ec 13 aprile 2020',
      { kind: 'range', from: '2020-04-10', to: '2020-04-13' },
    ],
  ])('%s', (text, date) => expect(readItalianDate(text)).toEqual(date));
  it.each([
    '',
    '31/02/2019',
    '24 dicembre, pomeriggio',
    'da luned\u00ec 6 gennaio 2020 a luned\u00ec 23 dicembre 2019',
  ])('not %j', (text) => expect(readItalianDate(text)).toBeUndefined());
  it('takes the day on the spot, and knows years that stand for no end', () => {
    expect([
      dayOf('2018-12-31T01:00:00+01:00'),
      dayOf('9999-02-01T17:01:24+01:00'),
      dayOf('2200-12-31T00:00:00+01:00'),
      dayOf(null),
      dayOf(''),
    ]).toEqual(['2018-12-31', 'never', 'never', undefined, undefined]);
  });
});
