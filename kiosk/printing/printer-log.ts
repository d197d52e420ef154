import type { PrinterState } from '../contract/shown.ts';
import type { JobState } from './print-desk.ts';
import type { PrinterCode } from './printer-codes.ts';
import type { Tell } from './printer-of.ts';

const states: Partial<Record<PrinterState, readonly [PrinterCode, string]>> = {
  'off-line': ['PRN-1', 'cannot be reached, or says that it is off-line'],
  'paper-out': ['PRN-2', 'has no paper'],
  'cover-open': ['PRN-3', 'is open'],
};
const faults = {
  'off-line': states['off-line'],
  'paper-out': states['paper-out'],
  'cover-open': states['cover-open'],
  error: ['PRN-4', 'has a fault that is neither paper nor cover, or does not take the job'],
} as const;

/** Puts what a printer is and what becomes of its jobs into words for the log; `name` says which printer. Tickets are not named. */
export const printerLog = (
  name: string,
  tell: Tell,
): { onState: (state: PrinterState) => void; onJob: (ticket: string, state: JobState) => void } => {
  let troubled = false;
  return {
    onState: (state) => {
      const trouble = states[state];
      if (trouble !== undefined) tell(trouble[0], `${name} ${trouble[1]}.`);
      else if (troubled && (state === 'ready' || state === 'paper-low'))
        tell('PRN-0', `${name} is ready again.`);
      troubled = trouble !== undefined || (troubled && state === 'unknown');
    },
    onJob: (_ticket, state) => {
      if (typeof state === 'string' || state.outcome === 'printed') return;
      const fault = state.outcome === 'failed' ? faults[state.reason] : undefined;
      if (fault !== undefined) tell(fault[0], `A slip was not printed: ${name} ${fault[1]}.`);
      else tell('PRN-8', `${name} did not say how a slip ended. It is not printed again by itself.`);
    },
  };
};
