import * as z from 'zod/mini';
import { Id, Language } from '../model/language.ts';
import type { Result } from '../model/result.ts';
import { fail, succeed } from '../model/result.ts';
import type { QueueNumber } from '../numbers/number.ts';
import { formatNumber, largestSequence } from '../numbers/number.ts';
import type { Claims, HandOver } from './claims.ts';
import { handOverReasons, mostDocuments } from './claims.ts';
import { fromCbor, toCbor } from './cose.ts';

/*
 * The claims as a CBOR Web Token (RFC 8392): issuer, expiry and time by their registered claims, the rest in one claim of our own
 * from the range for private use. Numbers stand for names, and none is ever used for something else.
 */

/** The longest that a token may be good, in ms: a stolen key must not sign what never ends. */
const longestLife = 400 * 86_400_000;

/** `not-ours`: no token of this kind; `newer-version`: one that a newer program wrote, which must be said instead of "wrong". */
export type ClaimsError = { readonly code: 'not-ours' | 'newer-version' };

const [issuer, expiry, issued, ours, sentOn] = [1, 4, 6, -65_537, -65_538];
const bodyNames = ['', 'language', 'place', 'service', 'number', 'queue', 'answers', 'bring'];
const handOverNames = ['', 'inner', 'place', 'unit', 'service', 'reason'];

const instant = z.int().check(z.gte(0), z.lte(4_102_444_800));
const Town = z.string().check(z.regex(/^[a-z0-9_-]{1,40}$/));
const place = z.optional(Id);
const TokenNumber = z.string().check(z.regex(/^[A-Z]{1,2}(?:-[A-Z])?\d{3,6}$/));
const Talk = z.strictObject({ language: Language, place: Id });
const Service = z.strictObject({
  language: Language,
  place,
  service: Id,
  number: z.optional(TokenNumber),
  queue: z.optional(Id),
  answers: z.optional(z.record(Id, z.union([Id, z.array(Id).check(z.maxLength(20))]))),
  bring: z.optional(z.int().check(z.gte(1), z.lt(2 ** mostDocuments))),
});
const SentOn = z.strictObject({
  inner: z.instanceof(Uint8Array),
  place,
  unit: place,
  service: place,
  reason: z.int().check(z.gte(0), z.lt(handOverReasons.length)),
});

/** A map of numbers, as an object with names; undefined where it holds a number that has none. */
function named(map: unknown, names: readonly string[]): Record<string, unknown> | undefined {
  if (!(map instanceof Map)) return undefined;
  const entries = [...map].map(([key, value]) => [names[key as number] ?? '', value] as const);
  return entries.some(([name]) => name === '') ? undefined : Object.fromEntries(entries);
}
const numbered = (
  object: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Map<number, unknown> =>
  new Map(
    names.flatMap((name, key) =>
      name === '' || object[name] === undefined ? [] : ([[key, object[name]]] as [number, unknown][]),
    ),
  );

const seconds = (at: number): number => Math.floor(at / 1000);

function readNumber(text: string): QueueNumber | undefined {
  const [, prefix = '', kiosk, digits = ''] = /^([A-Z]{1,2})(?:-([A-Z]))?(\d+)$/.exec(text) ?? [];
  const number = { prefix, ...(kiosk === undefined ? {} : { kiosk }), sequence: Number(digits) };
  const isWritten =
    number.sequence > 0 && number.sequence <= largestSequence && formatNumber(number) === text;
  return isWritten ? number : undefined;
}

/** The payload of a token. */
export function writeClaims(claims: Claims): Uint8Array {
  const body =
    claims.kind === 'talk'
      ? { language: claims.language, place: claims.place }
      : {
          ...claims,
          number: claims.number && formatNumber(claims.number),
          answers: claims.answers && new Map(Object.entries(claims.answers)),
          bring: claims.bring?.reduce((bits, position) => bits + 2 ** position, 0) || undefined,
        };
  return toCbor(
    new Map<number, unknown>([
      [issuer, claims.town],
      [expiry, seconds(claims.expires)],
      [issued, seconds(claims.issuedAt)],
      [ours, numbered(body, bodyNames)],
    ]),
  );
}

/** The payload of a hand-over around a whole token. */
export const writeHandOver = (handOver: HandOver, inner: Uint8Array): Uint8Array =>
  toCbor(
    new Map<number, unknown>([
      [expiry, seconds(handOver.expires)],
      [issued, seconds(handOver.at)],
      [
        sentOn,
        numbered({ ...handOver, inner, reason: handOverReasons.indexOf(handOver.reason) }, handOverNames),
      ],
    ]),
  );

type Payload =
  | { readonly kind: 'token'; readonly claims: Claims }
  | { readonly kind: 'hand-over'; readonly handOver: HandOver; readonly inner: Uint8Array };
const notOurs = fail({ code: 'not-ours' } as const);
const newer = fail({ code: 'newer-version' } as const);

const positions = (bits: number): number[] =>
  Array.from({ length: mostDocuments }, (_, at) => at).filter((at) => Math.floor(bits / 2 ** at) % 2 === 1);

function readBody(
  body: Record<string, unknown>,
  shared: Pick<Claims, 'town' | 'issuedAt' | 'expires'>,
): Claims | undefined {
  if (body['service'] === undefined) {
    const talk = Talk.safeParse(body);
    return talk.success ? { kind: 'talk', ...shared, ...talk.data } : undefined;
  }
  const answers = body['answers'];
  const read = Service.safeParse(
    answers instanceof Map ? { ...body, answers: Object.fromEntries(answers) } : body,
  );
  if (!read.success) return undefined;
  const { number, bring, ...rest } = read.data;
  const queueNumber = number === undefined ? undefined : readNumber(number);
  if (number !== undefined && queueNumber === undefined) return undefined;
  return {
    kind: 'service',
    ...shared,
    ...rest,
    ...(queueNumber === undefined ? {} : { number: queueNumber }),
    ...(bring === undefined ? {} : { bring: positions(bring) }),
  };
}

/** Reads a payload. Anybody can write one: every field is checked. */
export function readPayload(bytes: Uint8Array): Result<Payload, ClaimsError> {
  let claims: unknown;
  try {
    claims = fromCbor(bytes);
  } catch {
    return notOurs;
  }
  if (!(claims instanceof Map)) return notOurs;
  const times = z.tuple([instant, instant]).safeParse([claims.get(issued), claims.get(expiry)]);
  if (!times.success) return notOurs;
  const [issuedAt, expires] = [times.data[0] * 1000, times.data[1] * 1000];
  if (expires < issuedAt || expires > issuedAt + longestLife) return notOurs;
  if (claims.has(sentOn)) {
    const body = claims.size === 3 ? named(claims.get(sentOn), handOverNames) : undefined;
    if (body === undefined) return newer;
    if (Number(body['reason']) >= handOverReasons.length) return newer;
    const read = SentOn.safeParse(body);
    if (!read.success) return notOurs;
    const { inner, reason, ...to } = read.data;
    const said = handOverReasons[reason];
    if (said === undefined) return notOurs;
    return succeed({ kind: 'hand-over', inner, handOver: { ...to, reason: said, at: issuedAt, expires } });
  }
  const town = Town.safeParse(claims.get(issuer));
  if (!claims.has(ours) || !town.success) return notOurs;
  const body = claims.size === 4 ? named(claims.get(ours), bodyNames) : undefined;
  if (body === undefined) return newer;
  const read = readBody(body, { town: town.data, issuedAt, expires });
  return read === undefined ? notOurs : succeed({ kind: 'token', claims: read });
}
