import type { Municipality } from '../model/catalogue.ts';
import type { Result } from '../model/result.ts';
import { fail, succeed } from '../model/result.ts';
import { fromBase45, toBase45 } from './base45.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import type { Claims, HandOver } from './claims.ts';
import { decodeSign1, encodeSign1, headerOf, keyIdOf, toBeSigned } from './cose.ts';
import type { ClaimsError } from './payload.ts';
import { readPayload, writeClaims, writeHandOver } from './payload.ts';

/*
 * The token of a ticket or slip (trust.md 5): claims signed by a kiosk, and around them at most three hand-overs, each signed by the
 * desk that sent the person on, over everything inside. Nothing here says who a key belongs to: that is `check-token.ts`.
 */

/** How many hand-overs one token carries; the next desk makes a fresh one. */
export const mostHandOvers = 3;
/** Longer ones are not read, in bytes: three hand-overs take about 400. */
const longestToken = 1_200;
/** How much of a public key names it in a token, in bytes. It finds the key; only the signature proves it. */
export const keyIdLength = 4;

/** A key that signs: `publicKey` is 32 bytes. */
export interface TokenSigner {
  readonly publicKey: Uint8Array;
  /** Ed25519 (RFC 8032): 64 bytes. */
  readonly sign: (data: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

/** A signature that is still to be verified. */
export interface Layer {
  readonly keyId: Uint8Array;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
  /** Epoch ms. */
  readonly signedAt: number;
  readonly expires: number;
}

/** A token as it was read: well-formed, but anybody could have written it. */
export interface Token {
  readonly claims: Claims;
  /** The oldest first. */
  readonly handOvers: readonly HandOver[];
  /** The kiosk's, then one for each hand-over. */
  readonly layers: readonly Layer[];
}

/** Who issues a town's tokens: its code in the national index (`c_l378`), else its id. */
export const issuerOf = ({ ipaCode, id }: Pick<Municipality, 'ipaCode' | 'id'>): string =>
  /^[a-z0-9_-]{1,40}$/i.test(ipaCode ?? '') ? (ipaCode ?? '').toLowerCase() : id;

/** The name of a key in tokens. */
export const keyIdFrom = (publicKey: Uint8Array): Uint8Array => publicKey.slice(0, keyIdLength);

async function sign(payload: Uint8Array, { publicKey, sign: signer }: TokenSigner): Promise<Uint8Array> {
  // What could not be read again must not reach paper.
  const read = readPayload(payload);
  if (!read.ok) throw new RangeError(`token: ${read.error.code}`);
  const header = headerOf(keyIdFrom(publicKey));
  const signature = await signer(toBeSigned(header, payload));
  return encodeSign1({ header, unprotected: new Map(), payload, signature });
}

/** Signs a token. Throws a RangeError for claims that the catalogue or the journal could never hold. */
export const signToken = (claims: Claims, signer: TokenSigner): Promise<Uint8Array> =>
  sign(writeClaims(claims), signer);

/**
 * Sends the holder of a token on. After three hand-overs the token is made anew, with the same claims and this hand-over alone.
 * Throws a RangeError where a talk would get a service or a unit: nothing of that may reach paper (K18).
 */
export async function handOverToken(
  token: Uint8Array,
  handOver: HandOver,
  signer: TokenSigner,
): Promise<Uint8Array> {
  const read = decodeToken(token);
  if (!read.ok) throw new RangeError(`token: ${read.error.code}`);
  const { claims, handOvers } = read.value;
  const inner =
    handOvers.length < mostHandOvers
      ? token
      : await signToken({ ...claims, issuedAt: handOver.at, expires: handOver.expires }, signer);
  if (claims.kind === 'talk' && tells(handOver)) throw new RangeError('token: a talk tells nothing');
  const whole = await sign(writeHandOver(handOver, inner), signer);
  if (whole.length > longestToken) throw new RangeError('token: too long');
  return whole;
}

/** Reads a token, outermost signature first. One token has one form: other encodings of the same are refused. */
export function decodeToken(bytes: Uint8Array): Result<Token, ClaimsError> {
  const handOvers: HandOver[] = [];
  const layers: Layer[] = [];
  if (bytes.length > longestToken) return fail({ code: 'not-ours' });
  for (let rest = bytes; ;) {
    const message = decodeSign1(rest);
    if (message === undefined || message.unprotected.size > 0) return fail({ code: 'not-ours' });
    const { header, payload, signature } = message;
    let keyId: Uint8Array | undefined;
    try {
      keyId = keyIdOf(header);
    } catch {
      return fail({ code: 'not-ours' });
    }
    const read = readPayload(payload);
    if (!read.ok) return read;
    // Our claims, signed in a way that this program does not know.
    if (keyId?.length !== keyIdLength) return fail({ code: 'newer-version' });
    const said = read.value;
    const times =
      said.kind === 'token'
        ? { signedAt: said.claims.issuedAt, expires: said.claims.expires }
        : { signedAt: said.handOver.at, expires: said.handOver.expires };
    layers.unshift({ keyId, signed: toBeSigned(header, payload), signature, ...times });
    const written =
      said.kind === 'token' ? writeClaims(said.claims) : writeHandOver(said.handOver, said.inner);
    if (!sameBytes(payload, written) || !sameBytes(header, headerOf(keyId)))
      return fail({ code: 'not-ours' });
    if (said.kind === 'token') {
      const { claims } = said;
      if (claims.kind === 'talk' && handOvers.some(tells)) return fail({ code: 'not-ours' });
      return succeed({ claims, handOvers, layers });
    }
    handOvers.unshift(said.handOver);
    if (handOvers.length > mostHandOvers) return fail({ code: 'not-ours' });
    rest = said.inner;
  }
}

/** Says more than a place. */
const tells = ({ service, unit }: HandOver): boolean => service !== undefined || unit !== undefined;
const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

/** As a code on a screen holds it, and a desk's scanner types it: all of it in a QR code's alphanumeric mode. */
export const tokenText = (token: Uint8Array): string => `SP1:${toBase45(token)}`;

/** The address that a code on paper holds; anything after a `#` of the base is dropped. What stands after `#` reaches no server. */
export const takeAwayUrl = (base: string, token: Uint8Array): string =>
  `${base.split('#', 1)[0] ?? ''}#${toBase64url(token)}`;

/**
 * The token's bytes from whatever was scanned, typed or pasted: `SP1:...`, the take-away address, or what stands after its `#`.
 * Scanners that end with a tab or a new line, and those that type in lower case, are understood.
 */
export function readTokenText(text: string): Result<Uint8Array, ClaimsError> {
  const bare = text.trim();
  if (bare.length > 2 * longestToken) return fail({ code: 'not-ours' });
  const [, version, coded = ''] = /^SP([1-9]\d?):(.*)$/is.exec(bare) ?? [];
  if (version !== undefined && version !== '1') return fail({ code: 'newer-version' });
  if (version === '1') {
    const bytes = fromBase45(coded.toUpperCase());
    return bytes.ok ? bytes : fail({ code: 'not-ours' });
  }
  const bytes = fromBase64url(bare.slice(bare.indexOf('#') + 1));
  return bytes === undefined || bytes.length === 0 ? fail({ code: 'not-ours' }) : succeed(bytes);
}
