import { afterEach, expect, it } from 'vitest';
import { onSyncSignal, syncSignal } from './sync-signal.ts';

afterEach(() => void process.removeAllListeners(syncSignal));

it('"sync now" during a start is done once the kiosk has started', async () => {
  const { promise: coming, resolve: arrive } = Promise.withResolvers<{ syncNow: () => Promise<string> }>();
  const log: string[] = [];
  onSyncSignal(coming, (line) => void log.push(line));
  process.kill(process.pid, syncSignal);
  await new Promise((next) => setImmediate(next));
  expect(log).toEqual([]);
  arrive({ syncNow: () => Promise.resolve('The catalogue is the newest.') });
  await expect.poll(() => log).toEqual(['Sync now: The catalogue is the newest.']);
});
