import type { PrintView } from '../contract/hand-over.ts';
import type { Slip } from '../printing/slip.ts';
import type { MadeCode } from './ticket-token.ts';
import type { Wish } from './wish.ts';

/** How many slips of one visit are kept for printing; the oldest goes first. */
const maxSlips = 20;

/** What the kiosk holds in memory for the person who is there, and forgets when they go. Nothing of it reaches the disk. */
export type Visit = {
  /** Keeps the slip of a ticket, in the place of the same in another language. */
  keep: (slip: Slip) => void;
  slip: (ticket: string) => Slip | undefined;
  /** Begins the one print of a ticket of this visit, before its slip is there; not where it has begun. */
  beginPrint: (ticket: string, begin: () => Promise<PrintView>) => void;
  /** The one print of a ticket: `begin` is called where it has not begun. Undefined where nothing of such a ticket is kept. */
  print: (ticket: string, begin: (slip: Slip) => Promise<PrintView>) => Promise<PrintView> | undefined;
  /** What the person was shown last of what they would take. */
  keepWish: (wish: Wish) => void;
  wish: () => Wish | undefined;
  /** What was shown holds no more: a number was given, or refused. */
  dropWish: () => void;
  /** The code of the ticket that they would get if they took it now. */
  keepCode: (code: MadeCode) => void;
  code: () => MadeCode | undefined;
  /** The queue gives no numbers until then (epoch ms), after a burst. */
  pause: (queue: string, until: number) => void;
  isPaused: (queue: string, at: number) => boolean;
  /** The person has gone. Pauses stay: they are about queues, not about people. */
  forget: () => void;
};

type Kept = { slip?: Slip; print?: Promise<PrintView> };

export const createVisit = (): Visit => {
  const slips = new Map<string, Kept>();
  const pauses = new Map<string, number>();
  let shown: Wish | undefined;
  let code: MadeCode | undefined;
  const keptOf = (ticket: string): Kept => {
    const kept = slips.get(ticket) ?? {};
    slips.set(ticket, kept);
    const oldest = slips.keys().next().value;
    if (slips.size > maxSlips && oldest !== undefined) slips.delete(oldest);
    return kept;
  };
  return {
    keep: (slip) => {
      keptOf(slip.ticket).slip = slip;
    },
    slip: (ticket) => slips.get(ticket)?.slip,
    beginPrint: (ticket, begin) => {
      keptOf(ticket).print ??= begin();
    },
    print: (ticket, begin) => {
      const kept = slips.get(ticket);
      if (kept?.slip !== undefined) kept.print ??= begin(kept.slip);
      return kept?.print;
    },
    keepWish: (wish) => {
      shown = wish;
    },
    wish: () => shown,
    dropWish: () => {
      shown = undefined;
    },
    keepCode: (made) => {
      code = made;
    },
    code: () => code,
    pause: (queue, until) => void pauses.set(queue, until),
    isPaused: (queue, at) => (pauses.get(queue) ?? 0) > at,
    forget: () => {
      slips.clear();
      shown = undefined;
      code = undefined;
    },
  };
};
