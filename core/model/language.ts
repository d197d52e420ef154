import * as z from 'zod/mini';

/** The languages of the kiosk, as BCP 47 tags, in the order in which they are offered. */
export const languages = ['it', 'en', 'ro', 'sq', 'ar', 'zh-Hans', 'uk', 'fr', 'es', 'bn', 'pa'] as const;
export type Language = (typeof languages)[number];
export const Language = z.enum(languages);

/** Languages written from right to left. */
export const rightToLeft: readonly Language[] = ['ar'];

/** A text in one or more languages. Italian is always there: it is what every other language falls back to. */
export const Text = z.strictObject({
  it: z.string().check(z.minLength(1)),
  en: z.optional(z.string().check(z.minLength(1))),
  ro: z.optional(z.string().check(z.minLength(1))),
  sq: z.optional(z.string().check(z.minLength(1))),
  ar: z.optional(z.string().check(z.minLength(1))),
  'zh-Hans': z.optional(z.string().check(z.minLength(1))),
  uk: z.optional(z.string().check(z.minLength(1))),
  fr: z.optional(z.string().check(z.minLength(1))),
  es: z.optional(z.string().check(z.minLength(1))),
  bn: z.optional(z.string().check(z.minLength(1))),
  pa: z.optional(z.string().check(z.minLength(1))),
});
export type Text = z.infer<typeof Text>;

const words = z.optional(z.array(z.string().check(z.minLength(1))));
/** Words of each language, such as synonyms: no language is required. */
export const Words = z.strictObject({
  it: words,
  en: words,
  ro: words,
  sq: words,
  ar: words,
  'zh-Hans': words,
  uk: words,
  fr: words,
  es: words,
  bn: words,
  pa: words,
});
export type Words = z.infer<typeof Words>;

/** A slug of 40 characters or fewer: lower-case letters, digits, single hyphens. */
export const Id = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(40));
export type Id = z.infer<typeof Id>;

/** One of the catalogue's controlled phrases, by its id: what people must act on is said with these, in every language. */
export const PhraseReference = z.strictObject({ phrase: Id });

/** A controlled phrase where there is one, else a text of its own. */
export const Wording = z.union([PhraseReference, Text]);
export type Wording = z.infer<typeof Wording>;

/** A local calendar date, `YYYY-MM-DD`. */
export const LocalDate = z.string().check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/));
/** A local time of day, `HH:MM`; `24:00` ends a day. */
export const LocalTime = z.string().check(z.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/));
/** A local date, with a time of day where it matters: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`. */
export const LocalMoment = z
  .string()
  .check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d)?$/));
export const WebAddress = z.string().check(z.regex(/^https?:\/\/[^\s]+$/));
export const PhoneNumber = z.string().check(z.regex(/^\+?[\d][\d ./-]{1,24}$/));
