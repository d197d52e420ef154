import { createHash } from 'node:crypto';
import { createKeyring } from '../../core/token/check-token.ts';
import { issuerOf } from '../../core/token/token.ts';
import { verifyByWebCrypto } from '../../core/token/web-ed25519.ts';
import type { Generation } from '../catalogue/generation.ts';
import type { KioskKey } from './kiosk-key.ts';

/** The technician is told so long, in ms, before a certificate ends. */
const warnBefore = 60 * 86_400_000;

/**
 * What a technician must know of this kiosk's certificate in a signed catalogue; empty while all is well. The kiosk signs either
 * way: without a certificate desks say "not verified" and receive the person.
 * @param now epoch ms
 */
export const certificateProblem = async (
  generation: Generation | undefined,
  key: KioskKey,
  now: number,
): Promise<string> => {
  if (generation === undefined || generation.unsigned) return '';
  const { catalogue } = generation;
  const { certificates } = await createKeyring(
    issuerOf(catalogue.municipality),
    catalogue.tokenKeys,
    verifyByWebCrypto,
  );
  const mine = certificates.filter(({ publicKey }) => Buffer.compare(publicKey, key.publicKey) === 0);
  const ends = Math.max(...mine.map(({ notAfter }) => notAfter));
  if (mine.length === 0)
    return `KEY-4 The catalogue has no certificate of this kiosk: desks say "not verified" of its tokens. Take kiosk-key-request.json from its data folder to the publisher (sportello-catalogue keys certify). Fingerprint of its key: ${createHash('sha256').update(key.publicKey).digest('hex')}`;
  if (ends < now + warnBefore)
    return `KEY-5 The certificate of this kiosk ${ends < now ? 'ended' : 'ends'} on ${new Date(ends).toISOString().slice(0, 10)}: certify it again.`;
  return '';
};
