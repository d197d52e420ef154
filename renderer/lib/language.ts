import type { Language } from '../../core/model/language.ts';

/** Each language in its own words, in the order in which they are offered. */
export const languageNames: Record<Language, string> = {
  it: 'Italiano',
  en: 'English',
  ro: 'Română',
  sq: 'Shqip',
  ar: 'العربية',
  'zh-Hans': '简体中文',
  uk: 'Українська',
  fr: 'Français',
  es: 'Español',
  bn: 'বাংলা',
  pa: 'ਪੰਜਾਬੀ',
};

/** The way a language is written. Said here too: the core's list would bring its schemas into the page. */
export const directionOf = (lang: Language): 'ltr' | 'rtl' => (lang === 'ar' ? 'rtl' : 'ltr');
