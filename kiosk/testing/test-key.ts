import { generateKeyPairSync, sign } from 'node:crypto';
import type { KioskKey } from '../token/kiosk-key.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');

/** A kiosk's key that no file holds. */
export const testKey: KioskKey = {
  device: '00000000-0000-4000-8000-000000000001',
  publicKey: Uint8Array.from(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')),
  sign: (data) => Uint8Array.from(sign(undefined, data, privateKey)),
};
