import type { JobState } from '../printing/print-desk.ts';
import type { Log, LogEntry } from './log.ts';

const isRun = (entry: LogEntry): boolean => 'pair' in entry && entry.pair === 'run';

/** The run of this program; one before it that never said how it ended was cut off. */
export const beginRun = (log: Pick<Log, 'read' | 'begin' | 'fact'>) => {
  const [last] = log.read(1, isRun);
  if (last !== undefined && 'step' in last && last.step === 'start') log.fact('not-ended');
  return log.begin('run');
};

/** Begins and ends a pair for each job. Which ticket it was is nobody's business. */
export const printPairs = (log: Pick<Log, 'begin'>): ((ticket: string, state: JobState) => void) => {
  const ends = new Map<string, ReturnType<typeof log.begin<'print'>>>();
  return (ticket, state) => {
    if (state === 'printing') ends.set(ticket, log.begin('print'));
    if (typeof state === 'string') return;
    ends.get(ticket)?.(state.outcome);
    ends.delete(ticket);
  };
};
