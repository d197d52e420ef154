import type { Client } from '../../kiosk/contract/client.ts';
import type { Visit } from './visit.svelte.ts';

/**
 * Waits for the paper of a ticket that was just given, where the person wanted paper, and keeps how it went. From here there is
 * no way back to the check: the number has been taken.
 */
export const handOver = async (
  kiosk: Client,
  visit: Visit,
  request: string,
  isStillHere: () => boolean,
): Promise<void> => {
  const { here } = visit;
  if (here?.shot.screen !== 'ticket') return;
  const { view, paper } = here.shot;
  visit.forgetWay();
  if (view.kind === 'refused') return;
  if (!paper) {
    visit.setHandover(request, { noted: true });
    return;
  }
  const answered = await kiosk.print({ ticket: view.ticket });
  if (!isStillHere()) return;
  visit.setHandover(request, {
    outcome: answered.ok ? answered.value : { outcome: 'failed', reason: 'error', staffAlerted: false },
    noted: false,
  });
};
