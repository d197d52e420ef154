import { decode, encode } from 'cborg';

/*
 * COSE_Sign1 (RFC 9052, 4.2) with EdDSA over Ed25519 (RFC 9053, 2.2): what is signed, and how it is written. Signing and verifying
 * themselves are the caller's: Node, a browser and a card each have their own.
 */

/** The CBOR tag of COSE_Sign1, 18, as the one byte that it is. */
const tag = 0xd2;
const algorithm = 1;
const keyId = 4;
/** EdDSA. */
const edDsa = -8;

/** A COSE_Sign1 message, nothing of it believed yet. */
export interface Sign1 {
  /** The protected header as it was signed. */
  readonly header: Uint8Array;
  readonly unprotected: ReadonlyMap<unknown, unknown>;
  readonly payload: Uint8Array;
  /** 64 bytes. */
  readonly signature: Uint8Array;
}

/** CBOR as it is written here: shortest forms, sorted keys (RFC 8949, 4.2). */
export const toCbor = (value: unknown): Uint8Array => encode(value);

/** Reads CBOR of that form; throws for any other. A map comes as a `Map`. */
export const fromCbor = (bytes: Uint8Array): unknown =>
  decode(bytes, {
    strict: true,
    useMaps: true,
    rejectDuplicateMapKeys: true,
    allowIndefinite: false,
    allowUndefined: false,
    allowInfinity: false,
    allowNaN: false,
    allowBigInt: false,
  });

/** The protected header of all that is signed here: EdDSA, and by which key. */
export const headerOf = (key: Uint8Array): Uint8Array =>
  toCbor(
    new Map<number, unknown>([
      [algorithm, edDsa],
      [keyId, key],
    ]),
  );

/** The key id of a header of ours; undefined for any other header. Throws where it is no CBOR. */
export function keyIdOf(header: Uint8Array): Uint8Array | undefined {
  const read = fromCbor(header);
  if (!(read instanceof Map) || read.size !== 2 || read.get(algorithm) !== edDsa) return undefined;
  const id: unknown = read.get(keyId);
  return id instanceof Uint8Array ? id : undefined;
}

/** What the signature covers: RFC 9052, 4.4, without external data. */
export const toBeSigned = (header: Uint8Array, payload: Uint8Array): Uint8Array =>
  toCbor(['Signature1', header, new Uint8Array(0), payload]);

/** Writes a message, with its tag. */
export function encodeSign1({ header, unprotected, payload, signature }: Sign1): Uint8Array {
  const body = toCbor([header, unprotected, payload, signature]);
  const bytes = new Uint8Array(body.length + 1);
  bytes[0] = tag;
  bytes.set(body, 1);
  return bytes;
}

/** Reads a message; undefined for anything else. */
export function decodeSign1(bytes: Uint8Array): Sign1 | undefined {
  if (bytes[0] !== tag) return undefined;
  let body: unknown;
  try {
    body = fromCbor(bytes.subarray(1));
  } catch {
    return undefined;
  }
  if (!Array.isArray(body) || body.length !== 4) return undefined;
  const [header, unprotected, payload, signature] = body as unknown[];
  const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;
  if (!isBytes(header) || !isBytes(payload) || !isBytes(signature)) return undefined;
  if (!(unprotected instanceof Map) || signature.length !== 64) return undefined;
  return { header, unprotected, payload, signature };
}
