import type { Language } from '../../../core/model/language.ts';

/** Locales of eZ Publish that we have a language for. */
export const localeLanguages: Readonly<Record<string, Language>> = {
  'ita-IT': 'it',
  'eng-GB': 'en',
  'eng-US': 'en',
  'rum-RO': 'ro',
  'ron-RO': 'ro',
  'alb-AL': 'sq',
  'sqi-AL': 'sq',
  'ara-SA': 'ar',
  'chi-CN': 'zh-Hans',
  'ukr-UA': 'uk',
  'fre-FR': 'fr',
  'esl-ES': 'es',
  'ben-BD': 'bn',
  'pan-IN': 'pa',
};

/** Languages as a record names them. */
export const spoken: Readonly<Record<string, Language>> = {
  italiano: 'it',
  inglese: 'en',
  rumeno: 'ro',
  romeno: 'ro',
  albanese: 'sq',
  arabo: 'ar',
  cinese: 'zh-Hans',
  ucraino: 'uk',
  francese: 'fr',
  spagnolo: 'es',
  bengalese: 'bn',
  punjabi: 'pa',
};
