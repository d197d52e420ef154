import ar from '../../assets/locales/kiosk/ar.json' with { type: 'json' };
import bn from '../../assets/locales/kiosk/bn.json' with { type: 'json' };
import en from '../../assets/locales/kiosk/en.json' with { type: 'json' };
import es from '../../assets/locales/kiosk/es.json' with { type: 'json' };
import fr from '../../assets/locales/kiosk/fr.json' with { type: 'json' };
import it from '../../assets/locales/kiosk/it.json' with { type: 'json' };
import pa from '../../assets/locales/kiosk/pa.json' with { type: 'json' };
import ro from '../../assets/locales/kiosk/ro.json' with { type: 'json' };
import sq from '../../assets/locales/kiosk/sq.json' with { type: 'json' };
import uk from '../../assets/locales/kiosk/uk.json' with { type: 'json' };
import zh from '../../assets/locales/kiosk/zh-Hans.json' with { type: 'json' };
import type { Language } from '../../core/model/language.ts';

type Messages = typeof it;
export type MessageKey = Exclude<keyof Messages, '_review' | 'times.days.one' | 'times.days.other'>;

/** The kiosk's own sentences. A language that lacks one does not compile. */
const messages: Readonly<Record<Language, Messages>> = {
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

export type Values = Readonly<Record<string, string | number>>;
const fill = (message: string, values: Values): string =>
  message.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** A sentence of the kiosk in `lang`, its `{names}` filled in. */
export const message = (lang: Language, key: MessageKey, values: Values = {}): string =>
  fill(messages[lang][key], values);

const plurals = new Map<Language, Intl.PluralRules>();
/** "Within so many days", by the plural rules of the language; languages with more forms than two have them as `few` and `many`. */
export const days = (lang: Language, count: number): string => {
  const rules = plurals.get(lang) ?? new Intl.PluralRules(lang);
  plurals.set(lang, rules);
  const forms: Readonly<Record<string, unknown>> = messages[lang];
  const form = forms[`times.days.${rules.select(count)}`];
  return fill(typeof form === 'string' ? form : messages[lang]['times.days.other'], { count: String(count) });
};
