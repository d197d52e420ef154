import type { Answer, Answers, Condition } from '../model/condition.ts';
import { unknownAnswer } from '../model/condition.ts';
import type { Guide, Question } from '../model/guide.ts';

/** What a condition says of some answers; `missing` are the questions whose answers would settle it. */
export type Truth =
  { readonly truth: 'yes' | 'no' } | { readonly truth: 'unknown'; readonly missing: readonly string[] };

/** What `gte` and `before` compare: the value of an option of a question. */
export type ValueOf = (question: string, option: string) => number | string | undefined;

const yes: Truth = { truth: 'yes' };
const no: Truth = { truth: 'no' };
const notYet = (missing: readonly string[]): Truth => ({ truth: 'unknown', missing: [...new Set(missing)] });
const decided = (holds: boolean): Truth => (holds ? yes : no);

const chosen = (answer: Answer): readonly string[] => (typeof answer === 'string' ? [answer] : answer);
/** Whether an answer is "I don't know". */
export const isUnknown = (answer: Answer): boolean => chosen(answer).includes(unknownAnswer);

const missingOf = (truth: Truth): readonly string[] => (truth.truth === 'unknown' ? truth.missing : []);

/** A condition on one question. Whoever does not know leaves it open, unless the condition asks just that. */
function ofQuestion(
  question: string,
  answers: Answers,
  asksUnknown: boolean,
  holds: (options: readonly string[]) => boolean | undefined,
): Truth {
  // Own properties alone: a question may have the id `constructor`.
  const answer = Object.hasOwn(answers, question) ? answers[question] : undefined;
  if (answer === undefined) return notYet([question]);
  if (isUnknown(answer)) return asksUnknown ? yes : notYet([question]);
  const held = holds(chosen(answer));
  return held === undefined ? notYet([question]) : decided(held);
}

/** Any of the options compares as asked; undefined where none of them has a value to compare. */
function compared(
  question: string,
  options: readonly string[],
  valueOf: ValueOf,
  holds: (value: number | string) => boolean | undefined,
): boolean | undefined {
  // None of several chosen: nothing that could compare.
  if (options.length === 0) return false;
  const held = options.map((option) => {
    const value = valueOf(question, option);
    return value === undefined ? undefined : holds(value);
  });
  if (held.includes(true)) return true;
  return held.includes(undefined) ? undefined : false;
}

/**
 * Evaluates a condition in Kleene's three-valued logic over the answers given so far. A question that was not asked and one
 * answered with "I don't know" are the same here, except that `eq` and `in` may ask for `unknown` itself. Of several chosen
 * options one that holds is enough.
 */
export function evaluate(condition: Condition, answers: Answers, valueOf: ValueOf): Truth {
  if ('all' in condition) {
    const truths = condition.all.map((part) => evaluate(part, answers, valueOf));
    if (truths.some(({ truth }) => truth === 'no')) return no;
    const missing = truths.flatMap(missingOf);
    return missing.length > 0 ? notYet(missing) : yes;
  }
  if ('any' in condition) {
    const truths = condition.any.map((part) => evaluate(part, answers, valueOf));
    if (truths.some(({ truth }) => truth === 'yes')) return yes;
    const missing = truths.flatMap(missingOf);
    return missing.length > 0 ? notYet(missing) : no;
  }
  if ('not' in condition) {
    const truth = evaluate(condition.not, answers, valueOf);
    return truth.truth === 'unknown' ? truth : decided(truth.truth === 'no');
  }
  if ('eq' in condition) {
    const [question, option] = condition.eq;
    return ofQuestion(question, answers, option === unknownAnswer, (options) => options.includes(option));
  }
  if ('in' in condition) {
    const [question, among] = condition.in;
    return ofQuestion(question, answers, among.includes(unknownAnswer), (options) =>
      options.some((option) => among.includes(option)),
    );
  }
  if ('gte' in condition) {
    const [question, least] = condition.gte;
    return ofQuestion(question, answers, false, (options) =>
      compared(question, options, valueOf, (value) =>
        typeof value === 'number' ? value >= least : undefined,
      ),
    );
  }
  const [question, date] = condition.before;
  return ofQuestion(question, answers, false, (options) =>
    compared(question, options, valueOf, (value) => (typeof value === 'string' ? value < date : undefined)),
  );
}

/** The options of a question with their ids; `yes-no` has two without naming them. */
export const optionIds = (question: Question): readonly string[] =>
  question.kind === 'yes-no' ? ['yes', 'no'] : (question.options ?? []).map(({ id }) => id);

/** The values of a guide's options. */
export function valuesOf(guide: Guide): ValueOf {
  const values = new Map(
    guide.questions.flatMap(({ id, options }) =>
      (options ?? []).map((option) => [`${id} ${option.id}`, option.value] as const),
    ),
  );
  return (question, option) => values.get(`${question} ${option}`);
}
