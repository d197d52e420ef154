import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Catalogue } from '../../core/model/catalogue.ts';
import { type Language, languages } from '../../core/model/language.ts';
import { isSpeakable, maxClipText, spokenForm } from '../../core/speech/spoken-text.ts';
import { textsOf } from '../check/texts.ts';

/** A text that the kiosk may have to say, in one language. */
export type SpokenText = { lang: Language; text: string };

/** The kiosk's own sentences; those with a place for a value are never said as they stand. */
const screenTexts = (lang: Language): string[] => {
  const file = resolve(import.meta.dirname, `../../assets/locales/ui/${lang}.json`);
  const { _review, ...phrases } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return Object.values(phrases).filter((text) => !text.includes('{'));
};

/** Everything that may get a clip: each text once a language, the kiosk's own sentences first, then the editor's in their order. */
export const spokenTexts = (
  catalogue: Catalogue,
  wanted: readonly Language[] = catalogue.municipality.languages ?? languages,
): SpokenText[] => {
  const found = new Map<string, SpokenText>();
  const add = (lang: Language, text: string): void => {
    const form = spokenForm(text);
    if (isSpeakable(form) && form.length <= maxClipText) found.set(`${lang}\n${form}`, { lang, text: form });
  };
  for (const lang of wanted) for (const text of screenTexts(lang)) add(lang, text);
  const { municipality, ...records } = catalogue;
  for (const { text } of textsOf([municipality.name, records]))
    for (const lang of wanted)
      // A paragraph, or an item of a list, is what is said at one go.
      for (const line of (text[lang] ?? '').split('\n')) add(lang, line);
  return [...found.values()];
};
