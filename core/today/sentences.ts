import type { Language, Text } from '../model/language.ts';
import type { HoursToday, MovedTo, TodayEntry, UrgentNotice } from '../published/today.ts';
import { sayDate } from '../words/dates.ts';

/** The sentences of today's changes, by their keys in `assets/locales/today`. */
type TodayKey =
  | 'on.today'
  | 'on.date'
  | 'on.period'
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
export type TodayMessages = Readonly<Record<TodayKey, string>>;
/** Every sentence, in the languages in which texts are wanted. */
export type TodayWords = Readonly<{ it: TodayMessages } & Partial<Record<Language, TodayMessages>>>;

/** What sentences are made from: the words, the local date on which they are read, and names. */
export type Telling = {
  words: TodayWords;
  today: string;
  timeZone: string;
  /** The name of a place, an office or a service; Italian where a language has none. */
  name: (kind: 'place' | 'unit' | 'service', id: string) => Text;
};

/** Records by id, which may have names. */
type Named = {
  services: ReadonlyMap<string, { title?: Text | undefined }>;
  units: ReadonlyMap<string, { name?: Text | undefined }>;
  places: ReadonlyMap<string, { name?: Text | undefined }>;
};
/** What sentences are made from. Names are as the catalogue has them; what has none is called by its id. */
export const tellingOf = (
  { services, units, places }: Named,
  today: string,
  timeZone: string,
  words: TodayWords,
): Telling => ({
  words,
  today,
  timeZone,
  name: (kind, id) =>
    (kind === 'service'
      ? services.get(id)?.title
      : (kind === 'unit' ? units.get(id) : places.get(id))?.name) ?? { it: id },
});

const fill = (message: string, values: Readonly<Record<string, string>>): string =>
  message.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

const inEvery = (
  { words }: Pick<Telling, 'words'>,
  sentence: (lang: Language, own: TodayMessages) => string,
): Text =>
  Object.fromEntries(
    (Object.entries(words) as [Language, TodayMessages][]).map(([lang, own]) => [lang, sentence(lang, own)]),
  ) as unknown as Text;

const nameIn = (text: Text, lang: Language): string => text[lang] ?? text.it;

/** The reason alone, for a change of hours. */
export const reasonText = (
  telling: Pick<Telling, 'words'>,
  reason: HoursToday['reason'],
): Text | undefined =>
  reason === undefined ? undefined : inEvery(telling, (_, own) => own[`reason.${reason}`]);

const whoIn = (
  { name }: Telling,
  { place, unit, service }: Pick<HoursToday, 'place' | 'unit' | 'service'>,
  lang: Language,
  own: TodayMessages,
): string => {
  const at = nameIn(name('place', place), lang);
  const inner =
    unit === undefined ? (service === undefined ? undefined : name('service', service)) : name('unit', unit);
  return inner === undefined ? at : fill(own['at.place'], { who: nameIn(inner, lang), place: at });
};

const because = (own: TodayMessages, reason: HoursToday['reason'], text: string): string =>
  reason === undefined ? text : fill(own.because, { text, reason: own[`reason.${reason}`] });

const on = (
  { today, timeZone }: Telling,
  { from, to }: { from: string; to: string },
  lang: Language,
  own: TodayMessages,
): string =>
  fill(own[from !== to ? 'on.period' : from === today ? 'on.today' : 'on.date'], {
    from: sayDate(lang, from, today, timeZone),
    date: sayDate(lang, to, today, timeZone),
  });

/** "Anagrafe (Municipio): chiuso oggi, sabato 28 novembre, dalle 10:00 (sciopero)", in every language. */
export const hoursSentence = (telling: Telling, entry: HoursToday): Text =>
  inEvery(telling, (lang, own) => {
    const days = { from: entry.date, to: entry.to ?? entry.date };
    const values = { who: whoIn(telling, entry, lang, own), on: on(telling, days, lang, own) };
    const text =
      entry.hours === 'closed'
        ? fill(own['hours.closed'], values)
        : Array.isArray(entry.hours)
          ? fill(own['hours.other'], {
              ...values,
              hours: entry.hours.map(({ open, close }) => `${open}–${close}`).join(', '),
            })
          : fill(own['hours.closedFrom'], { ...values, time: entry.hours.closedFrom });
    return because(own, entry.reason, text);
  });

/** "Anagrafe (Municipio): fino a lunedì 30 novembre si va qui: Biblioteca (lavori in corso)", in every language. */
export const movedSentence = (telling: Telling, entry: MovedTo): Text =>
  inEvery(telling, (lang, own) => {
    const { today, timeZone, name } = telling;
    const date = (day: string): string => sayDate(lang, day, today, timeZone);
    const values = {
      who: whoIn(telling, entry, lang, own),
      place: nameIn(name('place', entry.movedTo), lang),
      on: on(telling, { from: entry.to, to: entry.to }, lang, own),
      from: date(entry.from),
      date: date(entry.to),
    };
    const key = entry.from === entry.to ? 'moved.on' : entry.from > today ? 'moved.period' : 'moved.until';
    return because(own, entry.reason, fill(own[key], values));
  });

/** "Sciopero: alcuni sportelli possono essere chiusi", with the place before it where there is just one. */
export const noticeSentence = (telling: Telling, entry: UrgentNotice): Text =>
  inEvery(telling, (lang, own) => {
    const what = own[`notice.${entry.what}`];
    const [only, ...more] = entry.places ?? [];
    return only === undefined || more.length > 0
      ? what
      : fill(own['notice.at'], { where: nameIn(telling.name('place', only), lang), what });
  });

/** What people read of an entry, in every language. */
export const sentenceOf = (telling: Telling, entry: TodayEntry): Text =>
  entry.kind === 'hours'
    ? hoursSentence(telling, entry)
    : entry.kind === 'moved'
      ? movedSentence(telling, entry)
      : noticeSentence(telling, entry);
