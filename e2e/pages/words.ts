import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../fixtures/catalogues.ts';

export type ScreenLanguage = 'it' | 'en' | 'ro' | 'sq' | 'ar' | 'zh-Hans' | 'uk' | 'fr' | 'es' | 'bn' | 'pa';
const locales = new Map<ScreenLanguage, Record<string, string>>();

/** The screen's own words by key, as the person reads them: a test must not break when a button is worded better. */
export const words =
  (lang: ScreenLanguage) =>
  (key: string, values: Readonly<Record<string, string | number>> = {}): string => {
    let locale = locales.get(lang);
    if (locale === undefined) {
      locale = JSON.parse(
        readFileSync(join(root, 'assets', 'locales', 'ui', `${lang}.json`), 'utf8'),
      ) as Record<string, string>;
      locales.set(lang, locale);
    }
    const text = locale[key];
    if (text === undefined) throw new Error(`The screens have no text ${key}.`);
    return Object.entries(values).reduce(
      (filled, [name, value]) => filled.replaceAll(`{${name}}`, String(value)),
      text,
    );
  };
