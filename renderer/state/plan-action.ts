import type { Shown } from '../../kiosk/contract/shown.ts';
import type { ServiceView } from '../../kiosk/contract/card.ts';
import type { Key } from '../lib/words.ts';

/** What the one large button of a card does. */
export type Plan = {
  does: 'number' | 'slip' | 'book' | 'phone' | 'online' | 'ask';
  label: Key;
  place: number;
  /** Why there is no number now: said beside the button, before it is asked for. */
  refused?: Shown;
  /** What to know before acting, such as until when numbers are given. */
  told?: Shown;
  machineKey?: string;
};

const withText = (
  take: ServiceView['places'][number]['take'] | undefined,
): Pick<Plan, 'told' | 'machineKey'> => ({
  ...(take?.text === undefined ? {} : { told: take.text }),
  ...(take?.machineKey === undefined ? {} : { machineKey: take.machineKey }),
});

/** The primary action of a card: a number where one can be had, else what helps most. A page to take away is always there. */
export const planAction = ({ action, places }: ServiceView): Plan => {
  const place = 'place' in action ? action.place : (places[0]?.index ?? 0);
  const take = places.find(({ index }) => index === place)?.take;
  switch (action.kind) {
    case 'number':
      return take?.refused === undefined
        ? { does: 'number', label: 'action.number', place, ...withText(take) }
        : { does: 'slip', label: 'action.slip', place, refused: take.refused.text };
    case 'external-machine':
      return { does: 'slip', label: 'action.take', place, ...withText(take) };
    case 'appointment':
      return { does: 'book', label: 'action.book', place, ...withText(take) };
    case 'phone':
      return { does: 'phone', label: 'action.phone', place };
    case 'online':
      return { does: 'online', label: 'action.online', place };
    case 'ask':
      return { does: 'ask', label: 'action.ask', place };
    default:
      return { does: 'slip', label: 'action.take', place };
  }
};
