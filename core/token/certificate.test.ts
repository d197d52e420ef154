import { describe, expect, it } from 'vitest';
import { toBase64url } from './base64url.ts';
import { openCertificate, signCertificate } from './certificate.ts';
import { createKeyring } from './check-token.ts';
import { certificate, claims, kioskKey, strangerKey, townKey } from './testing.ts';
import { signToken } from './token.ts';
import { verifyByWebCrypto as verify } from './web-ed25519.ts';

describe('a certificate', () => {
  const keys = [strangerKey.publicKey, townKey.publicKey];
  it('is opened by the town’s device key', async () => {
    expect(await openCertificate(await signCertificate(certificate, townKey), keys, verify)).toEqual(
      certificate,
    );
  });
  it('of another hand, altered or cut is none', async () => {
    const bytes = await signCertificate(certificate, townKey);
    expect(await openCertificate(await signCertificate(certificate, kioskKey), keys, verify)).toBeUndefined();
    for (let where = 0; where < bytes.length; where += 1) {
      const altered = Uint8Array.from(bytes);
      altered[where] = (altered[where] ?? 0) ^ 1;
      const read = await openCertificate(altered, keys, verify);
      // The key's id only finds the key: nothing is said by it.
      if (read !== undefined) expect(read).toEqual(certificate);
      expect(await openCertificate(bytes.subarray(0, where), keys, verify)).toBeUndefined();
    }
    expect(await openCertificate(await signToken(claims, townKey), keys, verify)).toBeUndefined();
  });
  it('of another town is left out', async () => {
    const other = await signCertificate({ ...certificate, town: 'c_l378' }, townKey);
    expect(
      (
        await createKeyring(
          'c_z999',
          { device: keys.map(toBase64url), certificates: [toBase64url(other)] },
          verify,
        )
      ).certificates,
    ).toEqual([]);
  });
  it('that could not be read is not written', async () => {
    for (const wrong of [
      { letter: 'bb' },
      { device: 'x' },
      { publicKey: new Uint8Array(31) },
      { place: 'A b' },
    ])
      await expect(signCertificate({ ...certificate, ...wrong }, townKey)).rejects.toThrow(RangeError);
  });
});
