import type { KeyAct, KeyTable } from '../../kiosk/contract/keys.ts';

/** What takes a key's letter instead of its act: a field that has the focus, or a screen that a scanner types into. */
export type Writing = 'field' | 'scanner' | undefined;

/** Letters, digits, signs, and what moves the caret or ends a line. */
const writes =
  /^(Key[A-Z]|Digit\d|Numpad\w+|Intl\w+|Lang\d|Space|Equal|Minus|Period|Comma|Slash|Semicolon|Quote|Backquote|Backslash|Bracket\w+|Arrow(Left|Right)|Home|End|Enter|Backspace|Delete)$/;
const isLetter = /^Key[A-Z]$/;

export const doesWrite = (code: string): boolean => writes.test(code);

/** What a key asks for, by the kiosk's table; nothing where it writes. */
export const actOf = (keys: KeyTable, code: string, writing: Writing): KeyAct | undefined =>
  (writing === 'field' && doesWrite(code)) || (writing === 'scanner' && isLetter.test(code))
    ? undefined
    : keys[code];

/** The element to go to, in reading order, around at the ends. `current` is -1 where nothing of the list has the focus. */
export const neighbour = (count: number, current: number, by: 1 | -1): number => {
  if (count === 0) return -1;
  if (current < 0) return by === 1 ? 0 : count - 1;
  return (current + by + count) % count;
};

/** What keys can ask of the voice. */
export type SpeechKeys = {
  volumeUp: () => void;
  volumeDown: () => void;
  rateUp: () => void;
  rateDown: () => void;
  repeat: () => void;
  pause: () => void;
};
const speechActs: Partial<Record<KeyAct, keyof SpeechKeys>> = {
  'volume-up': 'volumeUp',
  'volume-down': 'volumeDown',
  'rate-up': 'rateUp',
  'rate-down': 'rateDown',
  repeat: 'repeat',
  pause: 'pause',
};
export const speechActOf = (act: KeyAct): keyof SpeechKeys | undefined => speechActs[act];

/** These change how it is said: they do not stop it. */
export const keepsSpeaking = (act: KeyAct | undefined): boolean =>
  act !== undefined && act !== 'repeat' && speechActOf(act) !== undefined;
