import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './folder.ts';

export type KioskProcess = {
  url: string; /** Resolves when the sync has ended, with what the log says of it. */
  syncNow: () => Promise<string>;
  close: () => Promise<void>;
};

/** When its process has got so far: its bridge serves the screens (a window opens then), or all of it answers. */
export type Stage = 'starting' | 'ready';

/**
 * Starts the real kiosk as `npm start` does, without a window or with one on a display of its own; resolves when it says that
 * it is so far.
 * @param more options of the command
 */
export const startKiosk = async (
  dataDir: string,
  stage: Stage = 'ready',
  shell: 'none' | 'chromium' = 'none',
  more: readonly string[] = [],
): Promise<KioskProcess> => {
  if (!existsSync(join(root, 'dist', 'renderer', 'index.html')))
    throw new Error('the screens are not built: npm run build');
  const args = [
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    join(root, 'dist', 'bin', 'sportello.js'),
    '--shell',
    shell,
    '--port',
    '0',
    '--data-dir',
    dataDir,
    ...more,
  ];
  const [program = '', ...rest] = shell === 'none' ? args : ['xvfb-run', '-a', ...args];
  // A terminal's Ctrl-C goes to all of a group: so does ours.
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'], detached: shell !== 'none' });
  const exited = once(child, 'exit');
  let complaint = '';
  let synced = (_: string): void => undefined;
  createInterface({ input: child.stderr }).on('line', (line) => {
    complaint += `${line}\n`;
    const [, words] = /^Sync now: (.*)/.exec(line) ?? [];
    if (words !== undefined) synced(words);
  });
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, said, url] = /^Sportello is (starting|ready): (\S+)/.exec(line) ?? [];
      if (said === stage && url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([ready, exited.then(() => undefined)]);
  if (url === undefined) throw new Error(`the kiosk did not start: ${complaint.trim()}`);
  return {
    url,
    syncNow: () =>
      new Promise((resolve) => {
        synced = resolve;
        child.kill('SIGUSR2');
      }),
    close: async () => {
      if (shell === 'none') child.kill('SIGTERM');
      else if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
      await exited;
    },
  };
};
