import type { Answer, Answers } from '../model/condition.ts';
import { unknownAnswer } from '../model/condition.ts';
import type { Guide, Outcome, Question } from '../model/guide.ts';
import type { ValueOf } from './evaluate.ts';
import { evaluate, isUnknown, optionIds, valuesOf } from './evaluate.ts';

/** A question and the answer it was given on the way. */
export interface StepTaken {
  readonly question: string;
  readonly answer: Answer;
}

/** Where somebody is in the guide. */
export type Position =
  | {
      readonly kind: 'question';
      readonly question: Question;
      /** The questions answered on the way here. */
      readonly steps: readonly StepTaken[];
      /** The most questions there can be from the start, this one and all that may follow included: "question 2 of at most 4". */
      readonly depth: number;
    }
  | { readonly kind: 'outcome'; readonly outcome: Outcome; readonly steps: readonly StepTaken[] }
  /** The guide ends in nothing, or in a circle: it was published without a check. Send the person to a person. */
  | { readonly kind: 'lost'; readonly at: string; readonly steps: readonly StepTaken[] };

/** A guide made ready to be walked: nodes by their id. Make it once a catalogue. */
export interface Walkable {
  readonly guide: Guide;
  readonly questions: ReadonlyMap<string, Question>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly valueOf: ValueOf;
}

/** Makes a guide ready; of two nodes with one id the first is taken, and a question before an outcome. */
export function walkable(guide: Guide): Walkable {
  const byId = <Node extends { id: string }>(nodes: readonly Node[]): Map<string, Node> => new Map([...nodes].reverse().map((node) => [node.id, node]));
  return { guide, questions: byId(guide.questions), outcomes: byId(guide.outcomes), valueOf: valuesOf(guide) };
}

/** Whether an answer is one that the question can have. Answers that were kept while the catalogue changed may not be. */
export function isAnswerTo(question: Question, answer: Answer): boolean {
  const options = optionIds(question);
  if (typeof answer === 'string') return answer === unknownAnswer || (question.kind !== 'many' && options.includes(answer));
  if (question.kind !== 'many') return false;
  return isUnknown(answer) ? answer.length === 1 : answer.every((option) => options.includes(option)) && new Set(answer).size === answer.length;
}

/** The node that follows a question, its own answer among the answers. */
export function follow(question: Question, answers: Answers, valueOf: ValueOf): string {
  const edge = question.edges?.find((one) => evaluate(one.if, answers, valueOf).verdict === 'fits');
  return edge?.to ?? question.otherwise;
}

/** The nodes that a question's edges lead to, whatever the answers. */
export const targetsOf = (question: Question): readonly string[] => [...(question.edges ?? []).map(({ to }) => to), question.otherwise];

/** The most questions from a node on, by the edges alone; a circle counts once. */
export function depthFrom({ questions }: Walkable, node: string, known = new Map<string, number>()): number {
  const question = questions.get(node);
  if (question === undefined) return 0;
  const before = known.get(node);
  if (before !== undefined) return before;
  known.set(node, 0);
  const depth = 1 + Math.max(...targetsOf(question).map((target) => depthFrom({ questions } as Walkable, target, known)));
  known.set(node, depth);
  return depth;
}

/**
 * Follows the answers from a start to the first question that has none, or to an outcome. Answers to questions that are not on
 * the way count in conditions all the same; one that the question cannot have is asked for again.
 * @param start a question's or an outcome's id, such as `need.start`.
 */
export function next(walk: Walkable, start: string, answers: Answers): Position {
  const steps: StepTaken[] = [];
  const seen = new Set<string>();
  for (let node = start; ; ) {
    const outcome = walk.outcomes.get(node);
    const question = walk.questions.get(node);
    if (question === undefined) return outcome === undefined ? { kind: 'lost', at: node, steps } : { kind: 'outcome', outcome, steps };
    if (seen.has(node)) return { kind: 'lost', at: node, steps };
    seen.add(node);
    const answer = Object.hasOwn(answers, node) ? answers[node] : undefined;
    if (answer === undefined || !isAnswerTo(question, answer)) {
      return { kind: 'question', question, steps, depth: steps.length + depthFrom(walk, node) };
    }
    steps.push({ question: node, answer });
    node = follow(question, answers, walk.valueOf);
  }
}
