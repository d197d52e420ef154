import * as z from 'zod/mini';
import { LocalDate, LocalTime, Wording } from './language.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Open from `open` to `close` on each of `days`; `close` at or before `open` runs past midnight into the next day. */
export const WeeklyInterval = z.strictObject({
  days: z.array(z.enum(weekdays)).check(z.minLength(1)),
  open: LocalTime,
  close: LocalTime,
  validFrom: z.optional(LocalDate),
  validTo: z.optional(LocalDate),
});
export type WeeklyInterval = z.infer<typeof WeeklyInterval>;

/** What holds on a date, or on each date from `date` to `to`, in place of the weekly hours. No `hours`: closed. */
export const ScheduleException = z.strictObject({
  date: LocalDate,
  to: z.optional(LocalDate),
  hours: z.optional(z.array(z.strictObject({ open: LocalTime, close: LocalTime })).check(z.minLength(1))),
  reason: z.optional(Wording),
});
export type ScheduleException = z.infer<typeof ScheduleException>;

/**
 * When something is open. HSDS 3 `schedule`; schema.org `OpeningHoursSpecification`; Modello Comuni "Orari".
 * All times are local to the municipality. Days without an interval are closed. A schedule with `raw` alone is text that nobody could read as hours: it is shown, and never called open or closed.
 */
export const Schedule = z.strictObject({
  weekly: z.optional(z.array(WeeklyInterval)),
  exceptions: z.optional(z.array(ScheduleException)),
  /** Whether the municipality's holidays close it; true when not given. */
  holidays: z.optional(z.boolean()),
  validFrom: z.optional(LocalDate),
  validTo: z.optional(LocalDate),
  raw: z.optional(z.string()),
});
export type Schedule = z.infer<typeof Schedule>;

/** A holiday: of one year (`date`), of every year (`yearly`, `MM-DD`), or counted in days from Easter Sunday. */
export const Holiday = z.union([
  z.strictObject({ date: LocalDate, name: Wording }),
  z.strictObject({
    yearly: z.string().check(z.regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)),
    name: Wording,
  }),
  z.strictObject({ easter: z.int().check(z.gte(-60), z.lte(70)), name: Wording }),
]);
export type Holiday = z.infer<typeof Holiday>;
