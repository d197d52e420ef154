import type { PrinterState } from '../contract/shown.ts';
import { onceMade, type PrintOutcome, type Printer } from '../printing/printer.ts';
import type { Slip } from '../printing/slip.ts';

/** A printer in memory that does as it is told. */
export type MemoryPrinter = Printer & {
  /** Plugs it in or pulls it out. It starts connected. */
  connect: (connected?: boolean) => void;
  setStatus: (state: PrinterState) => void;
  /** The next job ends so, whatever the status. */
  failNext: (outcome?: PrintOutcome) => void;
  /** Jobs wait until the returned function is called: to look at what happens meanwhile. */
  hold: () => () => void;
  /** Every slip that was printed, the oldest first. */
  history: () => readonly Slip[];
  /** How often its status was asked. */
  asked: () => number;
  closed: () => boolean;
};

export const memoryPrinter = (): MemoryPrinter => {
  let connected = true;
  let state: PrinterState = 'ready';
  let next: PrintOutcome | undefined;
  let held: Promise<void> | undefined;
  let asked = 0;
  let closed = false;
  const printed: Slip[] = [];
  const shown = (): PrinterState => (connected ? state : 'off-line');
  const outcomeNow = (): PrintOutcome => {
    const planned = next;
    next = undefined;
    if (planned !== undefined) return planned;
    const now = shown();
    if (now === 'ready' || now === 'paper-low') return { outcome: 'printed' };
    return now === 'unknown'
      ? { outcome: 'unknown' }
      : { outcome: 'failed', reason: now === 'none' ? 'off-line' : now };
  };
  return {
    connect: (on = true) => {
      connected = on;
    },
    setStatus: (to) => {
      state = to;
    },
    failNext: (outcome = { outcome: 'failed', reason: 'error' }) => {
      next = outcome;
    },
    hold: () => {
      let release = (): void => undefined;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        held = undefined;
        release();
      };
    },
    history: () => printed,
    asked: () => asked,
    closed: () => closed,
    status: () => {
      asked += 1;
      return Promise.resolve(shown());
    },
    print: onceMade(async (slip) => {
      await held;
      const outcome = outcomeNow();
      if (outcome.outcome !== 'failed') printed.push(slip);
      return outcome;
    }),
    close: () => {
      closed = true;
      return Promise.resolve();
    },
  };
};
