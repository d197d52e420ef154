import * as z from 'zod/mini';

/** What a key can be asked for. The two of `switch` are for people who have two switches and nothing else. */
export const keyActs = [
  'previous',
  'next',
  'page-left',
  'page-right',
  'select',
  'switch-next',
  'switch-select',
  'back',
  'volume-up',
  'volume-down',
  'rate-up',
  'rate-down',
  'repeat',
  'pause',
  'learn',
] as const;
export type KeyAct = (typeof keyActs)[number];

/** Which key does what, by `KeyboardEvent.code`: keypads are USB keyboards, and some of their keys have no other name. */
export const KeyTable = z.record(z.string(), z.enum(keyActs));
export type KeyTable = Readonly<Record<string, KeyAct>>;

/** Those of the usual keypads (F23 and F24 are the rate of the Storm AudioNav), of a plain keyboard, and of two switches. */
export const defaultKeys: KeyTable = {
  ArrowUp: 'previous',
  ArrowDown: 'next',
  ArrowLeft: 'page-left',
  ArrowRight: 'page-right',
  Enter: 'select',
  NumpadEnter: 'select',
  Digit1: 'switch-next',
  Digit2: 'switch-select',
  Escape: 'back',
  BrowserBack: 'back',
  AudioVolumeUp: 'volume-up',
  Equal: 'volume-up',
  NumpadAdd: 'volume-up',
  AudioVolumeDown: 'volume-down',
  Minus: 'volume-down',
  NumpadSubtract: 'volume-down',
  F23: 'rate-up',
  Period: 'rate-up',
  F24: 'rate-down',
  Comma: 'rate-down',
  KeyR: 'repeat',
  KeyP: 'pause',
  KeyL: 'learn',
  F1: 'learn',
};
