import type { OpenStep } from './ahead.ts';
import type { Shot } from './steps.ts';

/** More would be a burden to the kiosk for what lies on a later page. */
const enough = 10;

/** Where a touch on this screen leads to most likely: the kiosk may be asked for it ahead. */
export const likelySteps = (shot: Shot): OpenStep[] => {
  switch (shot.screen) {
    case 'home':
    case 'needs':
      return shot.view.needs
        .slice(0, enough)
        .map(({ id }): OpenStep => ({ name: 'guide', need: id, answers: {} }));
    case 'question': {
      const { view, need, answers } = shot;
      // Several answers at once have too many ways to go on.
      if (view.question === 'many') return [];
      const named = view.options.map(({ id }) => id);
      const values = named.length === 0 ? ['yes', 'no'] : named;
      return [...values.slice(0, enough - 1), 'unknown'].map((value): OpenStep => ({
        name: 'guide',
        need,
        answers: { ...answers, [view.id]: value },
      }));
    }
    case 'results':
      return shot.view.hits
        .filter(({ finder }) => !finder)
        .slice(0, enough)
        .map(({ id }): OpenStep => ({ name: 'service', service: id }));
    default:
      return [];
  }
};
