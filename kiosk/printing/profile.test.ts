import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printerOf } from './printer-of.ts';
import { profiles } from './profile.ts';
import { readProfile } from './read-profile.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'sportello-profiles-'));
});
afterAll(() => rmSync(dir, { recursive: true }));
const usual = profiles['escpos-80'];
const written = (profile: unknown): string => {
  writeFileSync(join(dir, 'mine.json'), typeof profile === 'string' ? profile : JSON.stringify(profile));
  return 'mine.json';
};

describe('a printer profile', () => {
  it('comes with the kiosk, or is a file of the data folder', () => {
    for (const name of Object.keys(profiles)) {
      expect(readProfile(name, dir)).toEqual({ ok: true, value: profiles[name] });
      // What comes with the kiosk is as strict as what a technician writes.
      expect(readProfile(written(profiles[name]), dir)).toMatchObject({ ok: true });
    }
    expect(readProfile(written({ ...usual, name: 'Mine', feedLines: 6 }), dir)).toMatchObject({
      ok: true,
      value: { name: 'Mine', feedLines: 6 },
    });
  });

  it.each<[string, unknown, RegExp]>([
    ['no JSON', '{', /no JSON/],
    ['a field too many', { ...usual, speed: 3 }, /speed/],
    ['a field too few', { ...usual, cutter: undefined }, /"cutter"/],
    ['dots that are no whole bytes', { ...usual, dots: 570 }, /"dots"/],
    ['more letters than dots', { ...usual, dots: 384 }, /"columns"/],
    ['a status that Star does not give', { ...usual, language: 'star-prnt', codePages: 'star' }, /"status"/],
    ['an unknown table of code pages', { ...usual, codePages: 'klingon' }, /"codePages"/],
  ])('is refused with the place and what to do: %s', (_, profile, words) => {
    const read = readProfile(written(profile), dir);
    expect(read.ok ? '' : read.error.words).toMatch(words);
  });

  it('is never looked for outside of the data folder', () => {
    for (const name of ['../mine.json', '/etc/passwd', 'constructor', 'nothing', 'missing.json'])
      expect(readProfile(name, dir)).toMatchObject({ ok: false });
  });

  it('that cannot be used is told, and the printer prints as a usual one', () => {
    const told: string[] = [];
    const printer = printerOf(
      { kind: 'escpos-tcp', host: '127.0.0.1', port: 9, paperMm: 58, profile: 'nothing' },
      dir,
      { tell: (code) => void told.push(code) },
    );
    expect(printer).toBeDefined();
    expect(told).toEqual(['PRN-6']);
  });
});
