import { describe, expect, it } from 'vitest';
import { keepsSpeaking, speechActOf } from './speech-keys.ts';

describe('keys of the voice', () => {
  it.each([
    ['AudioVolumeUp', 'volume-up'],
    ['Equal', 'volume-up'],
    ['AudioVolumeDown', 'volume-down'],
    ['Minus', 'volume-down'],
    ['F23', 'rate-up'],
    ['Period', 'rate-up'],
    ['F24', 'rate-down'],
    ['Comma', 'rate-down'],
    ['KeyR', 'repeat'],
    ['KeyP', 'pause'],
    ['KeyQ', undefined],
  ] as const)('%s: %s', (code, act) => {
    expect(speechActOf(code, false)).toBe(act);
  });
  it('letters and signs write where somebody types; the keypad’s own keys still act', () => {
    for (const code of ['KeyR', 'KeyP', 'Equal', 'Minus', 'Period', 'Comma'])
      expect(speechActOf(code, true)).toBeUndefined();
    expect(speechActOf('F23', true)).toBe('rate-up');
    expect(speechActOf('AudioVolumeUp', true)).toBe('volume-up');
  });
  it('what changes how it is said stops nothing', () => {
    expect(['volume-up', 'rate-down', 'pause'].map((act) => keepsSpeaking(act as 'pause'))).toEqual([
      true,
      true,
      true,
    ]);
    expect([keepsSpeaking('repeat'), keepsSpeaking(undefined)]).toEqual([false, false]);
  });
});
