import { verify, createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../model/language.ts';
import { toBase64url } from './base64url.ts';
import type { Claims, HandOver } from './claims.ts';
import { handOverReasons } from './claims.ts';
import { decodeSign1, encodeSign1, toBeSigned, toCbor } from './cose.ts';
import { at, claims, day, deskKey, kioskKey, signerOf } from './testing.ts';
import {
  decodeToken,
  handOverToken,
  issuerOf,
  mostHandOvers,
  readTokenText,
  signToken,
  takeAwayUrl,
  tokenText,
} from './token.ts';
import { verifyByWebCrypto } from './web-ed25519.ts';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

const id = fc.stringMatching(/^[a-z0-9]{1,12}(?:-[a-z0-9]{1,8}){0,3}$/).filter((text) => text.length <= 40);
const second = fc.integer({ min: 0, max: 4_000_000_000 }).map((one) => one * 1000);
const life = fc.integer({ min: 0, max: 400 }).map((days) => days * day);
const letters = fc.stringMatching(/^[A-Z]$/);
const number = fc.record(
  {
    prefix: fc.stringMatching(/^[A-Z]{1,2}$/),
    kiosk: letters,
    sequence: fc.integer({ min: 1, max: 999_999 }),
  },
  { requiredKeys: ['prefix', 'sequence'] },
);
const shared = {
  town: fc.stringMatching(/^[a-z0-9_-]{1,40}$/),
  issuedAt: second,
  expires: life,
  language: fc.constantFrom(...languages),
};
const anyClaims: fc.Arbitrary<Claims> = fc
  .oneof(
    fc.record(
      {
        kind: fc.constant('service' as const),
        service: id,
        place: id,
        number,
        queue: id,
        answers: fc.dictionary(id, fc.oneof(id, fc.array(id, { maxLength: 3 })), {
          maxKeys: 4,
          noNullPrototype: true,
        }),
        bring: fc
          .uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1 })
          .map((some) => some.toSorted((one, other) => one - other)),
        ...shared,
      },
      { requiredKeys: ['kind', 'service', 'town', 'issuedAt', 'expires', 'language'] },
    ),
    fc.record({ kind: fc.constant('talk' as const), place: id, ...shared }),
  )
  .map((one) => ({ ...one, expires: one.issuedAt + one.expires }));
const anyHandOver: fc.Arbitrary<HandOver> = fc
  .record(
    {
      unit: id,
      place: id,
      service: id,
      reason: fc.constantFrom(...handOverReasons),
      at: second,
      expires: life,
    },
    { requiredKeys: ['reason', 'at', 'expires'] },
  )
  .map((one) => ({ ...one, expires: one.at + one.expires }));

