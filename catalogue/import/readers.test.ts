import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursInWords, readCell, readWeek } from './hours.ts';
import { dayOf, readItalianDate } from './italian-dates.ts';
import { centsOf } from './money.ts';
import { phonesOf } from './phone.ts';

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
