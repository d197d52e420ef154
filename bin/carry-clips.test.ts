import fc from 'fast-check';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clipNameOf } from '../catalogue/speech/clip-shelf.ts';
import { languages } from '../core/model/language.ts';
import { clipName } from '../kiosk/speech/clips.ts';
import { carryClips } from './carry-clips.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sportello-clips-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('clips of a source catalogue', () => {
  it('come to the kiosk, change with their files, and go with them', () => {
    const [from, to] = [join(dir, 'town', 'media', 'speech'), join(dir, 'data', 'source', 'speech')];
    mkdirSync(from, { recursive: true });
    const carry = (): string[] => {
      carryClips(join(dir, 'town'), join(dir, 'data'));
      return readdirSync(to).toSorted();
    };
    writeFileSync(join(from, 'it-a.wav'), 'one');
    writeFileSync(join(from, 'it-b.opus'), 'two');
    writeFileSync(join(from, 'clips.csv'), 'file,lang,voice,text');
    expect(carry()).toEqual(['it-a.wav', 'it-b.opus']);
    writeFileSync(join(from, 'it-a.wav'), 'another');
    rmSync(join(from, 'it-b.opus'));
    expect(carry()).toEqual(['it-a.wav']);
    expect(readFileSync(join(to, 'it-a.wav'), 'utf8')).toBe('another');
  });
  it('a town without any has none', () => {
    expect(() => carryClips(join(dir, 'nowhere'), dir)).not.toThrow();
  });
  it('are called by the editor’s command as the kiosk looks for them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...languages), fc.string(), (lang, text) => {
        expect(clipNameOf({ lang, text })).toBe(clipName(lang, text));
      }),
    );
  });
});
