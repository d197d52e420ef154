import type { Language } from '../../core/model/language.ts';

/** The letters of each language that Titillium Web lacks. Their style sheets come when a language is first shown, each file when it is painted. */
const scripts: Partial<Record<Language, () => Promise<unknown>>> = {
  ar: () => import('../fonts/arabic.css'),
  'zh-Hans': () => import('@fontsource/noto-sans-sc/400.css'),
  uk: () => import('../fonts/cyrillic.css'),
  bn: () => import('../fonts/bengali.css'),
  pa: () => import('../fonts/gurmukhi.css'),
};

/** A font that fails to load leaves the system's letters: not worth an error on the screen. */
export const loadFonts = (languages: readonly Language[]): void => {
  for (const lang of languages) void scripts[lang]?.().catch(() => undefined);
};
