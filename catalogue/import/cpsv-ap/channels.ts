import type { ServiceAtPlace } from '../../../core/model/place.ts';
import type { Channel } from '../../../core/model/service-parts.ts';
import { authenticationOf, channelCodes } from '../../standards/vocabularies.ts';
import { emailOf, pageOf, phoneOf } from './contacts.ts';
import { hoursOf } from './hours.ts';
import { names } from './names.ts';
import type { Scope } from './scope.ts';

/** Where a record of another kind has its id here. */
export type FindId = (
  kind: 'service' | 'organisation' | 'unit' | 'place' | 'topic',
  key: string,
) => string | undefined;

const words: readonly (readonly [Channel['type'], RegExp])[] = [
  ['counter', /counter|desk|office|bureau|sportello|physical|assistant|service ?point/i],
  ['email', /e-?mail|posta elettronica|pec\b/i],
  ['phone', /phone|telefono|voice|call/i],
  ['post', /\bpost\b|\bmail\b|posta/i],
];
/** Whole families of the Italian vocabulary, by how their codes begin. */
const families: readonly (readonly [Channel['type'], string])[] = [
  ['post', '0121'],
  ['counter', '01'],
  ['online', '02'],
  ['phone', '03'],
  ['email', '04'],
];

const typeOf = (scope: Scope, key: string): Channel['type'] => {
  const [iri] = scope.links(names.type);
  const code = iri !== undefined && iri.includes('/channel/') ? (/[^/]+$/.exec(iri)?.[0] ?? '') : '';
  const exact = Object.entries(channelCodes).find(([, own]) => own === code)?.[0] as
    Channel['type'] | undefined;
  const known = exact ?? families.find(([, start]) => code.startsWith(start))?.[0];
  if (known !== undefined) return known;
  const name = /[^/#]+$/.exec(iri ?? '')?.[0] ?? '';
  const ending = /#([^/]+)$/.exec(key)?.[1] ?? '';
  const guess = words.find(([, pattern]) => pattern.test(name) || pattern.test(ending))?.[0] ?? 'online';
  scope.note('guessed', 'channel-type', 'type', 'The kind of channel, by its name.', {
    was: iri ?? key,
    now: guess,
  });
  return guess;
};

/** The channels of a service. A counter that names a place is the service at that place. */
export const readChannels = (
  scope: Scope,
  idOf: FindId,
): { channels: Channel[]; places: ServiceAtPlace[] } => {
  const channels: Channel[] = [];
  const places: ServiceAtPlace[] = [];
  for (const key of scope.links(names.channel)) {
    const part = scope.part(key, 'hasChannel');
    const identifier = part.one(names.identifier);
    const type = typeOf(part, key);
    const hours = hoursOf(part);
    const note = part.text(names.description) ?? part.text(names.title);
    const place = part.links(names.spatial).flatMap((one) => idOf('place', one) ?? [])[0];
    const unit = part.links(names.ownedBy).flatMap((one) => idOf('unit', one) ?? [])[0];
    if (type === 'counter' && place !== undefined) {
      places.push({
        place,
        ...(unit === undefined ? {} : { unit }),
        ...(note === undefined ? {} : { desk: note }),
        ...(hours === undefined ? {} : { hours }),
      });
      part.finish();
      continue;
    }
    const logins = part.links(names.login);
    const auth = (Object.keys(authenticationOf) as (keyof typeof authenticationOf)[]).filter((one) =>
      logins.some((iri) => iri === authenticationOf[one] || iri.endsWith(`/${one.toUpperCase()}`)),
    );
    // In older data the address of the page is the name of the channel.
    const own = /^https?:\/\/\S+$/.test(key) && !/\/\/(?:127\.|localhost)/.test(key) ? key : undefined;
    const url =
      pageOf(part) ??
      (type === 'online'
        ? (own ?? (/^https?:\/\/\S+$/.test(identifier ?? '') ? identifier : undefined))
        : undefined);
    const [phone, email] = [phoneOf(part), emailOf(part)];
    const [home] = part.links(names.address);
    const address = home === undefined ? undefined : part.part(home, 'address').text(names.fullAddress)?.it;
    part.finish();
    channels.push({
      type,
      ...(url === undefined ? {} : { url }),
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
      ...(address === undefined ? {} : { address }),
      ...(auth.length === 0 ? {} : { auth }),
      ...(hours === undefined ? {} : { hours }),
      ...(note === undefined ? {} : { note }),
    });
  }
  if (places.length > 0 && channels.every(({ type }) => type !== 'counter'))
    channels.unshift({ type: 'counter' });
  return { channels: dropTwins(scope, channels), places };
};

/** Addresses that differ in what stands after `#` only are one page. */
const dropTwins = (scope: Scope, channels: readonly Channel[]): Channel[] => {
  const seen = new Set<string>();
  return channels.filter((channel) => {
    const key = JSON.stringify({ ...channel, url: channel.url?.replace(/#.*$/, '') });
    if (seen.has(key))
      scope.note('mended', 'same-channel', 'hasChannel', 'Stands there twice.', { was: channel });
    return !seen.has(key) && seen.add(key) !== undefined;
  });
};
