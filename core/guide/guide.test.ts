import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../model/condition.ts';
import { Guide } from '../model/guide.ts';
import { checkGuide } from './check-guide.ts';
import { conditionText, drawGuide } from './draw-guide.ts';
import { next } from './next.ts';
import { paths } from './paths.ts';
import { guides, need, outcome, question } from './testing.ts';

const guide: Guide = {
  questions: [
    question('lost', 'yes-no', [], 'who', [{ if: { eq: ['lost', 'yes'] }, to: 'report' }]),
    question('report', 'yes-no', [], 'police', [{ if: { eq: ['report', 'yes'] }, to: 'who' }]),
    question('who', 'one', ['me', 'child', 'other'], 'renew', [
      { if: { all: [{ eq: ['who', 'child'] }, { eq: ['lost', 'yes'] }] }, to: 'police' },
      { if: { eq: ['who', 'unknown'] }, to: 'desk' },
    ]),
  ],
  outcomes: [outcome('police', 'denuncia'), outcome('renew', 'carta-identita'), outcome('desk', 'urp')],
};
const services = new Set(['denuncia', 'carta-identita', 'urp']);
const needs = [need('carta', 'lost')];
const codes = (change: Partial<Guide>, known = services, wanted = needs) =>
  checkGuide({ ...guide, ...change }, wanted, known).map(({ code, at, detail }) =>
    [code, at, detail].filter((part) => part !== undefined).join(' '),
  );

describe('the next step', () => {
  const at = (answers: Answers) => {
    const position = next(guide, 'lost', answers);
    return position.kind === 'question'
      ? position.question.id
      : position.kind === 'outcome'
        ? position.outcome.id
        : `lost at ${position.at}`;
  };
  it('is the first question without an answer, then an outcome', () => {
    expect([at({}), at({ lost: 'yes' }), at({ lost: 'no' }), at({ lost: 'no', who: 'me' })]).toEqual([
      'lost',
      'report',
      'who',
      'renew',
    ]);
  });
  it('takes otherwise for "I don’t know", unless an edge asks for it', () => {
    expect([at({ lost: 'unknown' }), at({ lost: 'no', who: 'unknown' })]).toEqual(['who', 'desk']);
  });
  it('looks back at earlier answers', () => {
    expect([at({ lost: 'yes', report: 'yes', who: 'child' }), at({ lost: 'no', who: 'child' })]).toEqual([
      'police',
      'renew',
    ]);
  });
  it('is not turned by an answer that is left from another way', () => {
    const ahead: Guide = {
      ...guide,
      questions: [
        question('p', 'yes-no', [], 'q', [{ if: { eq: ['q', 'yes'] }, to: 'desk' }]),
        question('q', 'yes-no', [], 'renew'),
      ],
    };
    expect(next(ahead, 'p', { p: 'no', q: 'yes' })).toMatchObject({
      kind: 'outcome',
      outcome: { id: 'renew' },
    });
  });
  it('asks again for an answer that the question cannot have', () => {
    expect([at({ lost: 'perhaps' }), at({ lost: ['yes'] }), at({ lost: 'no', who: 'nobody' })]).toEqual([
      'lost',
      'lost',
      'who',
    ]);
  });
  it('says how far one is', () => {
    expect(next(guide, 'lost', {})).toMatchObject({ answered: [], depth: 3 });
    expect(next(guide, 'lost', { lost: 'no' })).toMatchObject({ answered: [{ id: 'lost' }], depth: 2 });
    expect(next(guide, 'lost', { lost: 'no', who: 'me' })).toMatchObject({
      kind: 'outcome',
      outcome: { services: ['carta-identita'] },
      answered: [{ id: 'lost' }, { id: 'who' }],
    });
    expect(next(guide, 'desk', {})).toMatchObject({ kind: 'outcome', answered: [] });
  });
  it('never walks for ever, and never throws', () => {
    const circle = {
      ...guide,
      questions: [question('p', 'yes-no', [], 'q'), question('q', 'yes-no', [], 'p')],
    };
    expect(next(circle, 'p', { p: 'no', q: 'no' })).toMatchObject({ kind: 'lost', at: 'p' });
    expect(next(guide, 'nowhere', {})).toEqual({ kind: 'lost', at: 'nowhere', answered: [] });
    expect(next(circle, 'p', {})).toMatchObject({ kind: 'question', depth: 2 });
  });
});

describe('paths', () => {
  it('are all the ways there are', () => {
    const ways = [...paths(guide, 'lost')].map(
      ({ steps, end }) =>
        `${steps.map(({ question: id, answer }) => `${id}=${String(answer)}`).join(' ')} > ${end.id}`,
    );
    expect(ways).toHaveLength(14);
    expect(ways).toContain('lost=yes report=yes who=child > police');
    expect(ways).toContain('lost=unknown who=unknown > desk');
  });
  it('combine the options that conditions name, and let one stand for the others', () => {
    const many: Guide = {
      questions: [
        question('help', 'many', ['a', 'b', 'c', 'd', 'e', 'f'], 'o', [
          { if: { all: [{ eq: ['help', 'a'] }, { eq: ['help', 'b'] }] }, to: 'both' },
        ]),
      ],
      outcomes: [outcome('o', 's'), outcome('both', 's')],
    };
    expect([...paths(many, 'help')].map(({ steps }) => steps[0]?.answer)).toEqual([
      [],
      ['b'],
      ['a'],
      ['a', 'b'],
      ['c'],
      'unknown',
    ]);
  });
});

