import type { VerifySignature } from './certificate.ts';

/* Ed25519 by Web Cryptography, which Node 24 and Chromium from 137 have; typed here since core is compiled without either's types. */

interface Subtle {
  importKey(
    form: 'raw',
    key: Uint8Array,
    name: 'Ed25519',
    extractable: false,
    use: ['verify'],
  ): Promise<object>;
  verify(name: 'Ed25519', key: object, signature: Uint8Array, data: Uint8Array): Promise<boolean>;
}

/** Keys that were imported before: a desk verifies with the same few all day. */
const imported = new WeakMap<Uint8Array, Promise<object>>();

/** Verifies with the platform's own cryptography; false where the key is none. */
export const verifyByWebCrypto: VerifySignature = async (publicKey, signature, data) => {
  const { subtle } = (globalThis as unknown as { crypto: { subtle: Subtle } }).crypto;
  try {
    let key = imported.get(publicKey);
    if (key === undefined) {
      key = subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
      imported.set(publicKey, key);
    }
    return await subtle.verify('Ed25519', await key, signature, data);
  } catch {
    return false;
  }
};
