import type { Contact } from '../../../core/model/place.ts';
import { phonesOf } from '../phone.ts';
import { isBlank } from '../blank.ts';
import { cleanText, isShouted, sentenceCase } from '../text.ts';
import { isJson } from '../json.ts';
import { type DumpObject } from './dump.ts';
import type { Scope } from './scope.ts';

const kinds = ['telefono', 'cellulare', 'fax', 'e-mail', 'email', 'pec', 'sito web', 'url'];
const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A row of a contact point. Some have their cells shifted by one: the kind stands where the value belongs. */
const readRow = (
  scope: Scope,
  field: string,
  row: Record<string, unknown>,
): { kind: string; value: string } => {
  const cell = (name: string): string => (typeof row[name] === 'string' ? cleanText(row[name]).text : '');
  const [type, value, contact] = [cell('type'), cell('value'), cell('contact')];
  if (!kinds.includes(type.toLowerCase()) && kinds.includes(value.toLowerCase())) {
    scope.note('mended', 'shifted-cells', field, 'The cells of a contact were shifted by one.', {
      was: row,
      now: { type: value, value: contact },
    });
    return { kind: value.toLowerCase(), value: contact };
  }
  return { kind: type.toLowerCase(), value };
};

/** Words in capitals as other words are; names of known offices as they are written there. */
const labelOf = (
  scope: Scope,
  field: string,
  name: string,
  officeNames: ReadonlyMap<string, string>,
): string => {
  const label = scope.clean(field, name);
  const [first = '', ...rest] = label.split(' ');
  const tail = rest.join(' ');
  if (!isShouted(tail)) return label;
  const calm = `${first} ${officeNames.get(tail.toLowerCase()) ?? sentenceCase(tail)}`;
  scope.note('mended', 'capitals', field, 'Words in capitals written as others are.', {
    was: label,
    now: calm,
  });
  return calm;
};

/** The contact points of a record as contacts, one for each number. Fax numbers are kept as unmapped. */
export const contactsOf = (
  scope: Scope,
  field: string,
  points: readonly DumpObject[],
  officeNames: ReadonlyMap<string, string>,
): Contact[] =>
  points.flatMap((point) => {
    const data = point.data['ita-IT'] ?? Object.values(point.data)[0] ?? {};
    const label = {
      it: labelOf(
        scope,
        field,
        typeof data['name'] === 'string' && data['name'].trim() !== '' ? data['name'] : 'Contatti',
        officeNames,
      ),
    };
    const phones: string[] = [];
    const emails: string[] = [];
    const extra: Contact[] = [];
    for (const row of Array.isArray(data['contact']) ? (data['contact'] as unknown[]) : []) {
      if (!isJson(row)) continue;
      const { kind, value } = readRow(scope, field, row);
      if (value === '') continue;
      const numbers = phonesOf(value);
      const isTollFree = numbers?.length === 1 && /^800\d{6}$/.test(value.replace(/\D/g, ''));
      if (kind === 'fax' && isTollFree && numbers?.[0]) {
        extra.push({ label: { it: 'Numero verde' }, phone: numbers[0].number });
        scope.note(
          'guessed',
          'toll-free',
          field,
          'A toll-free number stood under fax: taken as a telephone.',
          { was: value },
        );
      } else if ((kind === 'telefono' || kind === 'cellulare') && numbers !== undefined) {
        for (const { number, zeroAdded } of numbers) {
          phones.push(number);
          if (zeroAdded)
            scope.note(
              'mended',
              'phone-zero',
              field,
              'The zero at the start of a telephone number had got lost.',
              { was: value, now: number },
            );
        }
        if (numbers.length > 1)
          scope.note(
            'mended',
            'two-numbers',
            field,
            `${numbers.length} telephone numbers stood in one cell.`,
            { was: value, now: numbers.map(({ number }) => number) },
          );
      } else if ((kind === 'e-mail' || kind === 'email') && emailPattern.test(value)) emails.push(value);
      else if (kind === 'pec' && emailPattern.test(value)) extra.push({ label: { it: 'PEC' }, email: value });
      else if ((kind === 'url' || kind === 'sito web') && /^https?:\/\/\S+$/.test(value))
        extra.push({ label, url: value });
      else
        scope.keep(
          `${field}.${kind === '' ? 'contact' : kind}`,
          value,
          kind === 'fax' ? 'Fax numbers have no field here.' : 'A contact that cannot be read.',
          kind === 'fax' ? 'fax' : 'contact',
        );
    }
    for (const [name, value] of Object.entries(data))
      if (!['name', 'contact'].includes(name) && !isBlank(value))
        scope.keep(`${field}.${name}`, value, 'Has no field here.');
    const count = Math.max(phones.length, emails.length);
    const main = Array.from({ length: count }, (_one, index): Contact => ({
      label,
      ...(phones[index] === undefined ? {} : { phone: phones[index] }),
      ...(emails[index] === undefined ? {} : { email: emails[index] }),
    }));
    return [...main, ...extra];
  });
