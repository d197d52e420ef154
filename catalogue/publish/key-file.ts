import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  scryptSync,
  type KeyObject,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Key } from '@tufjs/models';
import * as z from 'zod/mini';
import type { Result } from '../../core/model/result.ts';

/** scrypt's N. OWASP Password Storage Cheat Sheet: 2^17 with r 8, p 1, which takes 128 MB and about half a second a guess. */
export const defaultCost = 2 ** 17;
const blockSize = 8;

const hex = z.string().check(z.regex(/^([0-9a-f]{2})+$/));
const KeyFile = z.strictObject({
  formatVersion: z.literal(1),
  /** Ed25519, 32 bytes. */
  public: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    salt: hex,
    cost: z.int().check(z.gte(2 ** 10), z.lte(2 ** 20)),
  }),
  cipher: z.strictObject({ name: z.literal('aes-256-gcm'), iv: hex, tag: hex, data: hex }),
});
type KeyFile = z.infer<typeof KeyFile>;

/** A key that can sign. */
export type SigningKey = { key: Key; privateKey: KeyObject };

/** `no-key`: there is no such file; `damaged-key`: it is none of ours; `wrong-passphrase`: or somebody changed it. */
export type KeyError = { code: 'no-key' | 'damaged-key' | 'wrong-passphrase'; words: string };

/** The public half as TUF names it: the id is the SHA-256 of its canonical JSON, which for these four words is plain JSON with sorted names. */
const tufKey = (publicHex: string): Key => {
  const canonical = JSON.stringify({ keytype: 'ed25519', keyval: { public: publicHex }, scheme: 'ed25519' });
  return new Key({
    keyID: createHash('sha256').update(canonical).digest('hex'),
    keyType: 'ed25519',
    scheme: 'ed25519',
    keyVal: { public: publicHex },
  });
};

/** The id of a key as TUF names it, from its public half. */
export const keyIdOf = (publicKey: Uint8Array): string =>
  tufKey(Buffer.from(publicKey).toString('hex')).keyID;

const wrappingKey = (passphrase: string, salt: Buffer, cost: number): Buffer =>
  scryptSync(passphrase.normalize('NFKC'), salt, 32, {
    N: cost,
    r: blockSize,
    p: 1,
    maxmem: 256 * cost * blockSize,
  });

/** Makes a key, and the text of the file that keeps it. */
export const createKey = (passphrase: string, cost = defaultCost): SigningKey & { text: string } => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const publicHex = Buffer.from(x, 'base64url').toString('hex');
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(passphrase, salt, cost), iv);
  // The public half is bound to the private one: whoever swaps it makes the file unreadable.
  cipher.setAAD(Buffer.from(publicHex));
  const data = Buffer.concat([
    cipher.update(privateKey.export({ format: 'der', type: 'pkcs8' })),
    cipher.final(),
  ]);
  const file: KeyFile = {
    formatVersion: 1,
    public: publicHex,
    kdf: { name: 'scrypt', salt: salt.toString('hex'), cost },
    cipher: {
      name: 'aes-256-gcm',
      iv: iv.toString('hex'),
      tag: cipher.getAuthTag().toString('hex'),
      data: data.toString('hex'),
    },
  };
  return { key: tufKey(publicHex), privateKey, text: `${JSON.stringify(file, undefined, 2)}\n` };
};

const parseKeyFile = (file: string): Result<KeyFile, KeyError> => {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'));
  } catch (fault) {
    const missing = (fault as NodeJS.ErrnoException).code === 'ENOENT';
    return {
      ok: false,
      error: missing
        ? { code: 'no-key', words: `There is no key ${file}.` }
        : { code: 'damaged-key', words: `${file} cannot be read: ${(fault as Error).message}.` },
    };
  }
  const parsed = KeyFile.safeParse(raw);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, error: { code: 'damaged-key', words: `${file} is no key of Sportello.` } };
};

/** The public half of a key file, 32 bytes, without opening it. Whether it belongs to the private one only opening tells. */
export const readPublicKey = (file: string): Result<Uint8Array, KeyError> => {
  const parsed = parseKeyFile(file);
  return parsed.ok ? { ok: true, value: Buffer.from(parsed.value.public, 'hex') } : parsed;
};

/** Reads a key file and opens it. */
export const readKey = (file: string, passphrase: string): Result<SigningKey, KeyError> => {
  const parsed = parseKeyFile(file);
  if (!parsed.ok) return parsed;
  const { public: publicHex, kdf, cipher } = parsed.value;
  const from = (text: string): Buffer => Buffer.from(text, 'hex');
  try {
    const open = createDecipheriv(
      'aes-256-gcm',
      wrappingKey(passphrase, from(kdf.salt), kdf.cost),
      from(cipher.iv),
      {
        // A shorter tag would be accepted otherwise, and is easier to forge.
        authTagLength: 16,
      },
    );
    open.setAAD(Buffer.from(publicHex));
    open.setAuthTag(from(cipher.tag));
    const der = Buffer.concat([open.update(from(cipher.data)), open.final()]);
    const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
    return {
      ok: true,
      value: { key: tufKey(Buffer.from(x, 'base64url').toString('hex')), privateKey },
    };
  } catch {
    return {
      ok: false,
      error: { code: 'wrong-passphrase', words: `The passphrase does not open ${file}.` },
    };
  }
};
