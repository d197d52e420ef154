import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');
export const cache = join(root, '.cache', 'endure');

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Takes away what rounds left behind whose process was killed. */
export const tidy = (): void => {
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) {
    const pid = /^round-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid)))
      rmSync(join(cache, name), { recursive: true, force: true });
  }
};

/** Runs with a folder of its own, on the disk of the working copy: the system's /tmp may live in memory. */
export const withFolder = async <Value>(work: (folder: string) => Promise<Value>): Promise<Value> => {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, `round-${process.pid}-`));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
