import type { PrinterState } from '../contract/shown.ts';
import type { PrintOutcome } from './printer.ts';

/** As `PrinterState`, with `error` for a fault that is neither paper nor cover, such as a blocked cutter or a jam. */
export type Condition = Exclude<PrinterState, 'none'> | 'error';
export type Obstacle = Extract<PrintOutcome, { outcome: 'failed' }>['reason'];

/** Why nothing can be printed now; undefined where there is no reason not to try. */
export const obstacle = (condition: Condition): Obstacle | undefined =>
  condition === 'ready' || condition === 'paper-low' || condition === 'unknown' ? undefined : condition;

/** A condition as the kiosk shows it: what cannot print and has no name of its own is off-line. */
const shownState = (condition: Condition): PrinterState => (condition === 'error' ? 'off-line' : condition);

/** Signals of an unreachable printer in a row before `off-line` is said: one may be another host's turn (VotingWorks #7670). */
const offLineSignals = 2;

/** What is shown of a printer, look by look: the state before stands until two looks in a row find the printer missing. */
export const createShown = (): ((condition: Condition) => PrinterState) => {
  let signals = 0;
  let last: PrinterState = 'unknown';
  return (condition) => {
    signals = condition === 'off-line' ? signals + 1 : 0;
    if (condition !== 'off-line') last = shownState(condition);
    else if (signals >= offLineSignals) last = 'off-line';
    return last;
  };
};

/** One thing after the other: a printer takes one host at a time. */
export const createTurns = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = tail.then(work);
    tail = result.catch(() => undefined);
    return result;
  };
};
