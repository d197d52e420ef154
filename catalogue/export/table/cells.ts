import type { Text } from '../../../core/model/language.ts';
import type { Contact } from '../../../core/model/place.ts';

/** The cells of a row by the key of their column: a text in its languages, or one value. */
export type Cells = Readonly<Record<string, Text | string | number | undefined>>;

/** Telephone numbers and addresses of mail, each kind in a cell. */
export const contactCells = (contacts: readonly Pick<Contact, 'phone' | 'email'>[] = []): Cells => ({
  phone: contacts.flatMap(({ phone = [] }) => phone).join(', '),
  email: contacts.flatMap(({ email = [] }) => email).join(', '),
});
