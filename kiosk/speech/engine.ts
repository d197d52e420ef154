import type { Language } from '../../core/model/language.ts';
import type { AudioType } from '../../core/speech/audio-kind.ts';

/** A text in its language, as it is to be heard. */
export type Utterance = { lang: Language; text: string };
export type Sound = { type: AudioType; bytes: Uint8Array };

/** Something that can speak. It keeps nothing of what it said. */
export type SpeechEngine = {
  /** Whether it has a voice of this language at all. */
  speaks: (lang: Language) => boolean;
  /** Nothing where it cannot say this. `signal` ends what is under way. */
  say: (utterance: Utterance, signal?: AbortSignal) => Promise<Sound | undefined>;
};

/**
 * What is told to a technician about speech. 1: no espeak-ng; 2: plugged headsets cannot be noticed; 3: a clip that cannot be
 * used; 4: espeak-ng failed; 5, of the catalogue: clips that could not be brought.
 */
export type SpeechCode = `SPK-${1 | 2 | 3 | 4}`;
export type TellSpeech = (code: SpeechCode, words: string) => void;
