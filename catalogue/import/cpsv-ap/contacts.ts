import type { Contact } from '../../../core/model/place.ts';
import { phonesOf } from '../phone.ts';
import { hoursOf } from './hours.ts';
import { names } from './names.ts';
import type { Scope } from './scope.ts';

const isAddress = (text: string | undefined): text is string =>
  text !== undefined && /^https?:\/\/\S+$/.test(text);
const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** A telephone number as it is written; what is none is kept. */
export const phoneOf = (scope: Scope): string | undefined => {
  const said = scope.one(names.telephone)?.replace(/^tel:/i, '');
  if (said === undefined) return undefined;
  if (/^\+?\d[\d ./-]{1,24}$/.test(said)) return said;
  const phone = phonesOf(said)?.[0]?.number;
  if (phone === undefined) scope.keep('telephone', said, 'Not a telephone number.', 'phone');
  else
    scope.note('mended', 'phone', 'telephone', 'The first number of those given.', { was: said, now: phone });
  return phone;
};
export const emailOf = (scope: Scope): string | undefined => {
  const said = scope.one(names.email)?.replace(/^mailto:/i, '');
  if (said === undefined || isEmail(said)) return said;
  scope.keep('email', said, 'Not an e-mail address.', 'email');
  return undefined;
};
export const pageOf = (scope: Scope): string | undefined => {
  const said = scope.one(names.page);
  if (said === undefined || isAddress(said)) return said;
  scope.keep('page', said, 'Not a web address.', 'address');
  return undefined;
};

/** The contact points of a node; one that says nothing is left out. */
export const contactsOf = (scope: Scope): Contact[] =>
  scope.links(names.contact).flatMap((key): Contact[] => {
    const part = scope.part(key, 'contactPoint');
    const [label, phone, email, url, hours] = [
      part.text(names.title),
      phoneOf(part),
      emailOf(part),
      pageOf(part),
      hoursOf(part),
    ];
    part.finish();
    const contact: Contact = {
      ...(label === undefined ? {} : { label }),
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
      ...(url === undefined ? {} : { url }),
      ...(hours === undefined ? {} : { hours }),
    };
    return Object.keys(contact).length === 0 ? [] : [contact];
  });
