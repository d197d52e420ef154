import type { Handover } from './visit.svelte.ts';

/**
 * What a ticket's screen is at. `words`: no paper came out, the words are held until they are written down (K7).
 * `code`: the person has it in words, or wanted no paper; the code for the phone is there too.
 */
export type TicketPhase = 'printing' | 'printed' | 'words' | 'code';

export const ticketPhase = (handover: Handover | undefined): TicketPhase => {
  if (handover === undefined) return 'printing';
  if (handover.outcome?.outcome === 'failed') return handover.noted ? 'code' : 'words';
  return handover.outcome === undefined ? 'code' : 'printed';
};
