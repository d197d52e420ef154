import { type Language, languages, type Text } from '../model/language.ts';
import type { HoursToday, MovedTo, TodayEntry, UrgentNotice } from '../published/today.ts';
import { sayDate } from '../words/dates.ts';

/** The sentences of today's changes, by their keys in `assets/locales/today`. */
type TodayKey =
  | 'on.today'
  | 'on.date'
  | 'hours.closed'
  | 'hours.closedFrom'
  | 'hours.other'
  | 'moved.on'
  | 'moved.until'
  | 'moved.period'
  | 'because'
  | 'at.place'
  | 'notice.at'
  | `reason.${NonNullable<HoursToday['reason']>}`
  | `notice.${UrgentNotice['what']}`;
type Messages = Readonly<Record<TodayKey, string>>;
/** Every sentence in every language. A language that lacks one does not compile. */
export type TodayWords = Readonly<Record<Language, Messages>>;

/** What sentences are made from: the words, the local date on which they are read, and names. */
export type Telling = {
  words: TodayWords;
  today: string;
  timeZone: string;
  /** The name of a place, an office or a service; Italian where a language has none. */
  name: (kind: 'place' | 'unit' | 'service', id: string) => Text;
};

const fill = (message: string, values: Readonly<Record<string, string>>): string =>
  message.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

const inEvery = (sentence: (lang: Language) => string): Text =>
  Object.fromEntries(languages.map((lang) => [lang, sentence(lang)])) as unknown as Text;

const nameIn = (text: Text, lang: Language): string => text[lang] ?? text.it;

/** The reason alone, for a change of hours. */
export const reasonText = (
  { words }: Pick<Telling, 'words'>,
  reason: HoursToday['reason'],
): Text | undefined =>
  reason === undefined ? undefined : inEvery((lang) => words[lang][`reason.${reason}`]);

const whoIn = (
  { words, name }: Telling,
  { place, unit, service }: Pick<HoursToday, 'place' | 'unit' | 'service'>,
  lang: Language,
): string => {
  const at = nameIn(name('place', place), lang);
  const inner =
    unit === undefined ? (service === undefined ? undefined : name('service', service)) : name('unit', unit);
  return inner === undefined ? at : fill(words[lang]['at.place'], { who: nameIn(inner, lang), place: at });
};

const because = ({ words }: Telling, reason: HoursToday['reason'], lang: Language, text: string): string =>
  reason === undefined ? text : fill(words[lang].because, { text, reason: words[lang][`reason.${reason}`] });

const on = ({ words, today, timeZone }: Telling, date: string, lang: Language): string =>
  fill(words[lang][date === today ? 'on.today' : 'on.date'], { date: sayDate(lang, date, today, timeZone) });

/** "Anagrafe (Municipio): chiuso oggi, sabato 28 novembre, dalle 10:00 (sciopero)", in every language. */
export const hoursSentence = (telling: Telling, entry: HoursToday): Text =>
  inEvery((lang) => {
    const values = { who: whoIn(telling, entry, lang), on: on(telling, entry.date, lang) };
    const own = telling.words[lang];
    const text =
      entry.hours === 'closed'
        ? fill(own['hours.closed'], values)
        : Array.isArray(entry.hours)
          ? fill(own['hours.other'], {
              ...values,
              hours: entry.hours.map(({ open, close }) => `${open}–${close}`).join(', '),
            })
          : fill(own['hours.closedFrom'], { ...values, time: entry.hours.closedFrom });
    return because(telling, entry.reason, lang, text);
  });

/** "Anagrafe (Municipio): fino a lunedì 30 novembre si va qui: Biblioteca (lavori in corso)", in every language. */
export const movedSentence = (telling: Telling, entry: MovedTo): Text =>
  inEvery((lang) => {
    const { today, timeZone, words, name } = telling;
    const date = (day: string): string => sayDate(lang, day, today, timeZone);
    const values = {
      who: whoIn(telling, entry, lang),
      place: nameIn(name('place', entry.movedTo), lang),
      on: on(telling, entry.to, lang),
      from: date(entry.from),
      date: date(entry.to),
    };
    const key = entry.from === entry.to ? 'moved.on' : entry.from > today ? 'moved.period' : 'moved.until';
    return because(telling, entry.reason, lang, fill(words[lang][key], values));
  });

/** "Sciopero: alcuni sportelli possono essere chiusi", with the place before it where there is just one. */
export const noticeSentence = (telling: Telling, entry: UrgentNotice): Text =>
  inEvery((lang) => {
    const what = telling.words[lang][`notice.${entry.what}`];
    const [only, ...more] = entry.places ?? [];
    return only === undefined || more.length > 0
      ? what
      : fill(telling.words[lang]['notice.at'], { where: nameIn(telling.name('place', only), lang), what });
  });

/** What people read of an entry, in every language. */
export const sentenceOf = (telling: Telling, entry: TodayEntry): Text =>
  entry.kind === 'hours'
    ? hoursSentence(telling, entry)
    : entry.kind === 'moved'
      ? movedSentence(telling, entry)
      : noticeSentence(telling, entry);
