import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOver, longestDays, longestNote, mostEntries, noChanges, parseToday, readToday } from './today.ts';

const entry = {
  kind: 'hours',
  id: 'a',
  place: 'atrio',
  date: '2026-11-28',
  hours: 'closed',
};
const notice = {
  kind: 'notice',
  id: 'b',
  what: 'strike',
  severity: 'urgent',
  from: '2026-11-28T08:00',
  to: '2026-11-28',
};
const moved = {
  kind: 'moved',
  id: 'c',
  place: 'atrio',
  movedTo: 'biblioteca',
  from: '2026-11-28',
  to: '2026-11-30',
};
const parse = (...entries: unknown[]) => parseToday({ ...noChanges('borgo'), entries });

describe("the document of today's changes", () => {
  it('is read as it was written', () => {
    const whole = { ...noChanges('borgo'), entries: [entry, notice, moved] };
    expect(readToday(JSON.stringify(whole))).toEqual({ ok: true, value: whole });
  });
  it.each([
    ['no such day', { ...entry, date: '2026-02-30' }],
    ['an unknown field', { ...entry, title: 'Il mio testo' }],
    ['hours that end before they begin', { ...entry, hours: [{ open: '12:00', close: '09:00' }] }],
    ['no hours', { ...entry, hours: [] }],
    ['office and service at once', { ...entry, unit: 'x', service: 'y' }],
    ['a reason of its own', { ...entry, reason: 'boh' }],
    ['a note of two lines', { ...entry, note: 'uno\ndue' }],
    ['a note that turns the direction', { ...entry, note: 'uno \u202e due' }],
    ['a note that is too long', { ...entry, note: 'x'.repeat(longestNote + 1) }],
    ['a notice that ends before it begins', { ...notice, to: '2026-11-28T07:00' }],
    ['a notice without words', { ...notice, what: 'other' }],
    ['a notice for ever', { ...notice, to: '2027-11-28' }],
    ['a move to where it is', { ...moved, movedTo: 'atrio' }],
    ['a move for ever', { ...moved, to: '2027-11-28' }],
  ])('refuses %s', (_, one) => {
    expect(parse(one)).toMatchObject({ ok: false, error: { code: 'invalid-today' } });
  });
  it('refuses two entries of one id, and more than a screen could ever need', () => {
    expect(parse(entry, entry).ok).toBe(false);
    const many = Array.from({ length: mostEntries + 1 }, (_, at) => ({ ...entry, id: `n-${at}` }));
    expect(parse(...many.slice(1)).ok).toBe(true);
    expect(parse(...many).ok).toBe(false);
  });
  it('a later format is told apart: this program is too old for it', () => {
    expect(parseToday({ ...noChanges('borgo'), formatVersion: 2 })).toMatchObject({
      error: { code: 'newer-format' },
    });
  });
  it('anything at all is refused or read, and never a surprise', () => {
    fc.assert(fc.property(fc.string(), (text) => !readToday(text).ok));
    fc.assert(fc.property(fc.jsonValue(), (value) => !parseToday(value).ok));
  });
  it('an entry is over after its last minute, or its last day', () => {
    const whole = parse(entry, { ...notice, to: '2026-11-28T13:00' });
    if (!whole.ok) throw new Error(whole.error.words);
    const [day, until] = whole.value.entries;
    if (day === undefined || until === undefined) throw new Error('two');
    expect(['2026-11-28T23:59', '2026-11-29T00:00'].map((now) => isOver(day, now))).toEqual([false, true]);
    expect(['2026-11-28T13:00', '2026-11-28T13:01'].map((now) => isOver(until, now))).toEqual([false, true]);
  });
  it(`lasts no longer than ${longestDays} days`, () => {
    expect(parse({ ...notice, to: '2026-12-29' }).ok).toBe(true);
    expect(parse({ ...notice, to: '2026-12-30' }).ok).toBe(false);
  });
});