describe('the check', () => {
  it('finds nothing in a sound guide', () => {
    expect(codes({})).toEqual([]);
  });
  it('finds dead ends, and services that do not exist or are not active', () => {
    expect(codes({ outcomes: guide.outcomes.slice(0, 2) })).toEqual(['dead-end who desk']);
    expect(codes({}, services, [need('carta', 'nowhere')])).toContain('dead-end carta nowhere');
    expect(codes({}, new Set(['denuncia', 'urp']))).toEqual(['unknown-service renew carta-identita']);
    expect(codes({}, services, [...needs, { id: 'lista', title: { it: 'x' }, services: ['finto'] }])).toEqual(
      ['unknown-service lista finto'],
    );
  });
  it('finds circles', () => {
    const [lost, report, who] = guide.questions as [
      Guide['questions'][0],
      Guide['questions'][0],
      Guide['questions'][0],
    ];
    expect(codes({ questions: [lost, report, { ...who, otherwise: 'lost' }] })).toEqual([
      'cycle lost',
      'cycle report',
      'cycle who',
    ]);
  });
  it('finds what nobody can reach, also where an edge leads there', () => {
    expect(codes({ outcomes: [...guide.outcomes, outcome('alone', 'urp')] })).toEqual(['unreachable alone']);
    const never = question('who', 'one', ['me', 'child'], 'renew', [
      { if: { all: [{ eq: ['who', 'me'] }, { eq: ['who', 'child'] }] }, to: 'desk' },
    ]);
    expect(codes({ questions: [...guide.questions.slice(0, 2), never] })).toEqual([
      'unreachable desk',
      'edge-never-taken who desk',
    ]);
  });
  it('finds paths of more than five questions', () => {
    const row = Array.from({ length: 6 }, (_, index) =>
      question(`q${index}`, 'yes-no', [], index === 5 ? 'desk' : `q${index + 1}`),
    );
    expect(
      codes({ questions: row, outcomes: [outcome('desk', 'urp')] }, services, [need('lungo', 'q0')]),
    ).toEqual(['too-deep q0']);
    expect(
      codes({ questions: row, outcomes: [outcome('desk', 'urp')] }, services, [need('corto', 'q1')]),
    ).toEqual(['unreachable q0']);
  });
  it('finds conditions that no answer can meet', () => {
    const asks = (condition: Parameters<typeof conditionText>[0]) =>
      codes({
        questions: [
          ...guide.questions.slice(0, 2),
          question('who', 'one', ['me', 'you'], 'renew', [{ if: condition, to: 'desk' }]),
        ],
      }).filter((code) => code.startsWith('unanswerable'));
    expect(asks({ eq: ['nobody', 'x'] })).toEqual(['unanswerable who nobody']);
    expect(asks({ in: ['who', ['me', 'them', 'unknown']] })).toEqual(['unanswerable who who.them']);
    expect(asks({ not: { gte: ['who', 3] } })).toEqual(['unanswerable who who']);
    expect(asks({ any: [{ before: ['who', '2026-01-01'] }, { eq: ['lost', 'yes'] }] })).toEqual([
      'unanswerable who who',
    ]);
  });
  it('finds the same id twice, and questions without answers', () => {
    expect(codes({ outcomes: [...guide.outcomes, outcome('lost', 'urp')] })).toContain('duplicate-id lost');
    expect(
      codes({
        questions: [...guide.questions, { id: 'empty', kind: 'one', text: { it: 'x' }, otherwise: 'desk' }],
      }),
    ).toContain('no-options empty');
  });
  it('keeps its word on any guide: where it finds no error, every way ends in an outcome within five questions', () => {
    let sound = 0;
    fc.assert(
      fc.property(guides, (any) => {
        Guide.parse(any);
        const errors = checkGuide(any, [need('n', 'q0')], new Set(['s0', 's1'])).filter(
          ({ severity }) => severity === 'error',
        );
        const ways = [...paths(any, 'q0')];
        const bad = ways.filter(({ end, steps }) => end.kind !== 'outcome' || steps.length > 5);
        if (bad.length > 0) expect(errors.length).toBeGreaterThan(0);
        if (errors.length === 0) sound += 1;
        for (const { steps, end } of ways) {
          const position = next(
            any,
            'q0',
            Object.fromEntries(steps.map(({ question: id, answer }) => [id, answer])),
          );
          expect(position.kind).toBe(end.kind === 'outcome' ? 'outcome' : 'lost');
          if (position.kind === 'outcome') expect(position.outcome.id).toBe(end.id);
        }
      }),
      { numRuns: 500 },
    );
    expect(sound).toBeGreaterThan(0);
  });
});

describe('the drawing', () => {
  it('shows needs, questions, outcomes and edges', () => {
    const drawn = drawGuide(guide, needs);
    expect(drawn).toContain('flowchart TD\n  n_lost["lost"]');
    expect(drawn).toContain('  need_n_carta>"carta"] --> n_lost');
    expect(drawn).toContain('  n_who -->|"who = child and lost = yes"| n_police');
    expect(drawn).toContain('  n_lost -.-> n_who');
    expect(drawn).toContain('  n_renew("carta-identita")');
  });
  it('lets no sign of a text out of its label', () => {
    const hostile = {
      ...guide,
      questions: [{ ...question('q', 'yes-no', [], 'desk'), text: { it: 'a"] --> b\n<script>' } }],
    };
    const line = drawGuide(hostile, []).split('\n')[1];
    expect(line).toBe('  n_q["a#34;#93; --#62; b#10;#60;script#62;"]');
  });
  it('says conditions in few words', () => {
    expect(
      conditionText({
        all: [
          { any: [{ eq: ['a', 'b'] }, { not: { in: ['c', ['d', 'e']] } }] },
          { gte: ['f', 7] },
          { before: ['g', '2026-01-01'] },
        ],
      }),
    ).toBe('(a = b or not (c in d, e)) and f >= 7 and g before 2026-01-01');
  });
});
