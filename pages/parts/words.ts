import type { Language, Text, Wording } from '../../core/model/language.ts';
import type { Shown } from '../../core/words/say.ts';
import type { TodayWords } from '../../core/today/sentences.ts';
import type { Spoken, WordKey } from './borrowed-words.ts';

type File = () => Promise<{ default: Spoken }>;
const files: Readonly<Record<Language, File>> = {
  it: () => import('virtual:words/it'),
  en: () => import('virtual:words/en'),
  ro: () => import('virtual:words/ro'),
  sq: () => import('virtual:words/sq'),
  ar: () => import('virtual:words/ar'),
  'zh-Hans': () => import('virtual:words/zh-Hans'),
  uk: () => import('virtual:words/uk'),
  fr: () => import('virtual:words/fr'),
  es: () => import('virtual:words/es'),
  bn: () => import('virtual:words/bn'),
  pa: () => import('virtual:words/pa'),
};

/** The words of a language; fetched when it is first wanted. */
export const loadWords = async (language: Language): Promise<Spoken> => (await files[language]()).default;

export type Values = Readonly<Record<string, string | number>>;

/** What the page says, in one language. */
export type Say = {
  lang: Language;
  text: (text: Text) => Shown;
  wording: (wording: Wording) => Shown;
  plain: (text: string) => Shown;
  message: (key: WordKey, values?: Values) => Shown;
  /** A sentence of ours as bare text, for places where the language is that of the page. */
  words: (key: WordKey, values?: Values) => string;
  /** The sentences of today's changes: a text of them is in this language, whatever it is asked for. */
  today: TodayWords;
};

/** A number or a name inside a sentence that may run the other way: its parts stay in their order (Unicode Annex 9, isolates). */
export const isolated = (text: string): string => `\u2066${text}\u2069`;

/** @param reviewed languages of the record that a person has checked */
export const createSay = (
  lang: Language,
  { words, today }: Spoken,
  reviewed: readonly Language[] = [],
): Say => {
  const fill = (key: WordKey, values: Values = {}): string =>
    words[key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  const text = (map: Text): Shown => {
    const own = map[lang];
    return own === undefined
      ? { text: map.it, lang: 'it', machine: false }
      : { text: own, lang, machine: lang !== 'it' && !reviewed.includes(lang) };
  };
  const plain = (bare: string): Shown => ({ text: bare, lang: 'it', machine: false });
  return {
    lang,
    text,
    plain,
    // In the pages' data phrases stand in their place; one that the catalogue lacked is only its name.
    wording: (wording) => ('phrase' in wording ? plain(wording.phrase) : text(wording)),
    message: (key, values) => ({ text: fill(key, values), lang, machine: false }),
    words: fill,
    today: { it: today, [lang]: today },
  };
};
