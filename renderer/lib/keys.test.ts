import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultKeys as keys } from '../../kiosk/contract/keys.ts';
import { actOf, doesWrite, keepsSpeaking, neighbour, speechActOf } from './keys.ts';

describe('keys', () => {
  it('do what the table of the kiosk says', () => {
    expect(actOf(keys, 'ArrowDown', undefined)).toBe('next');
    expect(actOf(keys, 'F23', undefined)).toBe('rate-up');
    expect(actOf(keys, 'KeyB', undefined)).toBeUndefined();
    expect(actOf({ F21: 'select' }, 'F21', undefined)).toBe('select');
  });
  it.each([
    'KeyR',
    'KeyP',
    'KeyL',
    'Digit1',
    'Digit2',
    'Equal',
    'Minus',
    'Period',
    'Comma',
    'ArrowLeft',
    'Enter',
  ])('%s writes in a field', (code) => {
    expect(actOf(keys, code, undefined)).toBeDefined();
    expect(actOf(keys, code, 'field')).toBeUndefined();
  });
  it.each(['ArrowUp', 'ArrowDown', 'AudioVolumeUp', 'F23', 'F24', 'F1', 'Escape'])(
    '%s acts in a field too',
    (code) => {
      expect(actOf(keys, code, 'field')).toBe(keys[code]);
    },
  );
  it('leaves letters, and letters alone, to a scanner', () => {
    expect(actOf(keys, 'KeyR', 'scanner')).toBeUndefined();
    expect(actOf(keys, 'Digit1', 'scanner')).toBe('switch-next');
  });
  it('never acts by a key that writes, whatever the table says', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(Key[A-Z]|Digit[0-9]|Numpad[0-9])$/), (code) => {
        expect(doesWrite(code)).toBe(true);
        expect(actOf({ [code]: 'next' }, code, 'field')).toBeUndefined();
      }),
    );
  });
  it('hands six acts to the voice', () => {
    expect(Object.values(keys).filter((act) => speechActOf(act) !== undefined)).toHaveLength(12);
    expect(speechActOf('rate-up')).toBe('rateUp');
    expect(speechActOf('next')).toBeUndefined();
  });
  it('what changes how it is said stops nothing', () => {
    expect((['volume-up', 'rate-down', 'pause'] as const).map(keepsSpeaking)).toEqual([true, true, true]);
    expect([keepsSpeaking('repeat'), keepsSpeaking('next'), keepsSpeaking(undefined)]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('the next element', () => {
  it('wraps at both ends', () => {
    expect(neighbour(3, 2, 1)).toBe(0);
    expect(neighbour(3, 0, -1)).toBe(2);
  });
  it('is the first or the last when nothing has the focus', () => {
    expect(neighbour(3, -1, 1)).toBe(0);
    expect(neighbour(3, -1, -1)).toBe(2);
    expect(neighbour(0, -1, 1)).toBe(-1);
  });
});
