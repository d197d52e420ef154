import { encode } from 'cborg';
import { toBase64url } from './base64url.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificateText, signCertificate } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import { checkToken, createKeyring, withCertificate } from './check-token.ts';
import type { Claims } from './claims.ts';
import { writeHandOver } from './payload.ts';
import { decodeSign1, encodeSign1, headerOf, toBeSigned, toCbor } from './cose.ts';
import { at, certificate, claims, day, deskKey, kioskKey, strangerKey, townKey } from './testing.ts';
import { handOverToken, keyIdFrom, signToken, tokenText } from './token.ts';
import { verifyByWebCrypto as verify } from './web-ed25519.ts';

const deskCertificate: Certificate = {
  ...certificate,
  device: '00000000-0000-4000-8000-000000000002',
  kind: 'desk',
  publicKey: deskKey.publicKey,
};
const certified = await Promise.all(
  [certificate, deskCertificate].map((one) => signCertificate(one, townKey)),
);
const ringOf = (certificates: readonly Uint8Array[], device = [townKey.publicKey]) =>
  createKeyring(
    'c_z999',
    { device: device.map(toBase64url), certificates: certificates.map(toBase64url) },
    verify,
  );
const keyring = await ringOf(certified);
const sentOn = {
  place: 'centro-servizi',
  reason: 'responsible-there',
  at: at + 60_000,
  expires: at + 9 * day,
} as const;
const tokenOf = async (changes: Partial<Claims> = {}, key = kioskKey): Promise<Uint8Array> =>
  signToken({ ...claims, ...changes } as Claims, key);
const check = async (token: Uint8Array | Promise<Uint8Array>, now = at, ring = keyring) =>
  checkToken(tokenText(await token), ring, now);

