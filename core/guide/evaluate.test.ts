import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers, Condition } from '../model/condition.ts';
import { eligibility } from './eligibility.ts';
import { evaluate } from './evaluate.ts';
import { conditions } from './testing.ts';

const valueOf = (question: string, option: string): number | string | undefined =>
  question === 'age'
    ? { young: 0, adult: 18, old: 75 }[option]
    : question === 'born'
      ? { now: '2026-11-30', before: '2024-01-01' }[option]
      : undefined;
const truth = (condition: Condition, answers: Answers) => evaluate(condition, answers, valueOf);
const yes = { truth: 'yes' };
const no = { truth: 'no' };
const open = (...missing: string[]) => ({ truth: 'unknown', missing });

describe('a condition', () => {
  it('on one question holds, does not, or is open', () => {
    expect(truth({ eq: ['lost', 'yes'] }, { lost: 'yes' })).toEqual(yes);
    expect(truth({ eq: ['lost', 'yes'] }, { lost: 'no' })).toEqual(no);
    expect(truth({ eq: ['lost', 'yes'] }, {})).toEqual(open('lost'));
    expect(truth({ eq: ['lost', 'yes'] }, { lost: 'unknown' })).toEqual(open('lost'));
    expect(truth({ in: ['who', ['me', 'child']] }, { who: ['mother', 'child'] })).toEqual(yes);
    expect(truth({ in: ['who', ['me']] }, { who: [] })).toEqual(no);
  });
  it('can ask for "I don’t know" itself, which is not the same as not being asked', () => {
    expect(truth({ eq: ['lost', 'unknown'] }, { lost: 'unknown' })).toEqual(yes);
    expect(truth({ in: ['lost', ['no', 'unknown']] }, { lost: ['unknown'] })).toEqual(yes);
    expect(truth({ eq: ['lost', 'unknown'] }, { lost: 'no' })).toEqual(no);
    expect(truth({ eq: ['lost', 'unknown'] }, {})).toEqual(open('lost'));
  });
  it('compares the values of options', () => {
    expect(truth({ gte: ['age', 70] }, { age: 'old' })).toEqual(yes);
    expect(truth({ gte: ['age', 75] }, { age: 'old' })).toEqual(yes);
    expect(truth({ gte: ['age', 70] }, { age: 'adult' })).toEqual(no);
    expect(truth({ gte: ['age', 70] }, { age: ['young', 'old'] })).toEqual(yes);
    expect(truth({ before: ['born', '2026-01-01'] }, { born: 'before' })).toEqual(yes);
    expect(truth({ before: ['born', '2024-01-01'] }, { born: 'before' })).toEqual(no);
    expect(truth({ gte: ['born', 5] }, { born: 'now' })).toEqual(open('born'));
    expect(truth({ gte: ['age', 70] }, { age: [] })).toEqual(no);
  });
  it('of several parts is settled by the part that settles it, and else names what is missing', () => {
    const parts: Condition[] = [{ eq: ['p', 'yes'] }, { eq: ['q', 'yes'] }, { eq: ['r', 'yes'] }];
    expect(truth({ all: parts }, { q: 'no' })).toEqual(no);
    expect(truth({ any: parts }, { q: 'yes' })).toEqual(yes);
    expect(truth({ all: parts }, { q: 'yes' })).toEqual(open('p', 'r'));
    expect(truth({ any: parts }, { q: 'no' })).toEqual(open('p', 'r'));
    expect(truth({ not: { all: parts } }, { q: 'no' })).toEqual(yes);
    expect(truth({ not: { eq: ['p', 'yes'] } }, { p: 'unknown' })).toEqual(open('p'));
  });
  it('is not fooled by names that every object has', () => {
    expect(truth({ eq: ['constructor', 'yes'] }, {})).toEqual(open('constructor'));
  });
});

describe('whatever the condition', () => {
  const ids = ['p', 'q', 'r'];
  const answer: fc.Arbitrary<Answer> = fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.subarray(['a', 'b', 'c']));
  const whole = fc.record({ p: answer, q: answer, r: answer });
  it('what is settled stays settled, whatever is answered later; and with all answers nothing is open', () => {
    fc.assert(
      fc.property(conditions(ids, ['a', 'b', 'c']), whole, fc.subarray(ids), (condition, answers, asked) => {
        const some = Object.fromEntries(Object.entries(answers).filter(([id]) => asked.includes(id)));
        const early = truth(condition, some);
        const late = truth(condition, answers);
        expect(late.truth).not.toBe('unknown');
        if (early.truth === 'unknown') {
          expect(early.missing.length).toBeGreaterThan(0);
          for (const id of early.missing) expect(asked).not.toContain(id);
        } else expect(early).toEqual(late);
      }),
      { numRuns: 2000 },
    );
  });
  it('two nots are none, and De Morgan holds', () => {
    fc.assert(
      fc.property(
        fc.array(conditions(ids, ['a', 'b']), { minLength: 1, maxLength: 3 }),
        whole,
        fc.subarray(ids),
        (parts, answers, asked) => {
          const some = Object.fromEntries(Object.entries(answers).filter(([id]) => asked.includes(id)));
          expect(truth({ not: { not: { all: parts } } }, some)).toEqual(truth({ all: parts }, some));
          expect(truth({ not: { any: parts } }, some)).toEqual(
            truth({ all: parts.map((not) => ({ not })) }, some),
          );
        },
      ),
    );
  });
});

describe('eligibility', () => {
  const guide = {
    questions: [
      {
        id: 'age',
        kind: 'one' as const,
        text: { it: 'Età' },
        options: [
          { id: 'old', label: { it: '70' }, value: 75 },
          { id: 'young', label: { it: '20' }, value: 20 },
        ],
        otherwise: 'o',
      },
    ],
    outcomes: [],
  };
  it('fits, may fit, or does not fit', () => {
    const fit = (answers: Answers) => eligibility({ gte: ['age', 70] }, answers, guide);
    expect(fit({ age: 'old' })).toEqual({ state: 'fits' });
    expect(fit({ age: 'young' })).toEqual({ state: 'does-not-fit' });
    expect(fit({})).toEqual({ state: 'may-fit', missing: ['age'] });
    expect(eligibility(undefined, {}, guide)).toBeUndefined();
  });
});
