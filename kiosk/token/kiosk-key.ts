import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
} from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { TokenSigner } from '../../core/token/token.ts';
import { replaceFile } from '../replace-file.ts';

/** The file of the key: Ed25519 as a JSON Web Key (RFC 8037), and the kiosk's own id. */
const KeyFile = z.strictObject({
  formatVersion: z.literal(1),
  device: z.uuid(),
  key: z.strictObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string().check(z.regex(/^[\w-]{43}$/)),
    d: z.string().check(z.regex(/^[\w-]{43}$/)),
  }),
});
type KeyFile = z.infer<typeof KeyFile>;

/** The key that signs this kiosk's tokens. */
export type KioskKey = Omit<TokenSigner, 'sign'> & {
  /** The kiosk's id, a UUID. */
  readonly device: string;
  readonly sign: (data: Uint8Array) => Uint8Array;
};

export type OpenedKey = {
  key: KioskKey;
  /** What was wrong with the file, or that the disk did not take the key, in a technician's words. */
  problem?: { code: 'KEY-1' | 'KEY-2' | 'KEY-3'; words: string };
};

const keyOf = ({ device, key }: KeyFile): KioskKey => {
  const privateKey: KeyObject = createPrivateKey({ key, format: 'jwk' });
  return {
    device,
    publicKey: Uint8Array.from(Buffer.from(key.x, 'base64url')),
    sign: (data) => Uint8Array.from(sign(undefined, data, privateKey)),
  };
};

const read = (file: string): KeyFile | undefined => {
  try {
    const parsed = KeyFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success) return undefined;
    const { x } = createPublicKey(createPrivateKey({ key: parsed.data.key, format: 'jwk' })).export({
      format: 'jwk',
    });
    // A flipped bit in either half would sign what no desk can verify.
    return x === parsed.data.key.x ? parsed.data : undefined;
  } catch {
    return undefined;
  }
};

const make = (): KeyFile =>
  KeyFile.parse({
    formatVersion: 1,
    device: randomUUID(),
    key: generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
  });

const ownerOnly = 0o600;
const write = (file: string, key: KeyFile): void => {
  for (const copy of [file, `${file}.bak`]) replaceFile(copy, `${JSON.stringify(key)}\n`, ownerOnly);
};

/**
 * The kiosk's key in its data folder, made at the first start (trust.md 2, 5). A damaged file is set aside and its copy taken; only
 * without a good copy is there a new key, which the town must certify again. Where the disk takes none, the kiosk signs
 * with a key for this start alone, and desks say "not verified".
 */
export const openKioskKey = (dataDir: string): OpenedKey => {
  const file = join(dataDir, 'kiosk-key.json');
  const first = read(file);
  const found = first ?? read(`${file}.bak`);
  const isNew = !existsSync(file) && !existsSync(`${file}.bak`);
  const key = found ?? make();
  try {
    if (first === undefined && existsSync(file)) renameSync(file, `${file}.damaged`);
    if (first === undefined || read(`${file}.bak`) === undefined) write(file, key);
  } catch (fault) {
    const words = `The key of this kiosk cannot be written (${(fault as Error).message}): desks will not know its tokens after the next start.`;
    return { key: keyOf(key), problem: { code: 'KEY-3', words } };
  }
  if (first !== undefined || isNew) return { key: keyOf(key) };
  return {
    key: keyOf(key),
    problem:
      found === undefined
        ? {
            code: 'KEY-2',
            words: `The key of this kiosk could not be read, and there is no good copy. It has a new one: certify it again. What was there is in ${file}.damaged.`,
          }
        : {
            code: 'KEY-1',
            words: `The key of this kiosk could not be read. Its copy is in use; what was there is in ${file}.damaged.`,
          },
  };
};

/**
 * Writes what the town needs to certify this kiosk, for a technician to carry: nothing in it is secret.
 * @returns what went wrong, in a technician's words
 */
export const writeKeyRequest = (
  dataDir: string,
  { device, publicKey }: KioskKey,
  { letter, place }: { letter: string | undefined; place: string | undefined },
): string | undefined => {
  const request = {
    formatVersion: 1,
    kind: 'kiosk',
    device,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    letter,
    place,
  };
  const file = join(dataDir, 'kiosk-key-request.json');
  const text = `${JSON.stringify(request, undefined, 2)}\n`;
  try {
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) replaceFile(file, text);
    return undefined;
  } catch (fault) {
    return `KEY-3 ${file} cannot be written (${(fault as Error).message}).`;
  }
};
