import type { Language } from '../../model/language.ts';
import { stemArabic } from './arabic.ts';
import { stemEnglish } from './english.ts';
import { stemItalian } from './italian.ts';
import { stemLight } from './light.ts';

export type Stemmer = (word: string) => string;

const stemmers: Partial<Record<Language, Stemmer>> = {
  it: stemItalian,
  en: stemEnglish,
  ar: stemArabic,
  ro: stemLight('ro'),
  sq: stemLight('sq'),
  fr: stemLight('fr'),
  es: stemLight('es'),
  uk: stemLight('uk'),
};

/** What brings the forms of a folded word together; words with a digit, and languages without a stemmer, stay as they are. */
export const stemmerOf = (lang: Language): Stemmer => {
  const stem = stemmers[lang];
  return stem === undefined ? (word) => word : (word) => (/\d/.test(word) ? word : stem(word));
};
