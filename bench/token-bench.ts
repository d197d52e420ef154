import { createPublicKey, generateKeyPairSync, sign, verify, webcrypto } from 'node:crypto';
import { toBase64url } from '../core/token/base64url.ts';
import { signCertificate } from '../core/token/certificate.ts';
import { checkToken, createKeyring } from '../core/token/check-token.ts';
import type { Claims } from '../core/token/claims.ts';
import { decodeToken, signToken, tokenText } from '../core/token/token.ts';
import { verifyByWebCrypto } from '../core/token/web-ed25519.ts';
import { compare, median, rounds, type Take } from './pairs.ts';
import { milliseconds, type Bench, type Row } from './row.ts';

/** So many tokens are one measurement: one alone is near what the clock can tell. */
const batch = 40;
const plan = { rounds: 5, pairs: 40, warmUp: 20 };
const day = 86_400_000;

const taking =
  (work: () => unknown): Take =>
  async () => {
    const start = performance.now();
    for (let count = 0; count < batch; count += 1) await work();
    return (performance.now() - start) / batch;
  };

const rowOf = async (name: string, ours: () => unknown, bare: () => unknown, limit: number): Promise<Row> => {
  const compared = await compare(taking(ours), taking(bare), plan);
  const [one, other] = [median(compared.ours), median(compared.bare)].map(milliseconds);
  return { name, ratio: compared.ratio, limit, note: `${one} against ${other}; ${rounds(compared)}` };
};

/** What a token costs beyond its signature: CBOR, base45, and every field looked at. Verifying, each against the engine it runs on. */
export const tokenBench: Bench = {
  name: 'token',
  measure: async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = Uint8Array.from(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'));
    const signer = {
      publicKey: raw,
      sign: (data: Uint8Array) => Uint8Array.from(sign(undefined, data, privateKey)),
    };
    const now = Date.now();
    const claims: Claims = {
      kind: 'service',
      town: 'c_x001',
      service: 'carta-identita',
      place: 'municipio',
      number: { prefix: 'A', sequence: 12 },
      bring: [0, 1, 2],
      issuedAt: now,
      expires: now + day,
      language: 'it',
    };
    const token = await signToken(claims, signer);
    const text = tokenText(token);
    const read = decodeToken(token);
    const layer = read.ok ? read.value.layers[0] : undefined;
    if (layer === undefined) throw new Error('the token cannot be read');
    const { signed, signature } = layer;
    const certificate = await signCertificate(
      {
        town: 'c_x001',
        device: '00000000-0000-4000-8000-000000000001',
        kind: 'kiosk',
        publicKey: raw,
        notBefore: now - day,
        notAfter: now + day,
      },
      signer,
    );
    const keys = { device: [toBase64url(raw)], certificates: [toBase64url(certificate)] };
    const byWeb = await createKeyring('c_x001', keys, verifyByWebCrypto);
    const nodeKey = createPublicKey(privateKey);
    const byNode = { ...byWeb, verify: () => verify(undefined, signed, nodeKey, signature) };
    const { subtle } = webcrypto;
    const webKey = await subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
    const check = async (keyring: typeof byWeb): Promise<void> => {
      const { state } = await checkToken(text, keyring, now);
      if (state !== 'valid') throw new Error(state);
    };
    return [
      await rowOf(
        'token signed and written for a QR code / Ed25519 signature',
        async () => tokenText(await signToken(claims, signer)),
        () => sign(undefined, signed, privateKey),
        3,
      ),
      await rowOf(
        'scanned token checked / Ed25519 verified (Node)',
        () => check(byNode),
        () => verify(undefined, signed, nodeKey, signature),
        2,
      ),
      await rowOf(
        'scanned token checked / Ed25519 verified (Web Cryptography, as on the pages)',
        () => check(byWeb),
        () => subtle.verify('Ed25519', webKey, Uint8Array.from(signature), Uint8Array.from(signed)),
        2,
      ),
    ];
  },
};
