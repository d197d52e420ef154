import fc from 'fast-check';
import type { Condition } from '../model/condition.ts';
import type { Guide, Need, Question } from '../model/guide.ts';

/** A question with options `a`, `b`, ... */
export const question = (
  id: string,
  kind: Question['kind'],
  options: readonly string[],
  otherwise: string,
  edges: Question['edges'] = [],
): Question => ({
  id,
  kind,
  text: { it: id },
  ...(kind === 'yes-no' ? {} : { options: options.map((option) => ({ id: option, label: { it: option } })) }),
  edges,
  otherwise,
});

export const outcome = (id: string, ...services: string[]): Guide['outcomes'][number] => ({ id, services });
export const need = (id: string, start: string): Need => ({ id, title: { it: id }, start });

/** Conditions over the given questions and options. */
export const conditions = (
  questions: readonly string[],
  options: readonly string[],
): fc.Arbitrary<Condition> => {
  const id = fc.constantFrom(...questions);
  const option = fc.constantFrom(...options, 'unknown');
  return fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      fc.tuple(id, option).map(([one, other]): Condition => ({ eq: [one, other] })),
      fc
        .tuple(id, fc.array(option, { minLength: 1, maxLength: 3 }))
        .map(([one, others]): Condition => ({ in: [one, others] })),
      tie('condition').map((not): Condition => ({ not })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
    ),
  })).condition;
};

/** Guides of up to six questions whose edges point to any node: sound ones, circles, and dead ends among them. */
export const guides: fc.Arbitrary<Guide> = fc.integer({ min: 1, max: 5 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, index) => `q${index}`);
  const target = (index: number): fc.Arbitrary<string> =>
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...ids.slice(index + 1), 'o0', 'o1') },
      { weight: 1, arbitrary: fc.constantFrom(...ids, 'nowhere') },
    );
  const questions = ids.map((id, index) =>
    fc
      .tuple(
        fc.constantFrom('one' as const, 'many' as const, 'yes-no' as const),
        target(index),
        fc.array(
          fc.record({ if: conditions(ids.slice(0, index + 1), ['a', 'b', 'yes', 'no']), to: target(index) }),
          { maxLength: 2 },
        ),
      )
      .map(([kind, otherwise, edges]) => question(id, kind, ['a', 'b', 'c'], otherwise, edges)),
  );
  return fc
    .tuple(...questions)
    .map((made): Guide => ({ questions: made, outcomes: [outcome('o0', 's0'), outcome('o1', 's1')] }));
});
