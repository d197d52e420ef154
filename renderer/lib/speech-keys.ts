/** What a key asks of the voice. */
export type SpeechAct = 'volume-up' | 'volume-down' | 'rate-up' | 'rate-down' | 'repeat' | 'pause';

const acts: Readonly<Record<string, SpeechAct>> = {
  AudioVolumeUp: 'volume-up',
  Equal: 'volume-up',
  AudioVolumeDown: 'volume-down',
  Minus: 'volume-down',
  F23: 'rate-up',
  Period: 'rate-up',
  F24: 'rate-down',
  Comma: 'rate-down',
  KeyR: 'repeat',
  KeyP: 'pause',
};
const types = /^(Key[A-Z]|Equal|Minus|Period|Comma)$/;

/** What a key asks of the voice; nothing where it writes. */
export const speechActOf = (code: string, typing: boolean): SpeechAct | undefined =>
  typing && types.test(code) ? undefined : acts[code];

/** These change how it is said: they do not stop it. */
export const keepsSpeaking = (act: SpeechAct | undefined): boolean => act !== undefined && act !== 'repeat';

type SpeechKeys = Record<
  'volumeUp' | 'volumeDown' | 'rateUp' | 'rateDown' | 'repeat' | 'pause',
  () => void
> & {
  jack: (code: string) => void;
};

/** Lets a keypad work the voice. */
export const speakByKeys = (event: KeyboardEvent, speech: SpeechKeys): void => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
  speech.jack(event.code);
  const act = speechActOf(event.code, document.activeElement instanceof HTMLInputElement);
  if (act === undefined) return;
  event.preventDefault();
  if (act === 'volume-up') speech.volumeUp();
  else if (act === 'volume-down') speech.volumeDown();
  else if (act === 'rate-up') speech.rateUp();
  else if (act === 'rate-down') speech.rateDown();
  else if (act === 'repeat') speech.repeat();
  else speech.pause();
};
