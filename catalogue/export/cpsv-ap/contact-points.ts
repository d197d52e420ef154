import type { Contact } from '../../../core/model/place.ts';
import { hoursNodes } from './hours.ts';
import { given, listed, part, worded, type Setting } from './node.ts';

/** Contacts as `cv:ContactPoint`. */
export const contactPoints = (
  { wordings }: Setting,
  owner: string,
  contacts: readonly Contact[] | undefined,
): Record<string, unknown> =>
  listed(
    'contactPoint',
    (contacts ?? []).map(({ label, phone, email, url, hours }, index) => ({
      '@id': part(owner, 'contact', index)['@id'],
      '@type': 'cv:ContactPoint',
      ...worded('prefLabel', wordings, label),
      ...given('telephone', phone),
      ...given('email', email),
      ...given('contactPage', url, (address) => ({ '@id': address, '@type': 'foaf:Document' })),
      ...hoursNodes(hours, wordings),
    })),
  );
