import { next } from '../../core/guide/next.ts';
import { type Answers, unknownAnswer } from '../../core/model/condition.ts';
import type { Question } from '../../core/model/guide.ts';
import type { Shown } from '../contract/shown.ts';
import type { AnsweredView, GuideView, ServiceHit } from '../contract/views.ts';
import type { ViewContext } from './context.ts';
import { serviceHit } from './hits.ts';

const optionsOf = (
  { say }: ViewContext,
  question: Question,
): Extract<GuideView, { kind: 'question' }>['options'] =>
  question.kind === 'yes-no'
    ? [
        { id: 'yes', label: say.message('answer.yes') },
        { id: 'no', label: say.message('answer.no') },
      ]
    : (question.options ?? []).map((option) => ({
        id: option.id,
        label: say.wording(option.label),
        ...(option.hint === undefined ? {} : { hint: say.wording(option.hint) }),
        ...(option.icon === undefined ? {} : { icon: option.icon }),
      }));

/** What was answered to a question, in the person's words; ids that the question does not have are left out. */
const answeredView = (
  context: ViewContext,
  question: Question,
  answers: Answers,
): AnsweredView | undefined => {
  const given = answers[question.id];
  const ids = given === undefined ? [] : typeof given === 'string' ? [given] : given;
  const labels = optionsOf(context, question)
    .filter(({ id }) => ids.includes(id))
    .map(({ label }) => label);
  if (ids.includes(unknownAnswer)) labels.push(context.say.message('answer.unknown'));
  const first = labels[0];
  if (first === undefined) return undefined;
  const answer: Shown =
    labels.length === 1 ? first : { ...first, text: labels.map(({ text }) => text).join(', ') };
  return { id: question.id, question: context.say.text(question.text), answer };
};

/** All answers of a visit, in the guide's order: what may go onto a slip, on a yes. */
export const answeredViews = (context: ViewContext, answers: Answers): AnsweredView[] =>
  context.generation.catalogue.guide.questions
    .filter((question) => Object.hasOwn(answers, question.id))
    .map((question) => answeredView(context, question, answers))
    .filter((view) => view !== undefined);

const hitsOf = (
  context: ViewContext,
  ids: readonly string[],
  answers: Answers,
  why?: Shown,
): ServiceHit[] => {
  const hits = ids.flatMap((id) => {
    const service = context.generation.services.get(id);
    return service === undefined ? [] : [serviceHit(context, service, why, answers)];
  });
  // What certainly is not for this person goes last, but is not hidden: an answer may have been a slip of the finger.
  return hits.toSorted(
    (one, other) => Number(one.fit === 'does-not-fit') - Number(other.fit === 'does-not-fit'),
  );
};

/** The services of a need without questions: those it names, then those that name it. */
const servicesOfNeed = ({ generation }: ViewContext, need: string): string[] => {
  const named = generation.needs.get(need)?.services ?? [];
  const naming = [...generation.services.values()]
    .filter((service) => service.needs?.includes(need) === true)
    .map(({ id }) => id);
  return [...new Set([...named, ...naming])];
};

/** The next question of a need, or its results with the reason why they are shown. */
export const guideView = (context: ViewContext, needId: string, answers: Answers): GuideView | undefined => {
  const { generation, say } = context;
  const need = generation.needs.get(needId);
  if (need === undefined) return undefined;
  const step = need.start === undefined ? undefined : next(generation.catalogue.guide, need.start, answers);
  const answered = (step?.answered ?? [])
    .map((question) => answeredView(context, question, answers))
    .filter((view) => view !== undefined);
  if (step?.kind === 'question') {
    const { question } = step;
    return {
      kind: 'question',
      id: question.id,
      question: question.kind,
      text: say.text(question.text),
      ...(question.help === undefined ? {} : { help: say.text(question.help) }),
      options: optionsOf(context, question),
      answered,
    };
  }
  if (step?.kind === 'outcome') {
    const last = answered.at(-1);
    const why = last === undefined ? undefined : say.message('why.answer', { answer: last.answer.text });
    const shown = step.outcome.why === undefined ? why : say.text(step.outcome.why);
    const hits = hitsOf(context, step.outcome.services, answers);
    // Every service of the outcome may have been suspended since the guide was written.
    if (hits.length > 0)
      return { kind: 'results', ...(shown === undefined ? {} : { why: shown }), hits, answered };
  }
  return { kind: 'results', hits: hitsOf(context, servicesOfNeed(context, needId), answers), answered };
};
