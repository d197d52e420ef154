import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, isSignedBy, readMetadata, type Signed } from './metadata.ts';

type Key = { id: string; hex: string; privateKey: KeyObject };
const key = (id: string): Key => {
  const { publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject } =
    generateKeyPairSync('ed25519');
  return {
    id,
    hex: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex'),
    privateKey,
  };
};
const [one, two, three, stranger] = [key('one'), key('two'), key('three'), key('stranger')];
const tufKey = ({ hex }: Key) => ({ keytype: 'ed25519', scheme: 'ed25519', keyval: { public: hex } });
const role = (keys: readonly Key[], threshold: number) => ({ keyids: keys.map(({ id }) => id), threshold });

const root = {
  _type: 'root',
  spec_version: '1.0.31',
  version: 1,
  expires: '2027-11-24T00:00:00Z',
  consistent_snapshot: true,
  keys: {
    one: tufKey(one),
    two: tufKey(two),
    three: tufKey(three),
    // The first key under another name.
    again: tufKey(one),
    stranger: tufKey(stranger),
  },
  roles: { root: role([one, two, three, { ...one, id: 'again' }], 2), timestamp: role([three], 1) },
} as unknown as Signed<'root'>;

const fileOf = (signed: unknown, keys: readonly Key[]): Uint8Array =>
  Buffer.from(
    JSON.stringify({
      signed,
      signatures: keys.map(({ id, privateKey }) => ({
        keyid: id,
        sig: sign(undefined, Buffer.from(canonical(signed)), privateKey).toString('hex'),
      })),
    }),
  );
const isGood = (keys: readonly Key[], change = (file: string) => file): Promise<boolean> =>
  isSignedBy(root, 'root', readMetadata('root', Buffer.from(change(String(fileOf(root, keys))))));

describe('metadata', () => {
  it('are believed when enough different keys of the role signed them', async () => {
    expect(await isGood([one, two])).toBe(true);
    expect(await isGood([one, two, three])).toBe(true);
    expect(await isGood([stranger, three, two])).toBe(true);
  });
  it('are not believed with too few: not one key twice, not one under two names, not others', async () => {
    expect(await isGood([one])).toBe(false);
    expect(await isGood([one, one])).toBe(false);
    expect(await isGood([one, { ...one, id: 'again' }])).toBe(false);
    expect(await isGood([one, stranger])).toBe(false);
    expect(await isGood([])).toBe(false);
  });
  it('are not believed once anything in them is changed', async () => {
    expect(await isGood([one, two], (file) => file.replace('"version":1', '"version":2'))).toBe(false);
    expect(await isGood([one, two], (file) => file.replace('"keyid":"two"', '"keyid":"three"'))).toBe(false);
  });
  it('of a role that the root does not know are not believed', async () => {
    expect(await isSignedBy(root, 'snapshot', readMetadata('root', fileOf(root, [one, two, three])))).toBe(
      false,
    );
  });
  it('are refused where they are of another role, or none', () => {
    expect(() => readMetadata('timestamp', fileOf(root, [one]))).toThrow();
    expect(() => readMetadata('root', Buffer.from('<html>'))).toThrow();
  });
});

describe('canonical JSON', () => {
  it('sorts keys, escapes two characters, and has no fractions', () => {
    expect(canonical({ b: [1, null, true], a: 'x"\\\n' })).toBe('{"a":"x\\"\\\\\n","b":[1,null,true]}');
    expect(() => canonical(0.5)).toThrow(TypeError);
    expect(() => canonical(undefined)).toThrow(TypeError);
  });
  it('does not depend on the order in which a record was written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (record) => {
        expect(canonical(Object.fromEntries(Object.entries(record).toReversed()))).toBe(canonical(record));
      }),
    );
  });
});
