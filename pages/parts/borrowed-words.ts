import type kioskWords from '../../assets/locales/kiosk/it.json';
import type ownWords from '../../assets/locales/pages/it.json';
import type screenWords from '../../assets/locales/ui/it.json';
import type { TodayMessages } from '../../core/today/sentences.ts';

/** Sentences of the kiosk's views that the pages say too. */
const fromKiosk = [
  'open.until',
  'closed.opensToday',
  'closed.opensTomorrow',
  'closed.opensOn',
  'closed.noOpening',
  'closed.because',
  'hours.unknown',
  'hours.unconfirmed',
  'hours.everyDay',
  'hours.range',
  'hours.closedOn',
  'hours.differentOn',
  'hours.because',
  'take.comeOn',
  'take.comeToday',
  'notice.until',
  'moved.from',
  'moved.since',
  'people.switchboard',
  'answer.yes',
  'answer.no',
  'answer.unknown',
  'slip.demonstration',
  'slip.number',
  'slip.where',
  'slip.desk',
  'slip.hours',
  'slip.when',
  'slip.bring',
  'slip.phone',
  'slip.answers',
  'slip.issued',
  'slip.discreet',
  'slip.discreetWhere',
  'slip.onlyIf',
  'slip.optional',
  'slip.from',
  'words.wait',
  'words.waitByTime',
] as const satisfies (keyof typeof kioskWords)[];
/** Sentences of the screens that the pages say too. */
const fromScreens = [
  'frame.language',
  'mark.machine',
  'service.wheelchair.yes',
  'service.wheelchair.limited',
  'service.wheelchair.no',
] as const satisfies (keyof typeof screenWords)[];

/** The key of a sentence of the pages. */
export type WordKey =
  (typeof fromKiosk)[number] | (typeof fromScreens)[number] | Exclude<keyof typeof ownWords, '_review'>;
export type Words = Readonly<Record<WordKey, string>>;
/** All that a page says in one language: its sentences, and those about today's changes. */
export type Spoken = { words: Words; today: TodayMessages };

type Locale = Readonly<Record<string, string>>;
const withoutReview = (locale: Locale): [string, string][] =>
  Object.entries(locale).filter(([key]) => key !== '_review');

/** The words of one language, from its four files. Throws where one lacks a sentence: then the build must not go on. */
export const pickWords = (kiosk: Locale, screens: Locale, own: Locale, today: Locale): Spoken => {
  const take = (from: Locale, keys: readonly string[]) =>
    keys.map((key): [string, string] => {
      const word = from[key];
      if (word === undefined) throw new Error(`No words for ${key}.`);
      return [key, word];
    });
  return {
    words: Object.fromEntries([
      ...take(kiosk, fromKiosk),
      ...take(screens, fromScreens),
      ...withoutReview(own),
    ]) as Words,
    today: Object.fromEntries(withoutReview(today)) as TodayMessages,
  };
};
