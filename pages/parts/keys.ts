import { createKeyring, type Keyring } from '../../core/token/check-token.ts';
import { issuerOf } from '../../core/token/token.ts';
import { verifyByWebCrypto } from '../../core/token/web-ed25519.ts';
import type { PageKeys, PageTown } from '../../core/published/pages.ts';

/** Whether this browser can verify Ed25519 at all: one that cannot must not call everything altered. */
export const canVerify = async (): Promise<boolean> => {
  try {
    // The base point (RFC 8032, 5.1): a valid public key.
    const point = Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 0x58 : 0x66));
    await crypto.subtle.importKey('raw', point, 'Ed25519', false, ['verify']);
    return true;
  } catch {
    return false;
  }
};

/** The keys of a town, from what it published. Without keys, or where the browser cannot verify, every token is "not verified". */
export const keyringOf = async ({ municipality }: PageTown, keys: PageKeys | undefined): Promise<Keyring> =>
  createKeyring(issuerOf(municipality), (await canVerify()) ? keys : undefined, verifyByWebCrypto);
