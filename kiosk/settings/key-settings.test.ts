import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultKeys } from '../contract/keys.ts';
import { confEngine } from './conf-engine.ts';
import { keysOf } from './key-settings.ts';
import { openSettings } from './store.ts';

let file: string;
const open = (keys: unknown): ReturnType<typeof openSettings> => {
  writeFileSync(file, JSON.stringify({ keys }));
  return openSettings(file, () => confEngine(file));
};
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'sportello-keys-')), 'settings.json');
});
afterEach(() => rmSync(join(file, '..'), { recursive: true }));

describe('keys of the settings', () => {
  it('are the defaults where nothing is said', () => {
    expect(keysOf(open({}).settings.keys)).toEqual(defaultKeys);
  });
  it('are laid over the defaults, and none takes one away', () => {
    const { settings, problem } = open({ F21: 'select', KeyR: 'none', F23: 'repeat' });
    expect(problem).toBeUndefined();
    const keys = keysOf(settings.keys);
    expect(keys).toMatchObject({ F21: 'select', F23: 'repeat', ArrowDown: 'next' });
    expect(keys).not.toHaveProperty('KeyR');
  });
  it.each([
    [{ F21: 'jump' }, 'keys.F21 must be one of previous, next'],
    [
      { 'arrow up': 'next' },
      'keys.arrow up has a name that no key has: write the code of a key, such as F21',
    ],
    [['F21'], 'keys must be a list of keys in {}'],
    [{ ArrowDown: 'none', Digit1: 'none' }, 'keys leaves no key to move on with, or none to select with'],
    [
      { Enter: 'none', NumpadEnter: 'none', Digit2: 'none' },
      'keys leaves no key to move on with, or none to select with',
    ],
  ])('that cannot be used are refused, and the line says where and why: %j', (keys, words) => {
    const { settings, problem } = open(keys);
    expect(problem?.words).toContain(words);
    expect(keysOf(settings.keys)).toEqual(defaultKeys);
  });
  it('may leave two switches alone', () => {
    expect(open({ Enter: 'none', NumpadEnter: 'none', ArrowDown: 'none' }).problem).toBeUndefined();
  });
});
