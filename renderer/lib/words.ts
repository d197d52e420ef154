import type { Language } from '../../core/model/language.ts';
import italian from '../../assets/locales/ui/it.json' with { type: 'json' };

/** A text of the interface. The Italian file says which there are. */
export type Key = Exclude<keyof typeof italian, '_review'>;
export type Phrases = Readonly<Record<Key, string>>;
/** Values for the `{name}` placeholders of a text. */
export type Values = Readonly<Record<string, string | number>>;

const files = import.meta.glob<{ default: Phrases }>('../../assets/locales/ui/*.json');

/** Italian is always at hand: it is what the first screen is in, and what stands in for a file that fails to load. */
export const italianPhrases: Phrases = italian;

/** The texts of a language; its file is fetched when it is first wanted. */
export const loadPhrases = async (lang: Language): Promise<Phrases> => {
  if (lang === 'it') return italian;
  try {
    return { ...italian, ...(await files[`../../assets/locales/ui/${lang}.json`]?.())?.default };
  } catch {
    return italian;
  }
};

/** Puts values into a text. */
export const fill = (text: string, values: Values = {}): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
