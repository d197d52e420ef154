import type { Answers, Condition } from '../model/condition.ts';
import type { Guide } from '../model/guide.ts';
import { evaluate, valuesOf } from './evaluate.ts';

/** Whether a service is for somebody, by what they answered; `missing` are the questions that would settle it. */
export type Fit =
  | { readonly state: 'fits' | 'does-not-fit' }
  | { readonly state: 'may-fit'; readonly missing: readonly string[] };

/** Eligibility by the guide's answers. A service without a condition fits everybody and is not asked about: undefined. */
export const eligibility = (
  condition: Condition | undefined,
  answers: Answers,
  guide: Guide,
): Fit | undefined => {
  if (condition === undefined) return undefined;
  const truth = evaluate(condition, answers, valuesOf(guide));
  if (truth.truth === 'unknown') return { state: 'may-fit', missing: truth.missing };
  return { state: truth.truth === 'yes' ? 'fits' : 'does-not-fit' };
};
