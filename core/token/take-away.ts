import type { Language } from '../model/language.ts';
import { Id, languages } from '../model/language.ts';
import type { Result } from '../model/result.ts';
import { fail, succeed } from '../model/result.ts';
import type { QueueNumber } from '../numbers/number.ts';
import { largestSequence } from '../numbers/number.ts';
import { fromBase64url, toBase64url } from './base64url.ts';

/*
 * What the QR code of a slip carries to the take-away page until tokens are signed (trust.md 5): an address with the token
 * after `#`, so that no server learns it. It proves nothing and holds no answer of the person.
 *
 * The token is base64url of fields joined by dots, none of which can hold a dot:
 *   `1s.<minutes since 1970, base 36>.<language>.<place>.<service>.<number>`   a service; place and number may be empty
 *   `1t.<minutes since 1970, base 36>.<language>.<place>`                      a talk: what a discreet service becomes
 * The `1` is the version. At most 147 characters for ids of 40: with a base of 60, QR version 10 at level M.
 */

/** What a take-away token says. Times are epoch ms, kept to the minute. */
export type TakeAway =
  | {
      readonly kind: 'service';
      readonly service: string;
      readonly place?: string | undefined;
      readonly time: number;
      readonly language: Language;
      readonly number?: QueueNumber | undefined;
    }
  /**
   * A talk ("Colloquio"), which is all that paper says of a discreet service (K18). It has no service, no unit, no path, and no
   * number either, since the letters of a queue can tell which one it is.
   */
  | { readonly kind: 'talk'; readonly place: string; readonly time: number; readonly language: Language };

/** Longer tokens are not read. */
export const longestToken = 160;
/** 2100-01-01 in minutes: a later time is nonsense. */
const latestMinute = 68_374_080;

/** `form`: not a token; `version`: a token of a newer kiosk, which the page must say instead of "wrong". */
export type TokenError = { readonly code: 'form' | 'version' };

const isId = (text: string): boolean => Id.safeParse(text).success;
const isLanguage = (text: string): text is Language => languages.some((language) => language === text);
const numberPattern = /^([A-Z]{1,2})(?:-([A-Z]))?([1-9]\d{0,5})$/;

const writeNumber = (number: QueueNumber | undefined): string =>
  number === undefined
    ? ''
    : `${number.prefix}${number.kiosk === undefined ? '' : `-${number.kiosk}`}${number.sequence}`;

function readNumber(text: string): QueueNumber | undefined {
  const [, prefix, kiosk, sequence] = numberPattern.exec(text) ?? [];
  if (prefix === undefined) return undefined;
  return { prefix, ...(kiosk === undefined ? {} : { kiosk }), sequence: Number(sequence) };
}

/** The token of a take-away. Throws a RangeError for what the catalogue or the journal could never hold. */
export function encodeTakeAway(takeAway: TakeAway): string {
  const minute = Math.floor(takeAway.time / 60_000);
  const shared = [minute.toString(36), takeAway.language, takeAway.place ?? ''];
  const fields =
    takeAway.kind === 'talk'
      ? ['1t', ...shared]
      : ['1s', ...shared, takeAway.service, writeNumber(takeAway.number)];
  const token = toBase64url(Uint8Array.from(fields.join('.'), (each) => each.charCodeAt(0)));
  // What could not be read again must not reach paper.
  if (!decodeTakeAway(token).ok) throw new RangeError(`take-away: ${fields.join('.')}`);
  return token;
}

/** The whole address for a QR code; anything after a `#` of the base is dropped. */
export const takeAwayUrl = (base: string, takeAway: TakeAway): string =>
  `${base.split('#', 1)[0] ?? ''}#${encodeTakeAway(takeAway)}`;

/** Reads a token, with or without the `#` before it. Anybody can write one: every field is checked, and one take-away has one token. */
export function decodeTakeAway(token: string): Result<TakeAway, TokenError> {
  const bare = token.startsWith('#') ? token.slice(1) : token;
  const bytes = bare.length > longestToken ? undefined : fromBase64url(bare);
  const text = bytes === undefined ? undefined : String.fromCharCode(...bytes);
  if (text === undefined) return fail({ code: 'form' });
  if (/^(?:[2-9]|1[0-9a-ru-z])/.test(text)) return fail({ code: 'version' });
  const [kind, minute = '', language = '', place = '', service = '', number = '', ...more] = text.split('.');
  const parts = text.split('.').length;
  if (more.length > 0 || parts !== (kind === '1s' ? 6 : kind === '1t' ? 4 : 0)) return fail({ code: 'form' });
  const minutes = /^(?:0|[1-9a-z][0-9a-z]{0,5})$/.test(minute) ? Number.parseInt(minute, 36) : Infinity;
  if (minutes > latestMinute || !isLanguage(language)) return fail({ code: 'form' });
  const shared = { time: minutes * 60_000, language };
  if (kind === '1t')
    return isId(place) ? succeed({ kind: 'talk', place, ...shared }) : fail({ code: 'form' });
  const queueNumber = readNumber(number);
  if (!isId(service) || (place !== '' && !isId(place)) || (number !== '' && queueNumber === undefined))
    return fail({ code: 'form' });
  if (queueNumber !== undefined && queueNumber.sequence > largestSequence) return fail({ code: 'form' });
  return succeed({
    kind: 'service',
    service,
    ...(place === '' ? {} : { place }),
    ...shared,
    ...(queueNumber === undefined ? {} : { number: queueNumber }),
  });
}
