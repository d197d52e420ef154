import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { forwardSignal } from './forward-signal.ts';

afterEach(() => void process.removeAllListeners('SIGUSR2'));

it('a program that starts gets the signal when it listens, and is not ended by it before', async () => {
  const listens = `process.stdin.once('data', () => {
    process.on('SIGUSR2', () => { console.log('heard'); process.exit(7); });
  });`;
  const child = spawn(process.execPath, ['-e', listens], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  forwardSignal(child, 'SIGUSR2');
  process.kill(process.pid, 'SIGUSR2');
  // The signal is held back from here on; a program that it reached now would have ended by it.
  await new Promise((next) => setImmediate(next));
  child.stdin.write('listen\n');
  expect(await exited).toEqual([7, null]);
});