describe('a desk', () => {
  it('knows its kiosks’ tokens, and whose they are', async () => {
    expect(await check(tokenOf())).toMatchObject({
      state: 'valid',
      token: { claims },
      signers: [certificate],
    });
  });
  it('knows who handed over, in order', async () => {
    const token = await handOverToken(await tokenOf(), sentOn, deskKey);
    expect(await check(token)).toMatchObject({ state: 'valid', signers: [certificate, deskCertificate] });
  });
  it('says "not verified" of a kiosk that it does not know yet, and "valid" once it has the certificate (K31)', async () => {
    const token = tokenOf();
    const before = await createKeyring('c_z999', undefined, verify);
    expect(await check(token, at, before)).toMatchObject({ state: 'not-verified', token: { claims } });
    const after = await ringOf(certified);
    expect(await check(token, at, after)).toMatchObject({ state: 'valid' });
  });
  it('learns a certificate that it is shown, if the town’s device key signed it (K31)', async () => {
    const ring = await ringOf([]);
    const [bytes = new Uint8Array(0)] = certified;
    const learnt = await withCertificate(ring, ` ${certificateText(bytes)}\r\n`);
    expect(await check(tokenOf(), at, learnt)).toMatchObject({ state: 'valid', signers: [certificate] });
    expect(await check(tokenOf(), at, ring)).toMatchObject({ state: 'not-verified' });
    const wrong = [
      certificateText(await signCertificate(certificate, strangerKey)),
      certificateText(await signCertificate({ ...certificate, town: 'c_l378' }, townKey)),
      tokenText(bytes),
      certificateText(bytes).slice(0, -2),
      'SC1:',
      '',
    ];
    for (const text of wrong) expect(await withCertificate(ring, text), text).toBeUndefined();
  });
  it('says "not verified" where any of the signers is unknown', async () => {
    expect(await check(handOverToken(await tokenOf(), sentOn, strangerKey))).toMatchObject({
      state: 'not-verified',
    });
    expect(await check(handOverToken(await tokenOf({}, strangerKey), sentOn, deskKey))).toMatchObject({
      state: 'not-verified',
    });
  });
  it('says "not verified" of what was signed outside the time that its certificate is good for', async () => {
    const early = { issuedAt: at - 2 * day, expires: at + day };
    expect(await check(tokenOf(early))).toMatchObject({ state: 'not-verified' });
    const late = { issuedAt: at + 701 * day, expires: at + 702 * day };
    expect(await check(tokenOf(late), at + 701 * day)).toMatchObject({ state: 'not-verified' });
  });
  it('says when it has expired, to the second', async () => {
    expect(await check(tokenOf(), claims.expires)).toMatchObject({ state: 'valid' });
    expect(await check(tokenOf(), claims.expires + 1000)).toMatchObject({
      state: 'expired',
      token: { claims },
    });
  });
  it('takes a hand-over’s time, but not one that was made after the end', async () => {
    const inTime = await handOverToken(await tokenOf(), sentOn, deskKey);
    expect(await check(inTime, at + 8 * day)).toMatchObject({ state: 'valid' });
    const tooLate = await handOverToken(await tokenOf(), { ...sentOn, at: at + 2 * day }, deskKey);
    expect(await check(tooLate, at + 3 * day)).toMatchObject({ state: 'expired' });
  });
  it('names the other town', async () => {
    expect(await check(tokenOf({ town: 'c_l378' }))).toEqual({ state: 'other-town', town: 'c_l378' });
  });
  it('tells every altered byte', async () => {
    const token = await handOverToken(
      await tokenOf({ answers: { casa: 'si' }, bring: [0, 2] }),
      sentOn,
      deskKey,
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.integer({ min: 1, max: 255 }), async (where, by) => {
        const altered = Uint8Array.from(token);
        altered[where] = (altered[where] ?? 0) ^ by;
        expect((await check(altered)).state).not.toBe('valid');
      }),
      { numRuns: 1000 },
    );
    for (let bit = 0; bit < token.length * 8; bit += 1) {
      const altered = Uint8Array.from(token);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect((await check(altered)).state, `bit ${bit}`).not.toBe('valid');
    }
  });
  it('says "altered" of a known kiosk’s name under other words, and shows none of them', async () => {
    const forged = signToken(
      { ...claims, number: { prefix: 'A', sequence: 1 } },
      { ...strangerKey, publicKey: kioskKey.publicKey },
    );
    expect(await check(forged)).toEqual({ state: 'altered' });
  });
  it('is not taken in by another key that bears a known kiosk’s name', async () => {
    const twin = {
      ...certificate,
      publicKey: Uint8Array.of(...keyIdFrom(kioskKey.publicKey), ...strangerKey.publicKey.subarray(4)),
    };
    const ring = await ringOf([await signCertificate(twin, townKey), ...certified]);
    expect(await check(tokenOf(), at, ring)).toMatchObject({ state: 'valid', signers: [certificate] });
  });
  it.each([
    '',
    'ciao',
    'https://www.comune.borgo.it/',
    'SP1:',
    'SP1:A',
    'WIFI:S:casa;;',
    '8001234567890',
    `SP1:${'0'.repeat(210)}`,
  ])('says of %j that it is none of ours', async (text) => {
    expect(await checkToken(text, keyring, at)).toEqual({ state: 'not-ours' });
  });
  it('says of half a code that it is none of ours', async () => {
    const text = tokenText(await tokenOf());
    for (let length = 0; length < text.length; length += 1)
      expect((await checkToken(text.slice(0, length), keyring, at)).state).toBe('not-ours');
  });

  const signed = async (
    payload: ReadonlyMap<number, unknown>,
    header = headerOf(keyIdFrom(kioskKey.publicKey)),
  ) => {
    const bytes = toCbor(payload);
    const signature = await kioskKey.sign(toBeSigned(header, bytes));
    return encodeSign1({ header, unprotected: new Map(), payload: bytes, signature });
  };
  const body = new Map<number, unknown>([
    [1, 'it'],
    [2, 'municipio'],
    [3, 'carta-identita'],
  ]);
  const payload = new Map<number, unknown>([
    [1, 'c_z999'],
    [4, 1_800_000_000],
    [6, 1_795_600_000],
    [-65_537, body],
  ]);
  it('says of what a newer program wrote that it is newer', async () => {
    expect(await check(signed(payload))).toMatchObject({ state: 'valid' });
    const newer = [
      signed(new Map([...payload, [-65_537, new Map([...body, [8, 1]])]])),
      signed(new Map([...payload, [7, 'x']])),
      signed(
        payload,
        toCbor(
          new Map<number, unknown>([
            [1, -19],
            [4, keyIdFrom(kioskKey.publicKey)],
          ]),
        ),
      ),
      signed(
        new Map<number, unknown>([
          [4, 1_800_000_000],
          [6, 1_795_600_000],
          [
            -65_538,
            new Map<number, unknown>([
              [1, new Uint8Array(3)],
              [5, 99],
            ]),
          ],
        ]),
      ),
    ];
    for (const token of newer) expect(await check(token)).toEqual({ state: 'newer-version' });
    expect(await checkToken('SP2:0000', keyring, at)).toEqual({ state: 'newer-version' });
  });
  it('says of another web token that it is none of ours, though a kiosk signed it', async () => {
    const others = [
      new Map<number, unknown>([
        [1, 'c_z999'],
        [4, 1_800_000_000],
        [6, 1_795_600_000],
      ]),
      new Map([...payload, [1, 5]]),
      new Map([...payload, [4, 'soon']]),
      new Map([...payload, [-65_537, new Map([...body, [3, '../../etc']])]]),
      new Map([...payload, [-65_537, new Map<number, unknown>([...body, [4, 'A0012']])]]),
      new Map([...payload, [-65_537, new Map<number, unknown>([...body, [6, new Map([['a', '<b>']])]])]]),
      new Map([...payload, [-65_537, new Map<number, unknown>([...body, [7, 2 ** 31]])]]),
    ];
    for (const one of others) expect(await check(signed(one))).toEqual({ state: 'not-ours' });
  });
  it('reads one encoding only: the same claims in another order, or under another header, are none of ours', async () => {
    const key = keyIdFrom(kioskKey.publicKey);
    const asGiven = { mapSorter: () => 0 };
    const written = {
      order: encode(new Map([...payload].toReversed()), asGiven),
      header: encode(
        new Map<number, unknown>([
          [4, key],
          [1, -8],
        ]),
        asGiven,
      ),
    };
    expect(written.order).not.toEqual(toCbor(payload));
    expect(written.header).not.toEqual(headerOf(key));
    for (const [bytes, header] of [
      [written.order, headerOf(key)],
      [toCbor(payload), written.header],
    ] as const) {
      const signature = await kioskKey.sign(toBeSigned(header, bytes));
      const message = encodeSign1({ header, unprotected: new Map(), payload: bytes, signature });
      expect(await check(message)).toEqual({ state: 'not-ours' });
    }
    const read = decodeSign1(await signed(payload));
    if (read === undefined) throw new Error('not read');
    expect(await check(encodeSign1({ ...read, unprotected: new Map([[4, key]]) }))).toEqual({
      state: 'not-ours',
    });
  });
  it('does not read a talk that a desk has written a unit or service around (K18)', async () => {
    const talk = await signToken(
      { kind: 'talk', town: 'c_z999', place: 'municipio', issuedAt: at, expires: at + day, language: 'it' },
      kioskKey,
    );
    const around = async (more: object): Promise<Uint8Array> => {
      const bytes = writeHandOver({ ...sentOn, ...more }, talk);
      const header = headerOf(keyIdFrom(deskKey.publicKey));
      const signature = await deskKey.sign(toBeSigned(header, bytes));
      return encodeSign1({ header, unprotected: new Map(), payload: bytes, signature });
    };
    expect(await check(around({}))).toMatchObject({ state: 'valid' });
    expect(await check(around({ unit: 'sociale' }))).toEqual({ state: 'not-ours' });
    expect(await check(around({ service: 'aiuto' }))).toEqual({ state: 'not-ours' });
  });
  it('does not take a certificate for a token', async () => {
    expect(await check(certified[0] ?? new Uint8Array(0))).toEqual({ state: 'not-ours' });
  });
});
