import type { Condition } from '../model/condition.ts';
import { unknownAnswer } from '../model/condition.ts';
import type { Guide, Need } from '../model/guide.ts';
import { optionIds } from './evaluate.ts';
import type { Walkable } from './next.ts';
import { targetsOf, walkable } from './next.ts';
import type { Path } from './paths.ts';
import { mentions, paths } from './paths.ts';

/** More questions than this in a row and people walk away. */
export const deepest = 5;
/** A guide with more paths is not enumerated to the end, and the check says so. */
export const pathsAtMost = 200_000;

/** What is wrong with a guide; `at` is the node or the need, `detail` the id that it is about. */
export interface Finding {
  readonly code:
    | 'duplicate-id'
    | 'dead-end'
    | 'cycle'
    | 'unreachable'
    | 'unknown-service'
    | 'too-deep'
    | 'no-options'
    | 'unanswerable'
    | 'edge-never-taken'
    | 'too-many-paths';
  readonly severity: 'error' | 'warning';
  readonly at: string;
  readonly detail?: string;
}

const error = (code: Finding['code'], at: string, detail?: string): Finding => ({
  code,
  severity: 'error',
  at,
  ...(detail === undefined ? {} : { detail }),
});
const warning = (code: Finding['code'], at: string, detail?: string): Finding => ({
  ...error(code, at, detail),
  severity: 'warning',
});

/** What in a condition no answer could ever meet: a question or an option that is not there, a value that no option has. */
export function checkCondition(
  condition: Condition,
  at: string,
  questions: Walkable['questions'],
): Finding[] {
  if ('all' in condition) return condition.all.flatMap((part) => checkCondition(part, at, questions));
  if ('any' in condition) return condition.any.flatMap((part) => checkCondition(part, at, questions));
  if ('not' in condition) return checkCondition(condition.not, at, questions);
  return mentions(condition).flatMap(({ question: id, options }) => {
    const question = questions.get(id);
    if (question === undefined) return [error('unanswerable', at, id)];
    if (options !== undefined) {
      return options
        .filter((option) => option !== unknownAnswer && !optionIds(question).includes(option))
        .map((option) => error('unanswerable', at, `${id}.${option}`));
    }
    const type = 'gte' in condition ? 'number' : 'string';
    return question.options?.some(({ value }) => typeof value === type) === true
      ? []
      : [error('unanswerable', at, id)];
  });
}

function duplicates(guide: Guide): Finding[] {
  const seen = new Set<string>();
  return [...guide.questions, ...guide.outcomes].flatMap(({ id }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [error('duplicate-id', id)];
  });
}

/** Circles by the edges alone, whatever the answers: each question that can be reached from itself. */
function circles({ questions, guide }: Walkable): Finding[] {
  return guide.questions.flatMap(({ id }) => {
    const seen = new Set<string>();
    const open = [id];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const question = questions.get(node);
      for (const target of question === undefined ? [] : targetsOf(question)) {
        if (target === id) return [error('cycle', id)];
        if (!seen.has(target)) {
          seen.add(target);
          open.push(target);
        }
      }
    }
    return [];
  });
}

/** Walks every path of every need: what is never reached, too deep, or ends in nothing. */
function walkAll(walk: Walkable, needs: readonly Need[]): Finding[] {
  const findings: Finding[] = [];
  const reached = new Set<string>();
  const taken = new Set<string>();
  const tooDeep = new Set<string>();
  let walked = 0;
  let whole = true;
  const visit = (path: Path, start: string): void => {
    path.nodes.forEach((node, index) => {
      reached.add(node);
      const to = path.nodes[index + 1];
      if (to !== undefined) taken.add(`${node} ${to}`);
    });
    if (path.steps.length > deepest) tooDeep.add(start);
  };
  for (const start of new Set(needs.flatMap((need) => need.start ?? []))) {
    for (const path of paths(walk.guide, start)) {
      visit(path, start);
      walked += 1;
      if (walked >= pathsAtMost) break;
    }
    if (walked >= pathsAtMost) {
      findings.push(warning('too-many-paths', start));
      whole = false;
      break;
    }
  }
  findings.push(...[...tooDeep].map((start) => error('too-deep', start)));
  // Half a walk proves nothing about what was not seen.
  if (!whole) return findings;
  for (const { id } of [...walk.guide.questions, ...walk.guide.outcomes])
    if (!reached.has(id)) findings.push(error('unreachable', id));
  for (const { id, edges } of walk.guide.questions) {
    if (!reached.has(id)) continue;
    for (const { to } of edges ?? [])
      if (!taken.has(`${id} ${to}`)) findings.push(warning('edge-never-taken', id, to));
  }
  return findings;
}

/**
 * Checks a guide before it is published: ids, edges, conditions, services, and every path from every need.
 * @param needs the needs whose `start` leads into it; their own `services` are checked too.
 * @param serviceIds the services that exist and are active.
 */
export function checkGuide(guide: Guide, needs: readonly Need[], serviceIds: ReadonlySet<string>): Finding[] {
  const walk = walkable(guide);
  const exists = (id: string): boolean => walk.questions.has(id) || walk.outcomes.has(id);
  const unknownServices = (at: string, services: readonly string[]): Finding[] =>
    services.filter((id) => !serviceIds.has(id)).map((id) => error('unknown-service', at, id));
  const findings = [
    ...duplicates(guide),
    ...guide.questions.flatMap((question) => [
      ...targetsOf(question)
        .filter((to) => !exists(to))
        .map((to) => error('dead-end', question.id, to)),
      ...(optionIds(question).length === 0 ? [error('no-options', question.id)] : []),
      ...(question.edges ?? []).flatMap((edge) => checkCondition(edge.if, question.id, walk.questions)),
    ]),
    ...guide.outcomes.flatMap(({ id, services }) => unknownServices(id, services)),
    ...needs.flatMap((need) => [
      ...(need.start !== undefined && !exists(need.start) ? [error('dead-end', need.id, need.start)] : []),
      ...unknownServices(need.id, need.services ?? []),
    ]),
  ];
  const cycles = circles(walk);
  // In a circle paths go on for as long as there are questions; the circle is to be mended first.
  return cycles.length > 0 ? [...findings, ...cycles] : [...findings, ...walkAll(walk, needs)];
}
