import { fromBase64url } from './base64url.ts';
import type { Certificate } from './certificate.ts';
import type { ServiceClaims } from './claims.ts';
import type { TokenSigner } from './token.ts';

type Key = { readonly d?: string; readonly x?: string };
interface Subtle {
  importKey(form: 'pkcs8', key: Uint8Array, name: 'Ed25519', extractable: true, use: ['sign']): Promise<Key>;
  exportKey(form: 'jwk', key: Key): Promise<Key>;
  sign(name: 'Ed25519', key: Key, data: Uint8Array): Promise<ArrayBuffer>;
}

/** PKCS #8 of an Ed25519 key, up to its 32 secret bytes (RFC 8410, 7). */
const pkcs8 = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

/** A key from its 32 secret bytes: always the same, so that tests can be repeated. */
export const signerOf = async (secret: Uint8Array): Promise<TokenSigner> => {
  const { subtle } = (globalThis as unknown as { crypto: { subtle: Subtle } }).crypto;
  const key = await subtle.importKey('pkcs8', Uint8Array.of(...pkcs8, ...secret), 'Ed25519', true, ['sign']);
  const { x = '' } = await subtle.exportKey('jwk', key);
  return {
    publicKey: fromBase64url(x) ?? new Uint8Array(32),
    sign: async (data) => new Uint8Array(await subtle.sign('Ed25519', key, data)),
  };
};

/** Tuesday, 10:05 in Rome. */
export const at = Date.parse('2026-11-24T09:05:00Z');
export const day = 86_400_000;
const key = (byte: number): Promise<TokenSigner> => signerOf(new Uint8Array(32).fill(byte));
export const kioskKey = await key(1);
export const deskKey = await key(2);
export const townKey = await key(3);
export const strangerKey = await key(4);

export const claims: ServiceClaims = {
  kind: 'service',
  town: 'c_z999',
  service: 'carta-identita',
  place: 'municipio',
  number: { prefix: 'A', sequence: 12 },
  issuedAt: at,
  expires: at + day,
  language: 'it',
};

export const certificate: Certificate = {
  town: 'c_z999',
  device: '00000000-0000-4000-8000-000000000001',
  kind: 'kiosk',
  letter: 'B',
  place: 'municipio',
  publicKey: kioskKey.publicKey,
  notBefore: at - day,
  notAfter: at + 700 * day,
};
