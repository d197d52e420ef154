import type { LogView } from '../contract/technician.ts';
import type { Log, LogEntry } from './log.ts';
import { logCodes, logFacts, logPairs } from './log-events.ts';
import { sayMoment } from './status.ts';

/** Lines that a technician leafs through; the whole log goes onto the stick. */
const mostLines = 60;

const isFault = (entry: LogEntry): boolean =>
  'code' in entry
    ? logCodes[entry.code].level === 'fault'
    : 'outcome' in entry
      ? ['failed', 'unknown', 'no-stick'].includes(entry.outcome)
      : 'fact' in entry && entry.fact === 'not-ended';

const filters: Readonly<Record<'all' | 'faults' | 'printer' | 'catalogue', (entry: LogEntry) => boolean>> = {
  all: () => true,
  faults: isFault,
  printer: (entry) =>
    'code' in entry
      ? entry.code.startsWith('PRN')
      : 'pair' in entry && ['print', 'test-print'].includes(entry.pair),
  catalogue: (entry) =>
    'code' in entry
      ? /^(SYN|CAT)/.test(entry.code)
      : 'pair' in entry
        ? entry.pair === 'sync'
        : entry.fact === 'catalogue-in-use',
};

const lineOf = (entry: LogEntry): { what: string; words: string } => {
  if ('code' in entry) return { what: entry.code, words: entry.words ?? logCodes[entry.code].meaning };
  if ('fact' in entry) return { what: entry.fact, words: logFacts[entry.fact] };
  return {
    what: `${entry.pair} ${'outcome' in entry ? entry.outcome : '…'}`,
    words: logPairs[entry.pair].meaning,
  };
};

/** The log as the screen shows it, the newest first. */
export const logView = (log: Pick<Log, 'read'>, which: keyof typeof filters, timeZone: string): LogView => ({
  lines: log.read(mostLines, filters[which]).map((entry) => ({
    at: sayMoment(entry.time, timeZone),
    ...lineOf(entry),
    fault: isFault(entry),
  })),
});
