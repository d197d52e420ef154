import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initKeys, renewKeys } from '../../catalogue/publish/keys-folder.ts';
import { publishCatalogue } from '../../catalogue/publish/publish.ts';
import { readSource } from '../../catalogue/source/read-source.ts';
import type { Catalogue } from '../../core/model/catalogue.ts';
import { fromBase64url, toBase64url } from '../../core/token/base64url.ts';
import { certificateText, signCertificate } from '../../core/token/certificate.ts';
import type { Claims, ServiceClaims } from '../../core/token/claims.ts';
import { kioskKey } from '../../core/token/testing.ts';
import { signToken, takeAwayUrl, type TokenSigner } from '../../core/token/token.ts';
import { inRome } from '../fixtures/time.ts';
import { root } from '../fixtures/catalogues.ts';

/** Tuesday; the register office is open. */
export const now = inRome('2026-11-24T10:05');
const day = 86_400_000;
const passphrase = 'cavallo batteria graffetta';

/** A key that nobody certified. */
const anyKey = (): TokenSigner => {
  const { publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject } =
    generateKeyPairSync('ed25519');
  return {
    publicKey: Uint8Array.from(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')),
    sign: (data) => Uint8Array.from(sign(undefined, data, privateKey)),
  };
};

/** Keys, and the demonstration town published with them once: it takes some seconds. */
export type Template = Awaited<ReturnType<typeof makeTemplate>>;
export const makeTemplate = async () => {
  const read = await readSource(join(root, 'assets', 'demo-catalogue'));
  if (!read.ok) throw new Error('The demonstration catalogue cannot be read.');
  const { catalogue } = read.value;
  const dir = mkdtempSync(join(tmpdir(), 'sportello-pages-'));
  const [keysDir, to] = [join(dir, 'keys'), join(dir, 'public')];
  initKeys(keysDir, passphrase, { singleKey: true, now: now - day, cost: 2 ** 10 });
  const [device, kiosk, stranger] = [anyKey(), kioskKey, anyKey()];
  const template = { dir, catalogue, keysDir, to, device, kiosk, stranger };
  publishInto(template, to, [await certify(template, kiosk.publicKey, 'kiosk', 1)]);
  return {
    ...template,
    end: () => {
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
type Keys = Pick<Template, 'catalogue' | 'keysDir' | 'device'>;

const certify = async (
  { device }: Pick<Keys, 'device'>,
  publicKey: Uint8Array,
  kind: 'kiosk' | 'desk',
  number: number,
): Promise<string> =>
  toBase64url(
    await signCertificate(
      {
        town: 'c_x001',
        device: `00000000-0000-4000-8000-00000000000${number}`,
        kind,
        publicKey,
        notBefore: now - 30 * day,
        notAfter: now + 300 * day,
      },
      device,
    ),
  );

const publishInto = (
  { catalogue, keysDir, device }: Keys,
  to: string,
  certificates: readonly string[],
  change: (catalogue: Catalogue) => Catalogue = (same) => same,
  at = now - 3_600_000,
): void => {
  const tokenKeys = { device: [toBase64url(device.publicKey)], certificates: [...certificates] };
  const pages = join(root, 'dist', 'pages');
  const published = publishCatalogue(change({ ...catalogue, tokenKeys }), {
    keysDir,
    passphrase,
    to,
    now: at,
    pages,
  });
  if (!published.ok) throw new Error(published.error.words);
  if (!published.value.pages) throw new Error('The pages are not built: npm run build');
};

/** What a web server of the town would have: a copy for each test, which it may publish anew. */
export type Town = Awaited<ReturnType<typeof copyTown>>;
export const copyTown = async (template: Template) => {
  const dir = mkdtempSync(join(tmpdir(), 'sportello-pages-'));
  cpSync(template.to, dir, { recursive: true });
  const keysDir = mkdtempSync(join(tmpdir(), 'sportello-pages-keys-'));
  cpSync(template.keysDir, keysDir, { recursive: true });
  const certificates = [await certify(template, template.kiosk.publicKey, 'kiosk', 1)];
  return {
    dir,
    catalogue: template.catalogue,
    kiosk: template.kiosk,
    stranger: template.stranger,
    /** Publishes the town as it is changed, and signs it at a time (epoch ms). */
    publish: (change?: (catalogue: Catalogue) => Catalogue, at?: number): void => {
      publishInto({ ...template, keysDir }, dir, certificates, change, at);
    },
    /** The root is signed again, as once a year; the next publishing brings it. */
    renewRoot: (): void => {
      const renewed = renewKeys(keysDir, passphrase, now);
      if (!renewed.ok) throw new Error(renewed.error.words);
    },
    /** A certificate of a kiosk's key, as a code that a desk can be shown. */
    certificateOf: async (publicKey: Uint8Array): Promise<string> =>
      certificateText(fromBase64url(await certify(template, publicKey, 'kiosk', 9)) ?? new Uint8Array()),
    /** The town certifies the key of a desk, from the next publishing on. */
    certifyDesk: async (publicKey: Uint8Array): Promise<void> => {
      certificates.push(await certify(template, publicKey, 'desk', certificates.length + 1));
    },
    end: () => {
      rmSync(keysDir, { recursive: true, force: true });
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

/** The claims of a ticket of the register office, taken five minutes ago. */
export const ticket: ServiceClaims = {
  kind: 'service',
  town: 'c_x001',
  service: 'carta-identita',
  place: 'centro-servizi',
  number: { prefix: 'A', sequence: 12 },
  issuedAt: now - 300_000,
  expires: inRome('2026-11-24T23:59'),
  language: 'it',
};

/** What comes after `#` in the code of a slip. */
export const tokenOf = async (claims: Claims, by: TokenSigner): Promise<string> =>
  new URL(takeAwayUrl('https://town.example/t/', await signToken(claims, by))).hash;
