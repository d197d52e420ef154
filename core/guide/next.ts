import type { Answers } from '../model/condition.ts';
import type { Guide, Outcome, Question } from '../model/guide.ts';
import { evaluate, valuesOf } from './evaluate.ts';

/** Where the answers lead: the next question, or an outcome; `answered` are the questions on the way, in order. */
export type Next =
  | { readonly kind: 'question'; readonly question: Question; readonly answered: readonly Question[] }
  | { readonly kind: 'outcome'; readonly outcome: Outcome; readonly answered: readonly Question[] }
  /** The guide is broken here: an edge to nothing, or a cycle. `check` finds both before anybody meets them. */
  | { readonly kind: 'broken'; readonly at: string; readonly answered: readonly Question[] };

/** The node that a question's answer leads to: the first edge that holds, else `otherwise`. */
export const follow = (guide: Guide, question: Question, answers: Answers): string =>
  question.edges?.find((edge) => evaluate(edge.if, answers, valuesOf(guide)).truth === 'yes')?.to ?? question.otherwise;

/** Walks from `start` through what was answered. Answers to questions that are not on the way are ignored. */
export const next = (guide: Guide, start: string, answers: Answers): Next => {
  const answered: Question[] = [];
  let at = start;
  for (;;) {
    const question = guide.questions.find(({ id }) => id === at);
    if (question === undefined) {
      const outcome = guide.outcomes.find(({ id }) => id === at);
      return outcome === undefined ? { kind: 'broken', at, answered } : { kind: 'outcome', outcome, answered };
    }
    if (answered.includes(question)) return { kind: 'broken', at, answered };
    const answer = Object.hasOwn(answers, at) ? answers[at] : undefined;
    if (answer === undefined || (typeof answer !== 'string' && answer.length === 0)) return { kind: 'question', question, answered };
    answered.push(question);
    at = follow(guide, question, answers);
  }
};
