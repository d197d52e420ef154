import type { Language } from '../../core/model/language.ts';
import type { Client } from '../../kiosk/contract/client.ts';
import type { Answered } from '../../kiosk/contract/contract.ts';
import type { PeopleView } from '../../kiosk/contract/views.ts';
import type { Answers, Shot, Step } from './steps.ts';

const over = <T>(answered: Answered<T>, step: Step, shot: (value: T) => Shot): Shot =>
  answered.ok ? shot(answered.value) : { screen: 'trouble', step };

/**
 * Asks the kiosk for what a step shows. A kiosk that does not answer gives the screen that says so, never an exception;
 * whom to ask is then what the kiosk said last (`people`).
 */
export const shoot = async (
  kiosk: Client,
  step: Step,
  lang: Language,
  { answers, people }: { answers: Answers; people: PeopleView | undefined },
): Promise<Shot> => {
  switch (step.name) {
    case 'home':
    case 'needs': {
      const { name } = step;
      return over(await kiosk.home({ lang }), step, (view) => ({ screen: name, view }));
    }
    case 'guide': {
      const { need } = step;
      return over(await kiosk.guide({ lang, need, answers: step.answers }), step, (view) =>
        view.kind === 'question'
          ? { screen: 'question', view, need, answers: step.answers }
          : { screen: 'results', view },
      );
    }
    case 'service':
      return over(await kiosk.service({ lang, service: step.service, answers }), step, (view) => ({
        screen: 'service',
        view,
      }));
    case 'check':
      return over(await kiosk.preview({ lang, ...step.take, answers }), step, (view) => ({
        screen: 'check',
        view,
        take: step.take,
        request: step.request,
      }));
    case 'ticket': {
      const { take, request, withAnswers, paper } = step;
      // Answers cross to the kiosk only on a yes, so that a no holds even against a fault on the other side.
      const handed = { answers: withAnswers ? answers : {}, withAnswers, onPaper: paper };
      const input = { lang, ...take, ...handed, request };
      return over(await kiosk.issue(input), step, (view) => ({
        screen: 'ticket',
        view,
        take,
        request,
        paper,
      }));
    }
    case 'help': {
      const answered = await kiosk.people({ lang });
      if (!answered.ok && people !== undefined) return { screen: 'help', view: people };
      return over(answered, step, (view) => ({ screen: 'help', view }));
    }
    case 'appointments':
      return over(await kiosk.appointments({ lang }), step, (view) => ({ screen: 'appointments', view }));
    default:
      return { screen: step.name };
  }
};
