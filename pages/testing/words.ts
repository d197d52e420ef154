import { readFileSync } from 'node:fs';
import type { Language } from '../../core/model/language.ts';
import { pickWords, type Spoken } from '../parts/borrowed-words.ts';

const locale = (folder: string, language: Language): Record<string, string> =>
  JSON.parse(
    readFileSync(new URL(`../../assets/locales/${folder}/${language}.json`, import.meta.url), 'utf8'),
  ) as Record<string, string>;

/** The words of a language, as the build puts them together. */
export const wordsOf = (language: Language): Spoken =>
  pickWords(
    locale('kiosk', language),
    locale('ui', language),
    locale('pages', language),
    locale('today', language),
  );
