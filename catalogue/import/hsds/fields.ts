import type { Contact } from '../../../core/model/place.ts';
import { withoutEmptyLists } from '../given.ts';
import type { Entry } from '../report.ts';
import { rowsOf, type Row } from './read-hsds.ts';

/** Reads fields of one object; what nobody asks for goes into `unmapped`. */
export class Fields {
  readonly unmapped: Row = {};
  readonly #taken = new Set(['id', '']);
  readonly #row: Row;
  readonly #entries: Entry[];
  readonly #record: string;
  constructor(row: Row, record: string, entries: Entry[]) {
    this.#row = row;
    this.#record = record;
    this.#entries = entries;
  }
  readonly note = (
    kind: Entry['kind'],
    code: string,
    words: string,
    was: unknown,
    now?: unknown,
    field = code,
  ): void => {
    this.#entries.push({
      kind,
      code,
      record: this.#record,
      source: String(this.#row['id'] ?? ''),
      field,
      words,
      was,
      ...(now === undefined ? {} : { now }),
    });
  };
  take(field: string): unknown {
    this.#taken.add(field);
    return this.#row[field];
  }
  text(...fields: string[]): string | undefined {
    for (const field of fields) {
      const value = this.#row[field];
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      if (String(value).trim() === '') continue;
      this.#taken.add(field);
      return String(value).trim();
    }
    return undefined;
  }
  keep(field: string, value: unknown, words = 'Has no field here.'): void {
    this.unmapped[field] = value;
    this.note('unmapped', field, words, value);
  }
  finish(): Row | undefined {
    for (const [field, value] of Object.entries(this.#row))
      if (
        !this.#taken.has(field) &&
        value !== '' &&
        value !== null &&
        value !== undefined &&
        !(Array.isArray(value) && value.length === 0)
      )
        this.keep(field, value);
    return Object.keys(this.unmapped).length === 0 ? undefined : this.unmapped;
  }
}

/** Whether a text is a web address. */
export const isAddress = (text: string | undefined): text is string =>
  text !== undefined && /^https?:\/\/\S+$/.test(text);
/** Telephone numbers: quotation marks and brackets go; fax and text numbers are not to be called. */
export const phonesOf = (fields: Fields, rows: unknown): string[] =>
  rowsOf(rows).flatMap((row) => {
    const said = String(row['number'] ?? '');
    const number = said.replace(/["()]/g, '').trim();
    const kind = String(row['type'] ?? row['number_type'] ?? 'voice');
    if (!/^\+?\d[\d ./-]{1,24}$/.test(number) || /fax|sms|tty/i.test(kind)) {
      fields.keep(`phone-${String(row['id'] ?? said)}`, row, 'Not a number to call.');
      return [];
    }
    if (number !== said)
      fields.note('mended', 'phone', 'Signs around a number were taken away.', said, number);
    return [number];
  });

/** People to ask, with their first number. */
export const contactsOf = (fields: Fields, rows: unknown): Contact[] =>
  rowsOf(rows).map((row) => {
    const label = [row['name'], row['title'], row['department']]
      .filter((one) => typeof one === 'string' && one !== '')
      .join(', ');
    const email = String(row['email'] ?? '');
    return withoutEmptyLists<Contact>({
      label: label === '' ? undefined : { it: label },
      email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : undefined,
      phone: phonesOf(fields, row['phones'])[0],
    });
  });
