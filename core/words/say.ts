import type { Language, Wording } from '../model/language.ts';
import type { TimeContext } from '../schedule/open-spans.ts';

/**
 * A text as a person reads it: never a language map. `lang` is the language it really is in (Italian where the chosen one is
 * missing); `machine` says that no person has reviewed the translation.
 */
export interface Shown {
  text: string;
  lang: Language;
  machine: boolean;
}

/** The sentences about hours, by their keys in `assets/locales/kiosk`. */
export type HoursMessage =
  | 'open.until'
  | 'closed.opensToday'
  | 'closed.opensTomorrow'
  | 'closed.opensOn'
  | 'closed.noOpening'
  | 'closed.because'
  | 'hours.unknown'
  | 'hours.unconfirmed'
  | 'hours.everyDay'
  | 'hours.range'
  | 'hours.closedOn'
  | 'hours.differentOn'
  | 'hours.because'
  | 'take.comeOn'
  | 'take.comeToday';

/** What sentences about time are made from: one language, one instant. The kiosk's views and the pages both have it. */
export interface HoursContext {
  say: {
    lang: Language;
    message: (key: HoursMessage, values?: Readonly<Record<string, string | number>>) => Shown;
    wording: (wording: Wording) => Shown;
    plain: (text: string) => Shown;
  };
  time: TimeContext;
  /** Epoch milliseconds. */
  at: number;
  /** The local date of `at`. */
  today: string;
  /** The catalogue was confirmed recently enough to say "open now". */
  confirmed: boolean;
}
