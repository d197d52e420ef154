import type { Text } from '../../../core/model/language.ts';
import type { Contact } from '../../../core/model/place.ts';
import { weekdays, type Schedule } from '../../../core/model/schedule.ts';
import { readWeek } from '../hours.ts';
import { phonesOf } from '../phone.ts';
import type { Entry, EntryKind } from '../report.ts';
import { cleanText } from '../text.ts';
import { hoursBehindDate, lineOf, linesOf, textOf } from './cells.ts';
import type { Cell, Row } from './sheet.ts';

const mail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A row while it is read into a record: what is wrong with its cells is noted by row and column, and their values are kept. */
export class RowReading {
  readonly unmapped: Record<string, unknown> = {};
  readonly row: Row;
  /** What was noted. Which record it is about is put in when all rows have been read and ids are given. */
  readonly entries: Entry[] = [];

  constructor(row: Row) {
    this.row = row;
  }

  note(
    kind: EntryKind,
    code: string,
    field: string,
    words: string,
    change: { was?: unknown; now?: unknown } = {},
  ): void {
    this.entries.push({ kind, code, record: '', source: this.row.where, field, words, ...change });
  }

  /** A cell that could not be read: said by its place, and kept as it was. */
  mistake(code: string, field: string, cell: Cell, words: string): void {
    this.unmapped[field] = textOf(cell.value);
    this.note('mistake', code, field, `${cell.where}: ${words}`, { was: textOf(cell.value) });
  }

  line(key: string): string | undefined {
    const cell = this.row.get(key);
    const line = lineOf(cell?.value);
    if (cell !== undefined && typeof cell.value === 'string')
      for (const one of cleanText(cell.value).mended)
        if (one === 'entity') this.note('mended', one, key, 'Entities (&...;) decoded.', { was: cell.value });
    return line === '' ? undefined : line;
  }

  lines(key: string): string[] {
    return linesOf(this.row.get(key)?.value);
  }

  /** A cell and the same in other languages. */
  text(key: string): Text | undefined {
    const it = this.line(key);
    const others = this.row
      .inLanguages(key)
      .map(([language, { value }]) => [language, lineOf(value)] as const);
    if (it !== undefined) return { ...(Object.fromEntries(others) as Partial<Text>), it };
    const [first] = others;
    if (first === undefined) return undefined;
    this.note('guessed', 'no-italian', key, 'There is no Italian: another language stands for it.');
    return { ...(Object.fromEntries(others) as Partial<Text>), it: first[1] };
  }

  /** The cells for telephone and email as contacts. */
  contacts(): Contact[] {
    const contacts: Contact[] = [];
    const phone = this.row.get('phone');
    if (phone !== undefined) {
      const numbers = phonesOf(textOf(phone.value).replace(/\r?\n/g, ', '));
      if (numbers === undefined)
        this.mistake(
          'phone',
          'phone',
          phone,
          `"${textOf(phone.value)}" is not a telephone number. Write it as 0461 123456; several with commas between them.`,
        );
      for (const { number, zeroAdded } of numbers ?? []) {
        if (zeroAdded)
          this.note('mended', 'phone-zero', 'phone', 'The 0 that spreadsheets take away was put back.', {
            was: textOf(phone.value),
            now: number,
          });
        contacts.push({ phone: number });
      }
    }
    const email = this.row.get('email');
    for (const address of email === undefined
      ? []
      : textOf(email.value)
          .split(/[\s,;]+/)
          .filter((part) => part !== ''))
      if (mail.test(address)) contacts.push({ email: address });
      else if (email !== undefined)
        this.mistake(
          'email',
          'email',
          email,
          `"${address}" is not an email address. Write one such as nome@comune.it.`,
        );
    return contacts;
  }

  /** The cell of a day, mended where the spreadsheet took hours for a date. */
  hoursCell(key: string): string {
    const cell = this.row.get(key);
    const meant = hoursBehindDate(cell?.value);
    if (cell === undefined || meant === undefined) return lineOf(cell?.value);
    this.note(
      'guessed',
      'hours-as-date',
      key,
      `${cell.where}: the spreadsheet made a date of it. Taken as the hours that were typed.`,
      { was: textOf(cell.value), now: meant },
    );
    return meant;
  }

  /** The seven columns of hours as a week; nothing where all are empty. */
  hours(): Schedule | undefined {
    const cells = Object.fromEntries(weekdays.map((day) => [day, this.hoursCell(day)]));
    if (Object.values(cells).every((cell) => cell === '')) return undefined;
    const week = readWeek([cells]);
    if (week.unreadable.length === 0) return { weekly: week.weekly };
    for (const { day, text } of week.unreadable) {
      const cell = this.row.get(day);
      if (cell !== undefined)
        this.mistake(
          'hours',
          day,
          cell,
          `"${text}" are no hours. Write 8.30-12.30, or 8.30-12.30 / 14-16, or chiuso.`,
        );
    }
    // Hours with a hole would call a day closed that may be open: the words are shown as they are.
    return {
      raw: weekdays
        .filter((day) => cells[day] !== '')
        .map((day) => `${this.row.get(day)?.where.replace(/^.*"(.*)"$/, '$1') ?? day}: ${cells[day]}`)
        .join('; '),
    };
  }

  /** Keeps cells under headings that are not known; gives all that was kept. */
  finish(): Record<string, unknown> | undefined {
    for (const [heading, { value, where }] of this.row.others) {
      this.unmapped[heading] = textOf(value);
      this.note('unmapped', `column ${heading}`, heading, `${where}: the column has no field here.`, {
        was: textOf(value),
      });
    }
    return Object.keys(this.unmapped).length === 0 ? undefined : this.unmapped;
  }
}
