import {
  checkCondition,
  checkGuide,
  deepest,
  pathsAtMost,
  type Finding as GuideFinding,
} from '../../core/guide/check-guide.ts';
import { walkable } from '../../core/guide/next.ts';
import type { Catalogue } from '../../core/model/catalogue.ts';
import type { Finding } from '../source/finding.ts';
import type { Located } from '../source/read-source.ts';

type Words = { message: string; fix: string };

const words: Readonly<Record<GuideFinding['code'], (detail: string) => Words>> = {
  'duplicate-id': () => ({
    message: 'stands twice in the guide.',
    fix: 'Give one of them another id, and mend what points to it.',
  }),
  'dead-end': (to) => ({
    message: `leads to "${to}", which is no question and no outcome.`,
    fix: 'Add it to guide.yaml, or name one that is.',
  }),
  cycle: () => ({
    message: 'leads back to itself.',
    fix: 'Let one of the answers on the way lead on to an outcome.',
  }),
  unreachable: () => ({
    message: 'is reached by no need and no answer.',
    fix: 'Let an answer or a need lead to it, or take it out.',
  }),
  'unknown-service': (service) => ({
    message: `names the service "${service}", which is not active.`,
    fix: 'Name one that is, or set it to status: active.',
  }),
  'too-deep': () => ({
    message: `has ways of more than ${deepest} questions.`,
    fix: 'Join questions, or leave some to the service.',
  }),
  'no-options': () => ({ message: 'has no answers.', fix: 'Add options, or make it kind: yes-no.' }),
  unanswerable: (what) => ({
    message: `has a condition on "${what}", which no answer can meet.`,
    fix: 'Name a question and one of its options (or a value that its options have).',
  }),
  'edge-never-taken': (to) => ({
    message: `has an answer that should lead to "${to}", and never does.`,
    fix: 'Put it before the edge that takes its answers, or take it out.',
  }),
  'too-many-paths': () => ({
    message: `has more than ${pathsAtMost} ways: not all were tried.`,
    fix: 'Join questions with many answers.',
  }),
};

/** Where a node of the guide, or a need, stands. */
const place = (
  located: readonly Located[],
  catalogue: Catalogue,
  id: string,
): { one: Located; path: PropertyKey[] } | undefined => {
  const guide = located.find(({ kind }) => kind === 'guide');
  if (guide !== undefined)
    for (const part of ['questions', 'outcomes'] as const) {
      const index = catalogue.guide[part].findIndex((node) => node.id === id);
      if (index >= 0) return { one: guide, path: [part, index] };
    }
  const need = located.find((one) => one.kind === 'needs' && (one.record as { id: string }).id === id);
  return need && { one: need, path: [...need.at] };
};

const findingOf = (found: GuideFinding, at: { one: Located; path: PropertyKey[] } | undefined): Finding => {
  const { message, fix } = words[found.code](found.detail ?? '');
  const line = at?.one.lineOf(at.path);
  return {
    severity: found.severity,
    file: at?.one.file ?? 'guide.yaml',
    ...(line === undefined ? {} : { line }),
    path: (at?.path ?? [found.at]).map(String).join('.'),
    message: `"${found.at}" ${message}`,
    fix,
  };
};

/** What is wrong with the guide: dead ends, circles, questions that nobody comes to, services that are not shown, conditions that no answer meets. */
export const guideFindings = (catalogue: Catalogue, located: readonly Located[]): Finding[] => {
  const { guide, needs, services } = catalogue;
  const active = new Set(services.filter(({ status }) => status === 'active').map(({ id }) => id));
  const known = new Set(services.map(({ id }) => id));
  const ofGuide = checkGuide(guide, needs, active)
    // A service that is nowhere is a reference to nothing, and said as such.
    .filter(({ code, detail }) => code !== 'unknown-service' || known.has(detail ?? ''))
    .map((found) => findingOf(found, place(located, catalogue, found.at)));
  const { questions } = walkable(guide);
  const ofServices = services.flatMap((service) => {
    if (service.eligibility === undefined) return [];
    const one = located.find(
      ({ kind, record }) => kind === 'services' && (record as { id: string }).id === service.id,
    );
    if (one === undefined) return [];
    return checkCondition(service.eligibility, service.id, questions).map((found) =>
      findingOf(found, { one, path: ['eligibility'] }),
    );
  });
  return [...ofGuide, ...ofServices];
};
