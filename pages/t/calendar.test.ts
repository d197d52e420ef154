import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFile, type Entry } from './calendar.ts';

const entry: Entry = {
  id: 'a1@sportello',
  title: 'Carta d’identità; rinnovo, CIE',
  place: 'Piazza delle Erbe 6',
  notes: 'Porta con te:\n- la carta\\vecchia',
  from: Date.parse('2026-11-24T09:05:30Z'),
  to: Date.parse('2026-11-24T11:30:00Z'),
  written: Date.parse('2026-11-24T09:05:30Z'),
};
const unfold = (file: string): string[] => file.replaceAll('\r\n ', '').split('\r\n');
const valueOf = (file: string, name: string): string =>
  unfold(file)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1) ?? '';
/** What may not be written is written as a space. */
const control = new RegExp(String.raw`[\u0000-\u0009\u000b-\u001f\u007f]`, 'g');

/** Text as a calendar reads it (RFC 5545, 3.3.11). */
const read = (value: string): string =>
  value.replaceAll(/\\(.)/g, (_, character: string) => (character.toLowerCase() === 'n' ? '\n' : character));

describe('a calendar file', () => {
  it('says when, in UTC', () => {
    const file = calendarFile(entry);
    expect(valueOf(file, 'DTSTART')).toBe('20261124T090530Z');
    expect(valueOf(file, 'DTEND')).toBe('20261124T113000Z');
    expect(unfold(file)).toMatchObject({ 0: 'BEGIN:VCALENDAR', 3: 'BEGIN:VEVENT' });
  });
  it('gives every text back, in lines of 75 bytes, whatever is in it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200, size: 'max' });
    fc.assert(
      fc.property(text, text, text, (title, place, notes) => {
        const file = calendarFile({ ...entry, title, place, notes });
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const plain = (words: string) => words.replaceAll(/\r\n|\r/g, '\n').replaceAll(control, ' ');
        expect(read(valueOf(file, 'SUMMARY'))).toBe(plain(title));
        expect(read(valueOf(file, 'LOCATION'))).toBe(plain(place));
        expect(read(valueOf(file, 'DESCRIPTION'))).toBe(plain(notes));
        expect(unfold(file)).toHaveLength(13 + 1);
      }),
    );
  });
});
