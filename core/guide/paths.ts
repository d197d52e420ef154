import type { Answer, Answers, Condition } from '../model/condition.ts';
import { unknownAnswer } from '../model/condition.ts';
import type { Guide, Question } from '../model/guide.ts';
import { optionIds } from './evaluate.ts';
import { follow, walkable } from './next.ts';

/** A question and the answer that a path gives it. */
export interface StepTaken {
  readonly question: string;
  readonly answer: Answer;
}

/** A way through the guide, from a start to where it ends. */
export interface Path {
  readonly steps: readonly StepTaken[];
  /** The nodes on the way, the end included. */
  readonly nodes: readonly string[];
  /** `missing`: it leads to a node that is not there; `circle`: to one that was on the way. */
  readonly end: { readonly kind: 'outcome' | 'missing' | 'circle'; readonly id: string };
}

/** The questions and options that a condition speaks of; no option: of the value of any. */
export function mentions(
  condition: Condition,
): { readonly question: string; readonly options?: readonly string[] }[] {
  if ('all' in condition) return condition.all.flatMap(mentions);
  if ('any' in condition) return condition.any.flatMap(mentions);
  if ('not' in condition) return mentions(condition.not);
  if ('eq' in condition) return [{ question: condition.eq[0], options: [condition.eq[1]] }];
  if ('in' in condition) return [{ question: condition.in[0], options: condition.in[1] }];
  return [{ question: 'gte' in condition ? condition.gte[0] : condition.before[0] }];
}

/** The most options of a question with several answers whose combinations are all tried: 2 to the 6th. */
const combinedAtMost = 6;

/** Every answer that can make a difference. Of many options those that no condition names are alike, so one stands for all. */
function answersTo(question: Question, named: ReadonlyMap<string, ReadonlySet<string> | 'all'>): Answer[] {
  const options = optionIds(question);
  if (question.kind !== 'many') return [...options, unknownAnswer];
  const spoken = named.get(question.id) ?? new Set<string>();
  const telling = options.filter((option) => spoken === 'all' || spoken.has(option));
  const alike = options.find((option) => !telling.includes(option));
  const first = telling.slice(0, combinedAtMost);
  let combinations: string[][] = [[]];
  for (const option of first) combinations = combinations.flatMap((one) => [one, [...one, option]]);
  // Beyond that, each alone and all together: not every path any more, but every edge that asks for one option.
  const others = telling.slice(combinedAtMost).map((option) => [option]);
  const everything = others.length > 0 ? [[...telling]] : [];
  return [
    ...combinations,
    ...others,
    ...everything,
    ...(alike === undefined ? [] : [[alike]]),
    unknownAnswer,
  ];
}

function namedOptions(guide: Guide): Map<string, Set<string> | 'all'> {
  const named = new Map<string, Set<string> | 'all'>();
  for (const { question, options } of guide.questions.flatMap(({ edges }) =>
    (edges ?? []).flatMap((edge) => mentions(edge.if)),
  )) {
    const before = named.get(question) ?? new Set<string>();
    named.set(question, options === undefined || before === 'all' ? 'all' : new Set([...before, ...options]));
  }
  return named;
}

/** Every path from a start, lazily: a guide five questions deep with six answers each has thousands. */
export function* paths(guide: Guide, start: string): Generator<Path> {
  const walk = walkable(guide);
  const named = namedOptions(guide);
  function* from(
    node: string,
    steps: readonly StepTaken[],
    nodes: readonly string[],
    answers: Answers,
  ): Generator<Path> {
    const through = [...nodes, node];
    const question = walk.questions.get(node);
    if (question === undefined)
      yield {
        steps,
        nodes: through,
        end: { kind: walk.outcomes.has(node) ? 'outcome' : 'missing', id: node },
      };
    else if (nodes.includes(node)) yield { steps, nodes: through, end: { kind: 'circle', id: node } };
    else {
      for (const answer of answersTo(question, named)) {
        const given = { ...answers, [node]: answer };
        yield* from(
          follow(question, given, walk.valueOf),
          [...steps, { question: node, answer }],
          through,
          given,
        );
      }
    }
  }
  yield* from(start, [], [], {});
}
