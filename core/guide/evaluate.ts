import { type Answers, type Condition, unknownAnswer } from '../model/condition.ts';
import type { Guide, Question } from '../model/guide.ts';

/** True, false, or unknown because of questions that are open: what they are. */
export type Truth =
  | { readonly truth: 'yes' | 'no' }
  | { readonly truth: 'unknown'; readonly missing: readonly string[] };

/** The value of an option, for `gte` and `before`; undefined where it has none. */
export type ValueOf = (question: string, option: string) => number | string | undefined;

const yes: Truth = { truth: 'yes' };
const no: Truth = { truth: 'no' };
const missing = (...questions: readonly string[]): Truth => ({ truth: 'unknown', missing: [...new Set(questions)] });
const missingOf = (truth: Truth): readonly string[] => (truth.truth === 'unknown' ? truth.missing : []);

/** The options chosen; nothing where the question is open. "I don't know" leaves it open. */
const chosen = (answers: Answers, question: string): readonly string[] | undefined => {
  const answer = Object.hasOwn(answers, question) ? answers[question] : undefined;
  if (answer === undefined) return undefined;
  return typeof answer === 'string' ? [answer] : answer;
};

const overOptions = (answers: Answers, question: string, holds: (option: string) => boolean): Truth => {
  const options = chosen(answers, question);
  if (options === undefined) return missing(question);
  if (options.some(holds)) return yes;
  return options.includes(unknownAnswer) ? missing(question) : no;
};

/**
 * Evaluates a condition in three values (Kleene's): what is open stays unknown unless it cannot matter any more.
 * An edge may ask for the answer `unknown` itself, by `eq` or `in`.
 */
export const evaluate = (condition: Condition, answers: Answers, valueOf: ValueOf): Truth => {
  if ('all' in condition) {
    const parts = condition.all.map((part) => evaluate(part, answers, valueOf));
    if (parts.some(({ truth }) => truth === 'no')) return no;
    const open = parts.flatMap(missingOf);
    return open.length === 0 ? yes : missing(...open);
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => evaluate(part, answers, valueOf));
    if (parts.some(({ truth }) => truth === 'yes')) return yes;
    const open = parts.flatMap(missingOf);
    return open.length === 0 ? no : missing(...open);
  }
  if ('not' in condition) {
    const inner = evaluate(condition.not, answers, valueOf);
    return inner.truth === 'unknown' ? inner : inner.truth === 'yes' ? no : yes;
  }
  if ('eq' in condition) return overOptions(answers, condition.eq[0], (option) => option === condition.eq[1]);
  if ('in' in condition) return overOptions(answers, condition.in[0], (option) => condition.in[1].includes(option));
  if ('gte' in condition) {
    const [question, least] = condition.gte;
    return overOptions(answers, question, (option) => {
      const value = valueOf(question, option);
      return typeof value === 'number' && value >= least;
    });
  }
  const [question, date] = condition.before;
  return overOptions(answers, question, (option) => {
    const value = valueOf(question, option);
    // Local dates of one form compare as text.
    return typeof value === 'string' && value < date;
  });
};

/** The values of a guide's options. */
export const valuesOf = (guide: Guide): ValueOf => {
  const questions = new Map<string, Question>(guide.questions.map((question) => [question.id, question]));
  return (question, option) => questions.get(question)?.options?.find(({ id }) => id === option)?.value;
};