describe('COSE_Sign1', () => {
  // The COSE working group's example eddsa-sig-01: Ed25519 key 1 of RFC 8032.
  const secret = bytesOf('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
  const message = bytesOf(
    'd28445a201270300a10442313154546869732069732074686520636f6e74656e742e58407142fd2ff96d56db85bee905a76ba1d0b7321a95c8c4d3607c5781932b7afb8711497dfa751bf40b58b3bcc32300b1487f3db34085eef013bf08f4a44d6fef0d',
  );
  const signed = bytesOf('846a5369676e61747572653145a2012703004054546869732069732074686520636f6e74656e742e');

  it('is written, signed and verified as in the example of the working group', async () => {
    const read = decodeSign1(message);
    if (read === undefined) throw new Error('not read');
    expect(toBeSigned(read.header, read.payload)).toEqual(signed);
    const signer = await signerOf(secret);
    expect(await signer.sign(signed)).toEqual(read.signature);
    expect(encodeSign1(read)).toEqual(message);
    expect(await verifyByWebCrypto(signer.publicKey, read.signature, signed)).toBe(true);
    expect(await verifyByWebCrypto(kioskKey.publicKey, read.signature, signed)).toBe(false);
    expect(await verifyByWebCrypto(new Uint8Array(3), read.signature, signed)).toBe(false);
  });
  it.each([
    ['without its tag', message.subarray(1)],
    ['with another tag', Uint8Array.of(0xd1, ...message.subarray(1))],
    ['with bytes after it', Uint8Array.of(...message, 0)],
    ['cut off', message.subarray(0, -1)],
    ['of three parts', Uint8Array.of(0xd2, ...toCbor([new Uint8Array(0), new Map(), new Uint8Array(64)]))],
    [
      'with a short signature',
      Uint8Array.of(0xd2, ...toCbor([new Uint8Array(0), new Map(), new Uint8Array(0), new Uint8Array(63)])),
    ],
    ['of other things', Uint8Array.of(0xd2, ...toCbor(['', new Map(), '', '']))],
    ['of indefinite length', Uint8Array.of(0xd2, 0x9f, ...message.subarray(2), 0xff)],
  ])('is refused %s', (_, bytes) => {
    expect(decodeSign1(bytes)).toBeUndefined();
  });
});

describe('a token', () => {
  it('comes back whole, with all its hand-overs', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyClaims,
        fc.array(anyHandOver, { maxLength: mostHandOvers }),
        async (said, sentOn) => {
          const handOvers =
            said.kind === 'talk' ? sentOn.map(({ unit: _, service: __, ...rest }) => rest) : sentOn;
          let bytes = await signToken(said, kioskKey);
          for (const one of handOvers) bytes = await handOverToken(bytes, one, deskKey);
          expect(decodeToken(bytes)).toMatchObject({ ok: true, value: { claims: said, handOvers } });
          for (const text of [
            tokenText(bytes),
            ` ${tokenText(bytes)}\t\n`,
            takeAwayUrl('https://borgo.example/t/#old', bytes),
            `#${toBase64url(bytes)}`,
            tokenText(bytes).toLowerCase(),
          ])
            expect(readTokenText(text)).toEqual({ ok: true, value: bytes });
        },
      ),
    );
  });
  it('is verified by another hand than the one that signed it', async () => {
    const read = decodeToken(await signToken(claims, kioskKey));
    if (!read.ok) throw new Error(read.error.code);
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: toBase64url(kioskKey.publicKey) },
      format: 'jwk',
    });
    for (const { signed, signature } of read.value.layers)
      expect(verify(undefined, signed, key, signature)).toBe(true);
  });
  it('is small', async () => {
    const plain = await signToken(claims, kioskKey);
    expect(tokenText(plain).length).toBe(222);
    const once = await handOverToken(
      plain,
      { place: 'centro-servizi', unit: 'tributi', reason: 'responsible-there', at, expires: at + day },
      deskKey,
    );
    expect(once.length - plain.length).toBe(130);
  });
  it('is made anew after three hand-overs: nothing is lost but the way', async () => {
    const sentOn = (place: string, hours: number): HandOver => ({
      place,
      reason: 'responsible-there',
      at: at + hours * 3_600_000,
      expires: at + 10 * day,
    });
    let bytes = await signToken(claims, kioskKey);
    for (const hours of [1, 2, 3])
      bytes = await handOverToken(bytes, sentOn(`sede-${hours}`, hours), deskKey);
    const full = bytes.length;
    bytes = await handOverToken(bytes, sentOn('sede-4', 4), deskKey);
    expect(bytes.length).toBeLessThan(full);
    const { issuedAt: _, expires: __, ...same } = claims;
    expect(decodeToken(bytes)).toMatchObject({
      ok: true,
      value: { claims: { ...same, issuedAt: at + 4 * 3_600_000 }, handOvers: [sentOn('sede-4', 4)] },
    });
  });
  it('of a talk is never given a service or a unit', async () => {
    const talk = await signToken(
      { kind: 'talk', town: 'borgo', place: 'municipio', issuedAt: at, expires: at, language: 'it' },
      kioskKey,
    );
    const sentOn = { reason: 'responsible-there', at, expires: at } as const;
    await expect(handOverToken(talk, { ...sentOn, unit: 'sociale' }, deskKey)).rejects.toThrow(RangeError);
    await expect(handOverToken(talk, { ...sentOn, service: 'aiuto' }, deskKey)).rejects.toThrow(RangeError);
    expect(decodeToken(await handOverToken(talk, { ...sentOn, place: 'sede-2' }, deskKey)).ok).toBe(true);
  });
  it('of a talk holds nothing else, whatever it is given', async () => {
    const sneaky = { ...claims, kind: 'talk', answers: { a: 'b' } } as unknown as Claims;
    const bytes = await signToken(sneaky, kioskKey);
    for (const word of ['carta-identita', 'anagrafe', 'A012'])
      expect(Buffer.from(bytes).includes(word)).toBe(false);
  });
  it('is not written when it could not be read', async () => {
    for (const wrong of [
      { service: 'A b' },
      { town: '' },
      { issuedAt: Number.NaN },
      { expires: at - 1000 },
      { expires: at + 401 * day },
      { number: { prefix: 'A', sequence: 0 } },
      { number: { prefix: 'a', sequence: 1 } },
      { bring: [31] },
      { answers: { 'free text': 'x' } },
      { answers: { a: 'free text' } },
    ])
      await expect(
        signToken({ ...claims, ...wrong } as Claims, kioskKey),
        JSON.stringify(wrong),
      ).rejects.toThrow();
  });
  it('never throws on what anybody may send', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `SP1:${text}`),
          fc.string({ unit: fc.constantFrom(...'SP1:#AB0 ') }),
        ),
        (text) => {
          const bytes = readTokenText(text);
          if (bytes.ok) decodeToken(bytes.value);
        },
      ),
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void decodeToken(bytes)));
  });
  it('says what is newer than this program', () => {
    expect(readTokenText('SP2:ABC')).toMatchObject({ error: { code: 'newer-version' } });
    expect(readTokenText('SP0:ABC')).toMatchObject({ error: { code: 'not-ours' } });
    expect(readTokenText('https://borgo.example/t/')).toMatchObject({ error: { code: 'not-ours' } });
    expect(readTokenText('')).toMatchObject({ error: { code: 'not-ours' } });
    expect(readTokenText(`SP1:${'A'.repeat(1_000_000)}`)).toMatchObject({ error: { code: 'not-ours' } });
  });
  it('names the town by its code, else by its id', () => {
    expect(issuerOf({ ipaCode: 'C_L378', id: 'trento' })).toBe('c_l378');
    expect(issuerOf({ id: 'borgo' })).toBe('borgo');
    expect(issuerOf({ ipaCode: 'none yet', id: 'borgo' })).toBe('borgo');
  });
});
