import type { PrinterState } from '../contract/shown.ts';
import type { Slip } from './slip.ts';

/** How a print ended. `unknown`: all was sent, and the printer did not say; never shown as printed. */
export type PrintOutcome =
  | { outcome: 'printed' }
  | { outcome: 'failed'; reason: 'paper-out' | 'cover-open' | 'off-line' | 'error' }
  | { outcome: 'unknown' };

/** A printer of slips. Neither function throws; both end within the driver's own time limit. */
export type Printer = {
  status: () => Promise<PrinterState>;
  print: (slip: Slip) => Promise<PrintOutcome>;
  close: () => Promise<void>;
};
