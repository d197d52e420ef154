import type { TokenKeys } from '../model/catalogue.ts';
import { fromBase64url } from './base64url.ts';
import type { Certificate, VerifySignature } from './certificate.ts';
import { openCertificate, readCertificateText } from './certificate.ts';
import type { Layer, Token } from './token.ts';
import { decodeToken, keyIdFrom, readTokenText } from './token.ts';

/** What a desk says of a token. */
export type Verdict =
  /** Signed by devices of this town. `signers` are the kiosk, then the desks that handed over. */
  | { readonly state: 'valid'; readonly token: Token; readonly signers: readonly Certificate[] }
  /** Well-formed, but by a key that nobody here knows (yet). The person is received; it is never refused (K31). */
  | { readonly state: 'not-verified'; readonly token: Token }
  /** The time that the token gives itself has passed. */
  | { readonly state: 'expired'; readonly token: Token }
  /** Another town's: it can tell where the person should have gone. */
  | { readonly state: 'other-town'; readonly town: string }
  /** Of a known device by its name, but its signature does not fit: nothing of what it says is shown. */
  | { readonly state: 'altered' }
  /** Another QR code, or half a one. */
  | { readonly state: 'not-ours' }
  /** Written by a newer program than this one: this one needs an update; the person is received. */
  | { readonly state: 'newer-version' };

/** The keys that a desk believes: those certified in the catalogue, and certificates that it was shown. */
export interface Keyring {
  readonly town: string;
  readonly verify: VerifySignature;
  /** The town's device keys. */
  readonly device: readonly Uint8Array[];
  readonly certificates: readonly Certificate[];
}

const bytesOf = (texts: readonly string[]): Uint8Array[] =>
  texts.flatMap((text) => fromBase64url(text) ?? []);

/**
 * Makes the keyring of a town from its signed catalogue. Certificates that no device key signed, or of another town, are left out.
 * @param town see `issuerOf`
 */
export async function createKeyring(
  town: string,
  keys: TokenKeys | undefined,
  verify: VerifySignature,
): Promise<Keyring> {
  const device = bytesOf(keys?.device ?? []);
  const opened = await Promise.all(
    bytesOf(keys?.certificates ?? []).map((bytes) => openCertificate(bytes, device, verify)),
  );
  return {
    town,
    verify,
    device,
    certificates: opened.filter((certificate) => certificate?.town === town) as Certificate[],
  };
}

/**
 * The keyring with one more certificate, which a desk was shown before its catalogue had it.
 * @returns undefined where the text is no certificate of this town, signed by a device key that the catalogue names
 */
export async function withCertificate(keyring: Keyring, text: string): Promise<Keyring | undefined> {
  const bytes = readCertificateText(text);
  const certificate =
    bytes === undefined ? undefined : await openCertificate(bytes, keyring.device, keyring.verify);
  if (certificate?.town !== keyring.town) return undefined;
  return { ...keyring, certificates: [...keyring.certificates, certificate] };
}

const sameStart = (one: Uint8Array, other: Uint8Array): boolean =>
  one.every((byte, at) => byte === other[at]);

/** Who signed a layer: a certificate, `unknown`, or `altered` where a key of that name is known and does not fit. */
async function signerOf(
  layer: Layer,
  { certificates, verify }: Keyring,
): Promise<Certificate | 'unknown' | 'altered'> {
  const named = certificates.filter(({ publicKey }) => sameStart(layer.keyId, keyIdFrom(publicKey)));
  let unfit = false;
  for (const certificate of named) {
    if (!(await verify(certificate.publicKey, layer.signature, layer.signed))) {
      unfit = true;
      continue;
    }
    const covers = certificate.notBefore <= layer.signedAt && layer.signedAt <= certificate.notAfter;
    if (covers) return certificate;
    return 'unknown';
  }
  return unfit ? 'altered' : 'unknown';
}

/** Whether every hand-over was made while what is inside it was still good. */
const wasGoodWhenHandedOver = ({ layers }: Token): boolean =>
  layers.every((layer, at) => {
    const next = layers[at + 1];
    return next === undefined || next.signedAt <= layer.expires;
  });

/**
 * Says what a scanned text is worth, off-line.
 * @param now epoch ms
 */
export async function checkToken(text: string, keyring: Keyring, now: number): Promise<Verdict> {
  const bytes = readTokenText(text);
  const read = bytes.ok ? decodeToken(bytes.value) : bytes;
  if (!read.ok) return { state: read.error.code };
  const token = read.value;
  if (token.claims.town !== keyring.town) return { state: 'other-town', town: token.claims.town };
  const signers: Certificate[] = [];
  let unknown = false;
  for (const layer of token.layers) {
    const signer = await signerOf(layer, keyring);
    if (signer === 'altered') return { state: 'altered' };
    if (signer === 'unknown') unknown = true;
    else signers.push(signer);
  }
  const expires = token.layers.at(-1)?.expires ?? 0;
  if (expires < now || !wasGoodWhenHandedOver(token)) return { state: 'expired', token };
  return unknown ? { state: 'not-verified', token } : { state: 'valid', token, signers };
}
