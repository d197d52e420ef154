import type { Answer, Answers } from '../model/condition.ts';
import { unknownAnswer } from '../model/condition.ts';
import type { Guide, Outcome, Question } from '../model/guide.ts';
import type { ValueOf } from './evaluate.ts';
import { evaluate, isUnknown, optionIds, valuesOf } from './evaluate.ts';

/** Where somebody is in the guide. `answered` are the questions on the way here, in order. */
export type Position =
  | {
      readonly kind: 'question';
      readonly question: Question;
      readonly answered: readonly Question[];
      /** The most questions there can be from the start, this one and all that may follow included: "question 2 of at most 4". */
      readonly depth: number;
    }
  | { readonly kind: 'outcome'; readonly outcome: Outcome; readonly answered: readonly Question[] }
  /** The guide ends in nothing, or in a circle: it was published without a check. Send the person to a person. */
  | { readonly kind: 'lost'; readonly at: string; readonly answered: readonly Question[] };

/** A guide made ready to be walked: nodes by their id. */
export interface Walkable {
  readonly guide: Guide;
  readonly questions: ReadonlyMap<string, Question>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly valueOf: ValueOf;
}

// Made once for a catalogue, which never changes in place, and gone with it.
const made = new WeakMap<Guide, Walkable>();

/** Makes a guide ready; of two nodes with one id the first is taken, and a question before an outcome. */
export function walkable(guide: Guide): Walkable {
  const before = made.get(guide);
  if (before !== undefined) return before;
  const byId = <Node extends { id: string }>(nodes: readonly Node[]): Map<string, Node> =>
    new Map([...nodes].reverse().map((node) => [node.id, node]));
  const walk: Walkable = {
    guide,
    questions: byId(guide.questions),
    outcomes: byId(guide.outcomes),
    valueOf: valuesOf(guide),
  };
  made.set(guide, walk);
  return walk;
}

/** Whether an answer is one that the question can have. Answers that were kept while the catalogue changed may not be. */
export function isAnswerTo(question: Question, answer: Answer): boolean {
  const options = optionIds(question);
  if (typeof answer === 'string')
    return answer === unknownAnswer || (question.kind !== 'many' && options.includes(answer));
  if (question.kind !== 'many') return false;
  return isUnknown(answer)
    ? answer.length === 1
    : answer.every((option) => options.includes(option)) && new Set(answer).size === answer.length;
}

/** The node that follows a question, given the answers on the way, its own among them. */
export function follow(question: Question, answers: Answers, valueOf: ValueOf): string {
  const edge = question.edges?.find((one) => evaluate(one.if, answers, valueOf).truth === 'yes');
  return edge?.to ?? question.otherwise;
}

/** The nodes that a question's edges lead to, whatever the answers. */
export const targetsOf = (question: Question): readonly string[] => [
  ...(question.edges ?? []).map(({ to }) => to),
  question.otherwise,
];

/** The most questions from a node on, by the edges alone; a circle counts once. */
export function depthFrom(
  questions: Walkable['questions'],
  node: string,
  known = new Map<string, number>(),
): number {
  const question = questions.get(node);
  if (question === undefined) return 0;
  const before = known.get(node);
  if (before !== undefined) return before;
  known.set(node, 0);
  const depth = 1 + Math.max(...targetsOf(question).map((target) => depthFrom(questions, target, known)));
  known.set(node, depth);
  return depth;
}

/**
 * Follows the answers from a start to the first question that has none, or to an outcome. Conditions see the answers given on the way
 * alone: one left from another need, or from before somebody went back, must not turn the way at an earlier question, and what
 * `checkGuide` has walked is what people walk. An answer that the question cannot have is asked for again.
 * @param start a question's or an outcome's id, such as `need.start`.
 */
export function next(guide: Guide, start: string, answers: Answers): Position {
  const walk = walkable(guide);
  const answered: Question[] = [];
  const onTheWay: Record<string, Answer> = {};
  for (let node = start; ;) {
    const outcome = walk.outcomes.get(node);
    const question = walk.questions.get(node);
    if (question === undefined)
      return outcome === undefined
        ? { kind: 'lost', at: node, answered }
        : { kind: 'outcome', outcome, answered };
    if (answered.includes(question)) return { kind: 'lost', at: node, answered };
    const answer = Object.hasOwn(answers, node) ? answers[node] : undefined;
    if (answer === undefined || !isAnswerTo(question, answer)) {
      return {
        kind: 'question',
        question,
        answered,
        depth: answered.length + depthFrom(walk.questions, node),
      };
    }
    answered.push(question);
    onTheWay[node] = answer;
    node = follow(question, onTheWay, walk.valueOf);
  }
}
