import * as z from 'zod/mini';
import { Id, LocalDate, LocalMoment, LocalTime } from '../model/language.ts';
import type { Result } from '../model/result.ts';
import { daysBetween, isCalendarDate } from '../schedule/local-date.ts';

/*
 * Today's changes: what an editor tells all screens at 8:05 (K24, K25). A document of its own, signed with a key of its own, laid over
 * the catalogue. It says things by names and numbers only; the sentences, in every language, are the kiosk's. The one free text is
 * Italian, and is shown as Italian.
 */

/** The version of the document. A kiosk that reads a later one must be updated first, and goes on without it. */
const todayVersion = 1;

/** Name of the signed document among the targets of the repository `today`. */
export const todayTarget = 'today.json';
/** The folder of that repository, beside the catalogue's metadata. */
export const todayFolder = 'today';
/** Largest document, in bytes: sixty entries with their notes take 25,000. */
export const maxTodayBytes = 40_000;
/** Longest time for which anything may be said here, in days: what lasts longer belongs into the catalogue. */
export const longestDays = 31;
/** Most entries at a time. */
export const mostEntries = 60;
/** Longest note, in characters: two lines on a screen. */
export const longestNote = 240;

/** Why hours change, or a desk moves. */
export const reasons = [
  'assembly',
  'strike',
  'staff',
  'works',
  'breakdown',
  'training',
  'event',
  'weather',
  'cleaning',
] as const;
/** What an urgent notice says. `other` says only that there is one, and needs a note. */
export const noticeKinds = [
  'strike',
  'computers',
  'power',
  'water',
  'lift',
  'entrance',
  'payments',
  'phones',
  'waiting',
  'weather',
  'evacuation',
  'other',
] as const;

// Line breaks, control characters, and marks that turn the direction of what stands beside them: none is a note's to use.
const Note = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(longestNote),
    z.regex(/^[^\p{Cc}\p{Cf}\u2028\u2029]*$/u, 'one line, without control characters'),
  );
const Day = LocalDate.check(z.refine(isCalendarDate, 'a day of the calendar'));
const Moment = LocalMoment.check(
  z.refine((moment) => isCalendarDate(moment.slice(0, 10)), 'a day of the calendar'),
);
const common = { id: Id, reason: z.optional(z.enum(reasons)), note: z.optional(Note) };
/** What is meant: a whole place, one office in it, or one service in it. */
const where = { place: Id, unit: z.optional(Id), service: z.optional(Id) };
const Interval = z
  .strictObject({ open: LocalTime, close: LocalTime })
  .check(z.refine(({ open, close }) => open < close, 'closes after it opens'));

/** Other hours on a day, or on each day from `date` to `to`: closed, closed from a time on, or open at these times. */
const HoursToday = z.strictObject({
  kind: z.literal('hours'),
  ...common,
  ...where,
  date: Day,
  to: z.optional(Day),
  hours: z.union([
    z.literal('closed'),
    z.strictObject({ closedFrom: LocalTime }),
    z.array(Interval).check(z.minLength(1), z.maxLength(4)),
  ]),
});
export type HoursToday = z.infer<typeof HoursToday>;

/** Something that people must know now: everywhere, in some places, or on the cards of some services. */
const UrgentNotice = z.strictObject({
  kind: z.literal('notice'),
  id: Id,
  note: z.optional(Note),
  what: z.enum(noticeKinds),
  severity: z.enum(['warning', 'urgent']),
  from: Moment,
  to: Moment,
  places: z.optional(z.array(Id).check(z.minLength(1), z.maxLength(50))),
  services: z.optional(z.array(Id).check(z.minLength(1), z.maxLength(50))),
});
export type UrgentNotice = z.infer<typeof UrgentNotice>;

/** For some days people go to another place. */
const MovedTo = z.strictObject({
  kind: z.literal('moved'),
  ...common,
  ...where,
  from: Day,
  to: Day,
  movedTo: Id,
});
export type MovedTo = z.infer<typeof MovedTo>;

/** One change. */
const TodayEntry = z.discriminatedUnion('kind', [HoursToday, UrgentNotice, MovedTo]);
export type TodayEntry = z.infer<typeof TodayEntry>;

const startOf = (entry: TodayEntry): string => (entry.kind === 'hours' ? entry.date : entry.from);
/** The last local moment of an entry: `YYYY-MM-DD`, all of that day, or with a time. */
export const endOf = (entry: TodayEntry): string =>
  entry.kind === 'hours' ? (entry.to ?? entry.date) : entry.to;

const isSound = (entry: TodayEntry): boolean => {
  const [from, to] = [startOf(entry), endOf(entry)];
  // Only a day without a time contains moments that compare as later text.
  const ordered = from <= to || (to.length === 10 && from.startsWith(to));
  if (!ordered || daysBetween(from.slice(0, 10), to.slice(0, 10)) > longestDays) return false;
  if (entry.kind === 'notice') return entry.what !== 'other' || entry.note !== undefined;
  if (entry.unit !== undefined && entry.service !== undefined) return false;
  return entry.kind === 'hours' || entry.movedTo !== entry.place;
};

/** The signed document. */
const TodayChanges = z
  .strictObject({
    formatVersion: z.literal(todayVersion),
    /** The town's id. */
    municipality: Id,
    entries: z.array(TodayEntry).check(z.maxLength(mostEntries)),
  })
  .check(
    z.refine(({ entries }) => entries.every(isSound), {
      path: ['entries'],
      message: `an entry ends before it begins, lasts longer than ${longestDays} days, names office and service at once, moves to where it is, or says "other" without a note`,
    }),
    z.refine(({ entries }) => new Set(entries.map(({ id }) => id)).size === entries.length, {
      path: ['entries'],
      message: 'two entries have one id',
    }),
  );
export type TodayChanges = z.infer<typeof TodayChanges>;

/** `newer-format`: the kiosk is too old for it; `invalid-today`: it is none. `words` say what is wrong first. */
export type TodayError = { code: 'newer-format' | 'invalid-today'; words: string };
const refuse = (code: TodayError['code'], words: string): { ok: false; error: TodayError } => ({
  ok: false,
  error: { code, words },
});

/** Checks today's changes. They are signed, but a signature makes nobody careful. */
export const parseToday = (raw: unknown): Result<TodayChanges, TodayError> => {
  const version = (raw as { formatVersion?: unknown } | null)?.formatVersion;
  if (typeof version === 'number' && version > todayVersion)
    return refuse('newer-format', `it has format ${version}`);
  const parsed = TodayChanges.safeParse(raw);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issue = parsed.error.issues[0];
  return refuse('invalid-today', `${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`.trim());
};

/** Reads the document as it was signed. */
export const readToday = (text: string): Result<TodayChanges, TodayError> => {
  try {
    return parseToday(JSON.parse(text));
  } catch {
    return refuse('invalid-today', 'it is not JSON');
  }
};

/** The document of a town where nothing is changed. */
export const noChanges = (municipality: string): TodayChanges => ({
  formatVersion: todayVersion,
  municipality,
  entries: [],
});

/** Whether an entry is over at a local moment (`YYYY-MM-DDTHH:MM`). */
export const isOver = (entry: TodayEntry, now: string): boolean => {
  const end = endOf(entry);
  return now > (end.length === 10 ? `${end}T24:00` : end);
};
