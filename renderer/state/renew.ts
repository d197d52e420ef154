import type { Client } from '../../kiosk/contract/client.ts';
import { shoot } from './shoot.ts';
import type { Visit } from './visit.svelte.ts';

/**
 * Another catalogue came into use where somebody stands: that of an editor, who looks at what they write. The same place is
 * shown anew. A ticket says what it said; what is there no more is left to the next touch.
 */
export const renew = async (
  kiosk: Client,
  visit: Visit,
  isStill: (visit: Visit) => boolean,
): Promise<void> => {
  const { here } = visit;
  if (here === undefined || here.step.name === 'ticket') return;
  const shot = await shoot(kiosk, here.step, here.lang, visit);
  if (shot.screen !== 'trouble' && isStill(visit) && visit.here?.id === here.id)
    visit.repaint(shot, here.lang);
};
