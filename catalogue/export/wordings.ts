import type { Catalogue } from '../../core/model/catalogue.ts';
import { languages, type Language, type Text, type Wording } from '../../core/model/language.ts';
import type { Rich } from '../../core/model/rich.ts';
import { richToPlain } from '../standards/plain-rich.ts';

/** Texts of a catalogue as other formats want them: controlled phrases written out. */
export type Wordings = {
  /** A wording in all its languages. A phrase that is not in the catalogue has no words. */
  text: (wording: Wording | undefined) => Text | undefined;
  /** The same in Italian; empty where there is none. */
  italian: (wording: Wording | undefined) => string;
};

/** @param catalogue whose phrases the wordings name */
export const wordingsOf = ({ phrases }: Pick<Catalogue, 'phrases'>): Wordings => {
  const byId = new Map(phrases.map(({ id, text }) => [id, text]));
  const text: Wordings['text'] = (wording) =>
    wording === undefined ? undefined : 'phrase' in wording ? byId.get(wording.phrase) : wording;
  return { text, italian: (wording) => text(wording)?.it ?? '' };
};

/** The languages that a text has, in our order. */
export const languagesOf = (text: Readonly<Partial<Record<Language, unknown>>>): Language[] =>
  languages.filter((language) => text[language] !== undefined);

/** Rich text as plain text, in each language. */
export const plainText = (rich: Rich): Text =>
  Object.fromEntries(
    languagesOf(rich).map((language) => [language, richToPlain(rich[language] ?? rich.it)]),
  ) as Text;

/** Several texts as one, in each language that any of them has; Italian stands for what is missing. */
export const joinTexts = (texts: readonly Text[], join: (parts: string[]) => string): Text | undefined => {
  if (texts.length === 0) return undefined;
  const spoken = languages.filter((language) => texts.some((text) => text[language] !== undefined));
  return Object.fromEntries(
    spoken.map((language) => [language, join(texts.map((text) => text[language] ?? text.it))]),
  ) as Text;
};
