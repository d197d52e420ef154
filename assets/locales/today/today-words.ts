import type { Language } from '../../../core/model/language.ts';
import type { TodayMessages } from '../../../core/today/sentences.ts';
import ar from './ar.json' with { type: 'json' };
import bn from './bn.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import it from './it.json' with { type: 'json' };
import pa from './pa.json' with { type: 'json' };
import ro from './ro.json' with { type: 'json' };
import sq from './sq.json' with { type: 'json' };
import uk from './uk.json' with { type: 'json' };
import zh from './zh-Hans.json' with { type: 'json' };

/** The sentences of today's changes. Every language is needed at once: a notice is a text in all of them. A language that lacks one does not compile. */
export const todayWords: Readonly<Record<Language, TodayMessages>> = {
  it,
  en,
  ro,
  sq,
  ar,
  'zh-Hans': zh,
  uk,
  fr,
  es,
  bn,
  pa,
};
