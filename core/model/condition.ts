import * as z from 'zod/mini';
import { Id, LocalDate } from './language.ts';

/** What a person answered to a question: an option's id, several, or that they do not know. */
export type Answer = string | readonly string[];
/** The id of the answer "I don't know", which every question has. */
export const unknownAnswer = 'unknown';
/** Answers by the id of their question. */
export type Answers = Readonly<Record<string, Answer>>;

/**
 * A typed condition over answers; there are no code strings. `[question, value]` pairs name the question first.
 * `gte` and `before` compare the `value` of the chosen option (a number, or a local date).
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { eq: [Id, string] }
  | { in: [Id, string[]] }
  | { gte: [Id, number] }
  | { before: [Id, string] };

export const Condition: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).check(z.minLength(1)) }),
    z.strictObject({ any: z.array(Condition).check(z.minLength(1)) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ eq: z.tuple([Id, z.string()]) }),
    z.strictObject({ in: z.tuple([Id, z.array(z.string()).check(z.minLength(1))]) }),
    z.strictObject({ gte: z.tuple([Id, z.number()]) }),
    z.strictObject({ before: z.tuple([Id, LocalDate]) }),
  ]),
);
