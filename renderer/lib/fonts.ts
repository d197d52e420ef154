import type { Language } from '../../core/model/language.ts';

/** The letters of each language that Titillium Web lacks, but for Arabic, which greets on nearly every first screen (main.ts). Their style sheets come when a language is first shown, each file when it is painted. */
const scripts: Partial<Record<Language, () => Promise<unknown>>> = {
  'zh-Hans': () => import('@fontsource/noto-sans-sc/400.css'),
  uk: () => import('../fonts/cyrillic.css'),
  bn: () => import('../fonts/bengali.css'),
  pa: () => import('../fonts/gurmukhi.css'),
};

/** What greets and names a language before anybody has chosen it: of Chinese it needs a few letters, which main.ts brings along. */
const few: typeof scripts = { ...scripts, 'zh-Hans': () => Promise.resolve() };

/** A font that fails to load leaves the system's letters: not worth an error on the screen. */
const load = (from: typeof scripts, languages: readonly Language[]): void => {
  for (const lang of languages) void from[lang]?.().catch(() => undefined);
};

export const loadFonts = (languages: readonly Language[]): void => {
  load(scripts, languages);
};
/** For greetings and the names of languages. */
export const loadFewLetters = (languages: readonly Language[]): void => {
  load(few, languages);
};
