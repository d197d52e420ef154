import { describe, expect, it } from 'vitest';
import { KeyTrial } from './key-trial.svelte.ts';

const begun = (): KeyTrial => {
  const trial = new KeyTrial();
  trial.begin();
  return trial;
};
const down = { code: 'ArrowDown', key: 'ArrowDown' };
const enter = { code: 'Enter', key: 'Enter' };

describe('learn mode of the keys', () => {
  it('says what a key does', () => {
    const trial = begun();
    trial.try(down, 'next', false);
    expect(trial.tried).toEqual({ ...down, does: 'next' });
    trial.try({ code: 'Digit1', key: '1' }, 'switch-next', false);
    expect(trial.tried?.does).toBe('next');
    trial.try({ code: 'Tab', key: 'Tab' }, undefined, true);
    expect(trial.tried?.does).toBe('previous');
    trial.try({ code: 'KeyB', key: 'b' }, undefined, false);
    expect(trial.tried?.does).toBe('type');
    // Keys of a keypad that have no letter come so.
    trial.try({ code: 'F20', key: '\0' }, undefined, false);
    expect(trial.tried).toEqual({ code: 'F20', key: '\0', does: 'none' });
  });
  it('ends by the key that opened it, and by Escape', () => {
    for (const act of ['learn', 'back'] as const) {
      const trial = begun();
      trial.try(down, act, false);
      expect([trial.open, trial.tried]).toEqual([false, undefined]);
    }
  });
  it('ends by the key that selects, pressed twice, and not by two with another between', () => {
    const trial = begun();
    trial.try(enter, 'select', false);
    trial.try(down, 'next', false);
    trial.try(enter, 'select', false);
    expect(trial.open).toBe(true);
    trial.try({ code: 'Digit2', key: '2' }, 'switch-select', false);
    expect(trial.open).toBe(false);
  });
  it('begins with no key tried', () => {
    const trial = begun();
    trial.try(down, 'next', false);
    trial.end();
    trial.begin();
    expect(trial.tried).toBeUndefined();
  });
});
