import type { Channel } from '../../../core/model/service-parts.ts';
import { isBlank } from '../blank.ts';
import { cleanText } from '../text.ts';
import { isTestAddress } from '../web-words.ts';
import type { DumpObject } from './dump.ts';
import { channelName } from './readable.ts';
import type { Scope } from './scope.ts';

const logins: Readonly<Record<string, 'spid' | 'cie' | 'cns' | 'eidas'>> = {
  spid: 'spid',
  cns: 'cns',
  cie: 'cie',
  eidas: 'eidas',
};

/** Ways to log in; other ways are said in words. */
export const loginsOf = (scope: Scope): { auth: ('spid' | 'cie' | 'cns' | 'eidas')[]; words: string[] } => {
  const methods = scope.list('has_authentication_method').map((method) => cleanText(String(method)).text);
  const auth = methods.flatMap((method) =>
    Object.entries(logins).flatMap(([word, login]) =>
      new RegExp(`\\b${word}\\b`, 'i').test(method) ? [login] : [],
    ),
  );
  const words = methods
    .filter((method) => !/\b(?:spid|cns|cie|eidas|nessuna)\b/i.test(method))
    .map((method) => (/user ?id/i.test(method) ? 'Con nome utente e password' : method));
  return { auth: [...new Set(auth)], words };
};

/** The online channels of a service: addresses of its channel records. */
export const onlineChannelsOf = (
  scope: Scope,
  channels: readonly DumpObject[],
  login: ReturnType<typeof loginsOf>,
): Channel[] =>
  channels.flatMap((channel): Channel[] => {
    const data = channel.data['ita-IT'] ?? Object.values(channel.data)[0] ?? {};
    const [address = '', label = ''] = String(data['channel_url'] ?? '')
      .split('|')
      .map((part) => cleanText(part).text);
    const name = cleanText(String(data['object'] ?? '')).text;
    if (label !== '')
      scope.note(
        'mended',
        'web-words',
        'has_channel',
        'The words of a link were left out: a kiosk shows a QR code.',
        { was: label },
      );
    if (isTestAddress(address)) {
      scope.keep('has_channel', { name, url: address }, 'The address of a test machine.', 'test-address');
      return [];
    }
    for (const field of ['description', 'abstract'])
      if (!isBlank(data[field]))
        scope.keep(`has_channel.${field}`, data[field], 'What the channel says of itself.', 'channel');
    const note = [channelName(name), ...login.words].filter((part) => part !== '').join('. ');
    return [
      {
        type: 'online',
        ...(/^https?:\/\/\S+$/.test(address) ? { url: address } : {}),
        ...(login.auth.length > 0 ? { auth: login.auth } : {}),
        ...(note === '' ? {} : { note: { it: note } }),
      },
    ];
  });

/** What only some may do says nothing of the others. */
const forSome = /professionist|impres[ae]|notai/i;
const onlineOnly = /(?:esclusivamente|solo|unicamente)[^.]{0,60}(?:on-?line|digitale|telematic)/i;

/** Where there is a place one can come to the counter, unless the way to the service is on-line only. */
export const addCounter = (scope: Scope, channels: Channel[], way: string): void => {
  const isOnline = way
    .split(/(?<=\.) /)
    .some((sentence) => onlineOnly.test(sentence) && !forSome.test(sentence));
  const field = 'is_physically_available_at';
  if (isOnline)
    scope.note(
      'guessed',
      'no-counter',
      field,
      'There is a place, but the text says on-line only: no counter channel.',
    );
  else {
    channels.unshift({ type: 'counter' });
    scope.note('guessed', 'counter', field, 'There is a place, so one can come to the counter.');
  }
};
