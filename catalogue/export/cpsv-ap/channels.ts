import type { DraftService } from '../../../core/model/service.ts';
import { authenticationOf, channelCodes, channelVocabulary } from '../../standards/vocabularies.ts';
import { hoursNodes } from './hours.ts';
import { given, listed, part, worded, type Node, type Setting } from './node.ts';

const kindOf = (type: keyof typeof channelCodes): string => `${channelVocabulary}${channelCodes[type]}`;

/** The ways to a service, and each place where it is done: a counter with an address, hours and an office. */
export const channelNodes = (setting: Setting, service: DraftService): Record<string, unknown> => {
  const { iris, wordings } = setting;
  const owner = iris.service(service.id);
  const ways: Node[] = (service.channels ?? []).map(
    ({ type, url, phone, email, address, auth, hours, note }, index) => ({
      ...part(owner, 'channel', index),
      '@type': 'cv:Channel',
      type: kindOf(type),
      ...given('homepage', url),
      ...given('telephone', phone),
      ...given('email', email),
      ...given('address', address, (text) => ({ '@type': 'locn:Address', fullAddress: { it: text } })),
      ...listed(
        'hasAuthenticationMethod',
        (auth ?? []).map((one) => authenticationOf[one]),
      ),
      ...worded('description', wordings, note),
      ...hoursNodes(hours, wordings),
    }),
  );
  const counters: Node[] = (service.places ?? []).map(({ place, unit, desk, hours }, index) => ({
    ...part(owner, 'place', index),
    '@type': 'cv:Channel',
    type: kindOf('counter'),
    spatial: [iris.place(place)],
    ...given('ownedBy', unit, iris.unit),
    ...worded('description', wordings, desk),
    ...hoursNodes(hours, wordings),
  }));
  return listed('hasChannel', [...ways, ...counters]);
};
