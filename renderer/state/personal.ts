import type { Shot } from './steps.ts';

/**
 * Whether a screen tells others something about the person in front of it (A5): what their answers led to, what is handed to them, what
 * they typed, and anything about a service that is discreet.
 */
export const isPersonal = (shot: Shot | undefined): boolean => {
  switch (shot?.screen) {
    case 'results':
      return shot.view.answered.length > 0;
    case 'service':
      return shot.view.discreet;
    case 'check':
    case 'ticket':
    case 'cancel':
    case 'district':
      return true;
    default:
      return false;
  }
};
