import * as z from 'zod/mini';
import { Condition } from './condition.ts';
import { Id, LocalDate, Text, WebAddress, Wording, Words } from './language.ts';

/** One answer to a question. `value` is what `gte` and `before` compare. */
export const Option = z.strictObject({
  id: Id,
  label: Wording,
  hint: z.optional(Wording),
  icon: z.optional(Id),
  value: z.optional(z.union([z.number(), LocalDate])),
});
export type Option = z.infer<typeof Option>;

/**
 * A question of the guide. `yes-no` has the options `yes` and `no` without naming them. "I don't know" and "ask a person"
 * are on every question and are never written here. The first edge whose condition holds is followed, else `otherwise`
 * (which "I don't know" takes too, unless an edge asks for `unknown`).
 */
export const Question = z.strictObject({
  id: Id,
  kind: z.enum(['one', 'many', 'yes-no']),
  text: Text,
  help: z.optional(Text),
  options: z.optional(z.array(Option).check(z.minLength(2))),
  edges: z.optional(z.array(z.strictObject({ if: Condition, to: Id }))),
  otherwise: Id,
});
export type Question = z.infer<typeof Question>;

/** An end of the guide: the services it names, most fitting first, and a sentence on why. */
export const Outcome = z.strictObject({
  id: Id,
  services: z.array(Id).check(z.minLength(1)),
  why: z.optional(Text),
});
export type Outcome = z.infer<typeof Outcome>;

/** Questions and outcomes; edges point to either. At most five questions deep, no cycle, no dead end. */
export const Guide = z.strictObject({
  formatVersion: z.optional(z.literal(1)),
  questions: z.array(Question),
  outcomes: z.array(Outcome),
});
export type Guide = z.infer<typeof Guide>;

/** A need in people's own words, with its way into the guide. CPSV-AP `cv:LifeEvent` through `closeMatch`. */
export const Need = z.strictObject({
  id: Id,
  title: Text,
  description: z.optional(Text),
  icon: z.optional(Id),
  /** The first question, or an outcome. Without it the need lists its services. */
  start: z.optional(Id),
  /** Services listed where there is no `start`, in this order; services that name the need follow. */
  services: z.optional(z.array(Id)),
  /** IRIs of EU or Italian life and business events (`skos:closeMatch`). */
  closeMatch: z.optional(z.array(WebAddress)),
  synonyms: z.optional(Words),
});
export type Need = z.infer<typeof Need>;
