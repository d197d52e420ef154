import { unknownAnswer } from '../../core/model/condition.ts';
import type { PageGuide } from '../../core/published/pages.ts';
import type { Shown } from '../../core/words/say.ts';
import type { Say } from './words.ts';

/** The need path in words. What the guide does not know any more is left out: an id tells nobody anything. */
export const answersView = (
  answers: Readonly<Record<string, string | readonly string[]>>,
  guide: PageGuide,
  say: Say,
): { id: string; question: Shown; said: Shown[] }[] =>
  Object.entries(answers).flatMap(([id, given]) => {
    const question = guide.questions.find((one) => one.id === id);
    if (question === undefined) return [];
    const said = [given].flat().flatMap((option): Shown[] => {
      if (option === unknownAnswer) return [say.message('answer.unknown')];
      const written = question.options?.find((one) => one.id === option);
      if (written !== undefined) return [say.wording(written.label)];
      return option === 'yes' || option === 'no' ? [say.message(`answer.${option}`)] : [];
    });
    return said.length === 0 ? [] : [{ id, question: say.text(question.text), said }];
  });
