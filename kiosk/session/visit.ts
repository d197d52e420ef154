import type { Slip } from '../printing/slip.ts';

/** How many slips of one visit are kept for printing; the oldest goes first. */
const maxSlips = 20;

/** What the kiosk holds in memory for the person who is there, and forgets when they go. Nothing of it reaches the disk. */
export type Visit = {
  keep: (slip: Slip) => void;
  slip: (ticket: string) => Slip | undefined;
  /** The queue gives no numbers until then (epoch ms), after a burst. */
  pause: (queue: string, until: number) => void;
  isPaused: (queue: string, at: number) => boolean;
  /** The person has gone. Pauses stay: they are about queues, not about people. */
  forget: () => void;
};

export const createVisit = (): Visit => {
  const slips = new Map<string, Slip>();
  const pauses = new Map<string, number>();
  return {
    keep: (slip) => {
      slips.set(slip.ticket, slip);
      const oldest = slips.keys().next().value;
      if (slips.size > maxSlips && oldest !== undefined) slips.delete(oldest);
    },
    slip: (ticket) => slips.get(ticket),
    pause: (queue, until) => void pauses.set(queue, until),
    isPaused: (queue, at) => (pauses.get(queue) ?? 0) > at,
    forget: () => slips.clear(),
  };
};
