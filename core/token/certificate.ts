import * as z from 'zod/mini';
import { Id } from '../model/language.ts';
import { fromBase45, toBase45 } from './base45.ts';
import { decodeSign1, encodeSign1, fromCbor, headerOf, keyIdOf, toBeSigned, toCbor } from './cose.ts';
import type { TokenSigner } from './token.ts';
import { keyIdFrom } from './token.ts';

/*
 * The town's word that a key belongs to one of its kiosks or desks: a CBOR Web Token with a proof-of-possession key (RFC 8747), signed
 * with the town's device key. Certificates travel in the signed catalogue; a token names its own by the key's id.
 */

/** Whose key it is. */
export interface Certificate {
  readonly town: string;
  /** The device's own id, a UUID made at its first start. */
  readonly device: string;
  readonly kind: 'kiosk' | 'desk';
  readonly letter?: string | undefined;
  readonly place?: string | undefined;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Epoch ms, kept to the second: it vouches for what was signed between the two. */
  readonly notBefore: number;
  readonly notAfter: number;
}

/** As the publisher's command prints it, and a desk takes it before its catalogue is there: `SC1:` and base45. */
export const certificateText = (certificate: Uint8Array): string => `SC1:${toBase45(certificate)}`;

/** The certificate's bytes from such a text; undefined for any other. */
export const readCertificateText = (text: string): Uint8Array | undefined => {
  const bytes = fromBase45(text.trim().replace(/^SC1:/, ''));
  return text.trim().startsWith('SC1:') && bytes.ok ? bytes.value : undefined;
};

/** Verifies an Ed25519 signature (RFC 8032); never throws. */
export type VerifySignature = (
  publicKey: Uint8Array,
  signature: Uint8Array,
  data: Uint8Array,
) => boolean | Promise<boolean>;

const [issuer, subject, expiry, notBefore, confirmation, ours] = [1, 2, 4, 5, 8, -65_539];
const [coseKey, keyType, curve, x] = [1, 1, -1, -2];
/** Octet key pair, Ed25519 (RFC 9053, 7). */
const [octetKeyPair, ed25519] = [1, 6];
/** Largest certificate, in bytes. */
const longest = 500;

const Written = z.strictObject({
  town: z.string().check(z.regex(/^[a-z0-9_-]{1,40}$/)),
  device: z.string().check(z.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)),
  kind: z.enum(['kiosk', 'desk']),
  letter: z.optional(z.string().check(z.regex(/^[A-Z]$/))),
  place: z.optional(Id),
  publicKey: z.instanceof(Uint8Array).check(z.refine((key) => key.length === 32)),
  notBefore: z.number().check(z.gte(0)),
  notAfter: z.number().check(z.gte(0)),
});

const payloadOf = (certificate: Certificate): Uint8Array => {
  const { town, device, kind, letter, place, publicKey } = certificate;
  const key = new Map<number, unknown>([
    [keyType, octetKeyPair],
    [curve, ed25519],
    [x, publicKey],
  ]);
  return toCbor(
    new Map<number, unknown>([
      [issuer, town],
      [subject, device],
      [expiry, Math.floor(certificate.notAfter / 1000)],
      [notBefore, Math.floor(certificate.notBefore / 1000)],
      [confirmation, new Map([[coseKey, key]])],
      [ours, [kind, letter ?? null, place ?? null]],
    ]),
  );
};

/** Signs a certificate with the town's device key. Throws a RangeError for one that could not be read again. */
export async function signCertificate(certificate: Certificate, device: TokenSigner): Promise<Uint8Array> {
  const header = headerOf(keyIdFrom(device.publicKey));
  const payload = payloadOf(certificate);
  const signature = await device.sign(toBeSigned(header, payload));
  const bytes = encodeSign1({ header, unprotected: new Map(), payload, signature });
  if (readPayload(payload) === undefined) throw new RangeError('certificate');
  return bytes;
}

function readPayload(payload: Uint8Array): Certificate | undefined {
  let claims: unknown;
  try {
    claims = fromCbor(payload);
  } catch {
    return undefined;
  }
  const get = (map: unknown, key: number): unknown => (map instanceof Map ? map.get(key) : undefined);
  const own = get(claims, ours);
  const [kind, letter, place] = Array.isArray(own) ? (own as unknown[]) : [];
  const read = Written.safeParse({
    town: get(claims, issuer),
    device: get(claims, subject),
    kind,
    letter: letter ?? undefined,
    place: place ?? undefined,
    publicKey: get(get(get(claims, confirmation), coseKey), x),
    notBefore: Number(get(claims, notBefore)) * 1000,
    notAfter: Number(get(claims, expiry)) * 1000,
  });
  if (!read.success) return undefined;
  const again = payloadOf(read.data);
  return again.length === payload.length && again.every((byte, at) => byte === payload[at])
    ? read.data
    : undefined;
}

/** Reads a certificate that one of the town's device keys signed; undefined for any other. */
export async function openCertificate(
  bytes: Uint8Array,
  deviceKeys: readonly Uint8Array[],
  verify: VerifySignature,
): Promise<Certificate | undefined> {
  const message = bytes.length > longest ? undefined : decodeSign1(bytes);
  if (message === undefined) return undefined;
  const { header, payload, signature } = message;
  const certificate = readPayload(payload);
  if (certificate === undefined) return undefined;
  try {
    if (keyIdOf(header) === undefined) return undefined;
  } catch {
    return undefined;
  }
  const signed = toBeSigned(header, payload);
  for (const key of deviceKeys) if (await verify(key, signature, signed)) return certificate;
  return undefined;
}
