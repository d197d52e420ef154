import { createPublicKey, verify } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKioskKey, writeKeyRequest } from './kiosk-key.ts';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sportello-key-'));
  file = join(dir, 'kiosk-key.json');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const idOf = (): string => {
  const { key } = openKioskKey(dir);
  return `${key.device} ${Buffer.from(key.publicKey).toString('hex')}`;
};

describe('the key of a kiosk', () => {
  it('is made once, for its owner’s eyes only, and signs', () => {
    const { key, problem } = openKioskKey(dir);
    expect(problem).toBeUndefined();
    const data = Uint8Array.of(1, 2, 3);
    const publicKey = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key.publicKey).toString('base64url') },
      format: 'jwk',
    });
    expect(verify(undefined, data, publicKey, key.sign(data))).toBe(true);
    expect(idOf()).toBe(`${key.device} ${Buffer.from(key.publicKey).toString('hex')}`);
    for (const name of [file, `${file}.bak`]) expect(statSync(name).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir).toSorted()).toEqual(['kiosk-key.json', 'kiosk-key.json.bak']);
  });
  it.each<[string, (text: string) => string]>([
    ['emptied', () => ''],
    ['cut off', (text) => text.slice(0, -20)],
    ['of a later format', (text) => text.replace('"formatVersion":1', '"formatVersion":2')],
    [
      'with a public half that is not its own',
      (text) => text.replace(/"x":"[\w-]{43}"/, `"x":"${'A'.repeat(43)}"`),
    ],
  ])('%s: the copy is used, the damaged file kept', (_, damage) => {
    const before = idOf();
    const damaged = damage(readFileSync(file, 'utf8'));
    writeFileSync(file, damaged);
    expect(openKioskKey(dir).problem?.code).toBe('KEY-1');
    expect(idOf()).toBe(before);
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(damaged);
  });
  it('without a good copy is another, and says so', () => {
    const before = idOf();
    for (const name of [file, `${file}.bak`]) writeFileSync(name, '{');
    expect(openKioskKey(dir).problem?.code).toBe('KEY-2');
    expect(idOf()).not.toBe(before);
    expect(openKioskKey(dir).problem).toBeUndefined();
  });
  it('mends a lost or damaged copy', () => {
    const before = idOf();
    for (const harm of [() => rmSync(`${file}.bak`), () => writeFileSync(`${file}.bak`, '')]) {
      harm();
      openKioskKey(dir);
      rmSync(file);
      expect(idOf()).toBe(before);
    }
  });
  it('is taken over from what a power cut left half written', () => {
    writeFileSync(`${file}.part`, '{"half', { mode: 0o644 });
    idOf();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.part`)).toBe(false);
  });
  it('that the disk does not take still signs', () => {
    rmSync(dir, { recursive: true });
    writeFileSync(dir, 'no folder');
    const { key, problem } = openKioskKey(dir);
    expect(problem?.code).toBe('KEY-3');
    expect(key.sign(Uint8Array.of(1))).toHaveLength(64);
    rmSync(dir);
    mkdirSync(dir);
  });
});

describe('the request for a certificate', () => {
  it('holds the public half, and nothing secret', () => {
    const { key } = openKioskKey(dir);
    expect(writeKeyRequest(dir, key, { letter: 'B', place: 'municipio' })).toBeUndefined();
    const text = readFileSync(join(dir, 'kiosk-key-request.json'), 'utf8');
    expect(JSON.parse(text)).toEqual({
      formatVersion: 1,
      kind: 'kiosk',
      device: key.device,
      publicKey: Buffer.from(key.publicKey).toString('base64url'),
      letter: 'B',
      place: 'municipio',
    });
    expect(text).not.toContain(/"d":"([\w-]+)"/.exec(readFileSync(file, 'utf8'))?.[1]);
    expect(writeKeyRequest(join(dir, 'nowhere'), key, { letter: undefined, place: undefined })).toMatch(
      /^KEY-3/,
    );
  });
});
