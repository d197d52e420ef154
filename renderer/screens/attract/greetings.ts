import type { Language } from '../../../core/model/language.ts';

export type Greeting = { lang: Language; hello: string; what: string; start: string };

/** What the empty screen says, in the languages most spoken in Italian town halls; the first five that the kiosk offers are shown. */
export const greetings: readonly Greeting[] = [
  {
    lang: 'it',
    hello: 'Buongiorno',
    what: "Trova l'ufficio giusto, che cosa portare e quando andare.",
    start: 'Inizia in italiano',
  },
  {
    lang: 'en',
    hello: 'Welcome',
    what: 'Find the right office, what to bring and when to go.',
    start: 'Start in English',
  },
  {
    lang: 'ro',
    hello: 'Bună ziua',
    what: 'Găsiți biroul potrivit, ce să aduceți și când să mergeți.',
    start: 'Începeți în română',
  },
  {
    lang: 'ar',
    hello: 'أهلاً وسهلاً',
    what: 'تجد المكتب المناسب وما يجب إحضاره ومتى تذهب.',
    start: 'ابدأ بالعربية',
  },
  { lang: 'zh-Hans', hello: '您好', what: '找到合适的办事处、所需材料和办理时间。', start: '使用中文' },
  {
    lang: 'sq',
    hello: 'Mirë dita',
    what: 'Gjeni zyrën e duhur, çfarë të sillni dhe kur të shkoni.',
    start: 'Filloni në shqip',
  },
  {
    lang: 'uk',
    hello: 'Доброго дня',
    what: 'Знайдіть потрібний відділ, що взяти і коли прийти.',
    start: 'Почати українською',
  },
];
