import { sign } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { TokenKeys } from '../../core/model/catalogue.ts';
import { Id } from '../../core/model/language.ts';
import type { Result } from '../../core/model/result.ts';
import { fromBase64url, toBase64url } from '../../core/token/base64url.ts';
import type { Certificate } from '../../core/token/certificate.ts';
import { openCertificate, signCertificate } from '../../core/token/certificate.ts';
import { verifyByWebCrypto } from '../../core/token/web-ed25519.ts';
import { createKey, readKey, readPublicKey, type KeyError, type SigningKey } from './key-file.ts';

/** What a kiosk or desk asks to have certified: the file that it writes. */
const Request = z.strictObject({
  formatVersion: z.literal(1),
  kind: z.enum(['kiosk', 'desk']),
  device: z.uuid(),
  /** Ed25519, base64url. */
  publicKey: z.string().check(z.regex(/^[\w-]{43}$/)),
  letter: z.optional(z.string().check(z.regex(/^[A-Z]$/))),
  place: z.optional(Id),
});

export type CertificateError =
  KeyError | { code: 'no-request' | 'not-written' | 'other-certificate'; words: string };
const refuse = (code: CertificateError['code'], words: string): { ok: false; error: CertificateError } => ({
  ok: false,
  error: { code, words } as CertificateError,
});

const deviceFile = (keysDir: string): string => join(keysDir, 'device.json');
const certificatesOf = (keysDir: string): string => join(keysDir, 'certificates');

/** The town's device key; made at the first certificate. */
const deviceKey = (keysDir: string, passphrase: string): Result<SigningKey, CertificateError> => {
  const file = deviceFile(keysDir);
  if (existsSync(file)) return readKey(file, passphrase);
  const { text, ...key } = createKey(passphrase);
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  } catch (fault) {
    return refuse(
      'not-written',
      `${file} cannot be written (${(fault as NodeJS.ErrnoException).code ?? ''}).`,
    );
  }
  return { ok: true, value: key };
};

/** The request of a device, as it was brought. */
export const readRequest = (file: string): Result<z.infer<typeof Request>, CertificateError> => {
  try {
    const parsed = Request.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return { ok: true, value: parsed.data };
  } catch {
    // Said below: a file that cannot be read is no request.
  }
  return refuse(
    'no-request',
    `${file} is no request of a kiosk or desk. A kiosk writes kiosk-key-request.json into its data folder.`,
  );
};

/** Certifies a device, and keeps the certificate beside the keys for the next publishing; one that it had is replaced. */
export const certify = async (
  keysDir: string,
  passphrase: string,
  certificate: Certificate,
): Promise<Result<{ file: string; bytes: Uint8Array }, CertificateError>> => {
  const key = deviceKey(keysDir, passphrase);
  if (!key.ok) return key;
  const { privateKey, key: named } = key.value;
  const bytes = await signCertificate(certificate, {
    publicKey: Uint8Array.from(Buffer.from(named.keyVal.public ?? '', 'hex')),
    sign: (data) => Uint8Array.from(sign(undefined, data, privateKey)),
  });
  const file = join(certificatesOf(keysDir), `${certificate.device}.txt`);
  try {
    mkdirSync(certificatesOf(keysDir), { recursive: true });
    writeFileSync(file, `${toBase64url(bytes)}\n`);
  } catch (fault) {
    return refuse(
      'not-written',
      `${file} cannot be written (${(fault as NodeJS.ErrnoException).code ?? ''}).`,
    );
  }
  return { ok: true, value: { file, bytes } };
};

/**
 * What the published catalogue says of devices: the public device key and all certificates; nothing where none was ever made. Needs no
 * passphrase. A certificate that desks would not believe is an error: somebody would look for the fault in the kiosk.
 * @param town see `issuerOf`
 */
export const readTokenKeys = async (
  keysDir: string,
  town: string,
): Promise<Result<TokenKeys | undefined, CertificateError>> => {
  if (!existsSync(deviceFile(keysDir))) return { ok: true, value: undefined };
  const device = readPublicKey(deviceFile(keysDir));
  if (!device.ok) return device;
  const dir = certificatesOf(keysDir);
  const certificates: string[] = [];
  for (const name of existsSync(dir) ? readdirSync(dir).toSorted() : []) {
    const text = readFileSync(join(dir, name), 'utf8').trim();
    const bytes = fromBase64url(text) ?? new Uint8Array(0);
    const read = await openCertificate(bytes, [device.value], verifyByWebCrypto);
    if (read?.town !== town)
      return refuse(
        'other-certificate',
        `${join(dir, name)} is ${read === undefined ? 'no certificate by the device key of this folder' : `a certificate of ${read.town}, not of ${town}`}. Certify that device again, or delete the file.`,
      );
    certificates.push(text);
  }
  return { ok: true, value: { device: [toBase64url(device.value)], certificates } };
};
