import type { Language } from '../model/language.ts';

/**
 * The machine voice of each language in Debian's build of espeak-ng 1.51. Mandarin is read from its characters as pinyin: the voice
 * `cmn` spells them. `heardByNative`: whether somebody who grew up with the language has listened to this voice and found it good. Nobody
 * has yet, in any language; a town that records its own clips does not need it.
 */
export const voices: Readonly<Record<Language, { espeak: string; heardByNative: boolean }>> = {
  it: { espeak: 'it', heardByNative: false },
  en: { espeak: 'en-gb', heardByNative: false },
  ro: { espeak: 'ro', heardByNative: false },
  sq: { espeak: 'sq', heardByNative: false },
  ar: { espeak: 'ar', heardByNative: false },
  'zh-Hans': { espeak: 'cmn-latn-pinyin', heardByNative: false },
  uk: { espeak: 'uk', heardByNative: false },
  fr: { espeak: 'fr-fr', heardByNative: false },
  es: { espeak: 'es', heardByNative: false },
  bn: { espeak: 'bn', heardByNative: false },
  pa: { espeak: 'pa', heardByNative: false },
};

/**
 * Speed asked of espeak-ng. It counts words without the pauses between sentences: 96 gives 120 to 125 words a minute of English text
 * (VVSG 2.0, 7.1-K). Other speeds are the player's, which keeps the pitch.
 */
const speed = 96;

/** Arguments of espeak-ng for a text on its input, in UTF-8, and a WAV on its output. Without `-m`, no mark-up is carried out. */
export const espeakArguments = (lang: Language): string[] => [
  '-v',
  voices[lang].espeak,
  '-s',
  String(speed),
  '-b',
  '1',
  '--stdin',
  '--stdout',
];
