import type { PrinterState } from '../contract/shown.ts';
import type { Slip } from './slip.ts';

/** How a print ended. `unknown`: all was sent, and the printer did not say; never shown as printed. */
export type PrintOutcome =
  | { outcome: 'printed' }
  | { outcome: 'failed'; reason: 'paper-out' | 'cover-open' | 'off-line' | 'error' }
  | { outcome: 'unknown' };

/** A slip, or one that is still being made; it becomes undefined where it is not wanted any more. */
export type SlipToCome = Slip | Promise<Slip | undefined>;

/** A printer of slips. Neither function throws; both end within the driver's own time limit. */
export type Printer = {
  status: () => Promise<PrinterState>;
  /** What must be asked of the printer may be asked while the slip is made; nothing comes out before it is. */
  print: (slip: SlipToCome) => Promise<PrintOutcome>;
  close: () => Promise<void>;
};

/** For a printer that needs nothing before the slip is there. */
export const onceMade =
  (print: (slip: Slip) => Promise<PrintOutcome>): Printer['print'] =>
  async (coming) => {
    const slip = await coming;
    return slip === undefined ? { outcome: 'failed', reason: 'error' } : print(slip);
  };
