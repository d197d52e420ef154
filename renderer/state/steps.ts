import type { CommandInput } from '../../kiosk/contract/contract.ts';
import type { ServiceView } from '../../kiosk/contract/card.ts';
import type { PreviewView, TicketView } from '../../kiosk/contract/hand-over.ts';
import type { GuideView, Home, PeopleView } from '../../kiosk/contract/views.ts';
import type { AppointmentView } from '../../kiosk/contract/where-to-go.ts';

export type Answers = CommandInput<'guide'>['answers'];

/** What is to be handed over, and where from. */
export type Take = { service: string; place: number; kind: 'number' | 'slip' };

/** Where a person can go. A step holds what is needed to ask the kiosk for it again, in another language too. */
export type Step =
  | { name: 'home' }
  | { name: 'needs' }
  | { name: 'search' }
  | { name: 'district' }
  | { name: 'guide'; need: string; answers: Answers }
  | { name: 'service'; service: string }
  /** `request` names the ticket that this check may lead to: asking twice must not give two. */
  | { name: 'check'; take: Take; request: string }
  | { name: 'ticket'; take: Take; request: string; withAnswers: boolean; paper: boolean }
  | { name: 'goodbye' }
  | { name: 'help' }
  | { name: 'appointments' }
  | { name: 'cancel' }
  | { name: 'privacy' };

type Question = Extract<GuideView, { kind: 'question' }>;
type Results = Extract<GuideView, { kind: 'results' }>;

/** A step with what the kiosk said of it: what a screen paints. */
export type Shot =
  | { screen: 'home'; view: Home }
  | { screen: 'needs'; view: Home }
  | { screen: 'search' }
  | { screen: 'district' }
  | { screen: 'question'; view: Question; need: string; answers: Answers }
  | { screen: 'results'; view: Results }
  | { screen: 'service'; view: ServiceView }
  | { screen: 'check'; view: PreviewView; take: Take; request: string }
  | { screen: 'ticket'; view: TicketView; take: Take; request: string; paper: boolean }
  | { screen: 'goodbye' }
  | { screen: 'help'; view: PeopleView }
  | { screen: 'appointments'; view: AppointmentView }
  | { screen: 'cancel' }
  | { screen: 'privacy' }
  | { screen: 'trouble'; step: Step };

/** The names that `<main data-screen>` may carry, with a finer one in `data-step`. */
export const placeOf = (screen: Shot['screen']): { screen: string; step?: string } => {
  switch (screen) {
    case 'needs':
      return { screen: 'home', step: 'needs' };
    case 'district':
      return { screen: 'search', step: 'district' };
    case 'appointments':
      return { screen: 'help', step: 'appointments' };
    case 'cancel':
      return { screen: 'help', step: 'cancel' };
    case 'trouble':
      return { screen: 'help', step: 'trouble' };
    default:
      return { screen };
  }
};
