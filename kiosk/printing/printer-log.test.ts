import { expect, it } from 'vitest';
import { printerLog } from './printer-log.ts';

const recorded = (): { log: ReturnType<typeof printerLog>; told: string[] } => {
  const told: string[] = [];
  return { log: printerLog('The printer', (code) => void told.push(code)), told };
};

it('tells each trouble with its code, and that it is over, and is silent where all is well', () => {
  const { log, told } = recorded();
  for (const state of [
    'ready',
    'paper-low',
    'paper-out',
    'unknown',
    'ready',
    'off-line',
    'cover-open',
    'ready',
    'ready',
  ] as const)
    log.onState(state);
  expect(told).toEqual(['PRN-2', 'PRN-0', 'PRN-1', 'PRN-3', 'PRN-0']);
});

it('tells how jobs ended that did not end well', () => {
  const { log, told } = recorded();
  for (const state of [
    'submitted',
    'printing',
    { outcome: 'printed' },
    { outcome: 'failed', reason: 'error' },
    { outcome: 'unknown' },
  ] as const)
    log.onJob('t', state);
  expect(told).toEqual(['PRN-4', 'PRN-8']);
});
