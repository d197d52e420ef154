import { eligibility } from '../../core/guide/eligibility.ts';
import type { Answers } from '../../core/model/condition.ts';
import type { DraftService } from '../../core/model/service.ts';
import type { Shown } from '../contract/shown.ts';
import type { ViewContext } from './context.ts';

/** Whether a service is for this person, and which questions would settle it, in their words. */
export const fitOf = (
  { generation, say }: ViewContext,
  service: DraftService,
  answers: Answers,
): { state: 'fits' | 'may-fit' | 'does-not-fit'; missing: Shown[] } | undefined => {
  const { guide } = generation.catalogue;
  const fit = eligibility(service.eligibility, answers, guide);
  if (fit === undefined) return undefined;
  if (fit.state !== 'may-fit') return { state: fit.state, missing: [] };
  const texts = fit.missing.flatMap(
    (id) => guide.questions.find((question) => question.id === id)?.text ?? [],
  );
  return { state: fit.state, missing: texts.map((text) => say.text(text)) };
};
