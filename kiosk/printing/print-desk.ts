import type { Clock } from '../clock.ts';
import type { PrinterState } from '../contract/shown.ts';
import type { PrintOutcome, Printer, SlipToCome } from './printer.ts';

/** How often the printer is asked while nothing prints: paper runs out in a lobby before anyone asks for a slip. */
export const idlePollMs = 15_000;
/** Outcomes kept by ticket, so that a late second call does not print again. They hold no words of the slip. */
const rememberedTickets = 500;

/** The kiosk's printing: the only caller of `Printer.print`. */
export type PrintDesk = {
  /** What the printer last said of itself; costs nothing. */
  state: () => PrinterState;
  /** Asks the printer now, when what is printing has ended; resolves with what it says. */
  look: () => Promise<PrinterState>;
  /** Prints the slip of a ticket once: a second call with the same ticket gives the outcome of the first. Never throws. */
  print: (ticket: string, slip: SlipToCome) => Promise<PrintOutcome>;
  /** The session is over: slips that wait are dropped and never printed later, and their words are let go. */
  forget: () => void;
  /** Ends the polling, drops what waits and closes the printer. */
  close: () => Promise<void>;
};

/** A ticket's one job on its way. What `printing` becomes is the outcome. */
export type JobState = 'submitted' | 'printing' | PrintOutcome;

type Job = { ticket: string; slip: SlipToCome | undefined; settle: (outcome: PrintOutcome) => void };

export type PrintDeskOptions = {
  /** Undefined where none is set up: the state is `none` and nothing can be printed. */
  printer: Printer | undefined;
  clock: Clock;
  /** Called with each change of the state. */
  onState?: (state: PrinterState) => void;
  /** Called with each step of a job. */
  onJob?: (ticket: string, state: JobState) => void;
  pollMs?: number;
};

/** Owns the printer from here on: asks it now and then, prints one job after the other, and closes it. */
export const createPrintDesk = ({
  printer,
  clock,
  onState,
  onJob = () => undefined,
  pollMs = idlePollMs,
}: PrintDeskOptions): PrintDesk => {
  let state: PrinterState = printer === undefined ? 'none' : 'unknown';
  let closed = false;
  let stopPoll: (() => void) | undefined;
  let busy: Promise<void> | undefined;
  const waiting: Job[] = [];
  const outcomes = new Map<string, Promise<PrintOutcome>>();

  const see = (next: PrinterState): void => {
    if (next === state) return;
    state = next;
    if (!closed) onState?.(next);
  };
  const look = async (): Promise<void> => {
    // A driver that throws breaks its promise; the desk does not fall with it.
    if (printer !== undefined) see(await printer.status().catch(() => 'unknown' as const));
  };
  const work = async (): Promise<void> => {
    stopPoll?.();
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      const { ticket, slip, settle } = job;
      job.slip = undefined;
      if (slip === undefined || printer === undefined) {
        settle({ outcome: 'failed', reason: printer === undefined ? 'off-line' : 'error' });
        continue;
      }
      onJob(ticket, 'printing');
      const outcome = await printer.print(slip).catch(() => ({ outcome: 'unknown' }) as const);
      onJob(ticket, outcome);
      settle(outcome);
    }
    if (!closed) await look();
  };
  const wake = (): void => {
    if (busy !== undefined || closed) return;
    busy = work().finally(() => {
      busy = undefined;
      if (waiting.length > 0) wake();
      else if (!closed && printer !== undefined) stopPoll = clock.after(pollMs, wake);
    });
  };
  const dropWaiting = (): void => {
    for (const job of waiting.splice(0)) {
      job.slip = undefined;
      job.settle({ outcome: 'failed', reason: 'error' });
    }
  };
  const remember = (ticket: string, outcome: Promise<PrintOutcome>): void => {
    outcomes.set(ticket, outcome);
    const oldest = outcomes.keys().next().value;
    if (outcomes.size > rememberedTickets && oldest !== undefined) outcomes.delete(oldest);
  };

  if (printer !== undefined) wake();
  return {
    state: () => state,
    look: async () => {
      // A look that has begun may have asked before what it is asked for now.
      await busy;
      stopPoll?.();
      wake();
      await busy;
      return state;
    },
    print: (ticket, slip) => {
      const known = outcomes.get(ticket);
      if (known !== undefined) return known;
      if (closed || printer === undefined) return Promise.resolve({ outcome: 'failed', reason: 'off-line' });
      const outcome = new Promise<PrintOutcome>((settle) => void waiting.push({ ticket, slip, settle }));
      onJob(ticket, 'submitted');
      remember(ticket, outcome);
      wake();
      return outcome;
    },
    forget: dropWaiting,
    close: async () => {
      closed = true;
      stopPoll?.();
      dropWaiting();
      await busy;
      await printer?.close();
    },
  };
};
