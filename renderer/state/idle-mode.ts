import type { IdleMode } from './idle.ts';
import type { Visit } from './visit.svelte.ts';

/** The short time after a ticket is not for those who still copy words, read slowly or reach with difficulty (A17). */
export const idleModeOf = (visit: Visit): IdleMode => {
  const { here, size, reach } = visit;
  if (size === 'extra' || reach) return 'visit';
  if (here?.shot.screen === 'goodbye') return 'ticket';
  if (here?.shot.screen !== 'ticket' || here.shot.view.kind === 'refused') return 'visit';
  const handover = visit.handover(here.shot.request);
  return handover && (handover.noted || handover.outcome?.outcome !== 'failed') ? 'ticket' : 'visit';
};
