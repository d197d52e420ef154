import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');
export const cache = join(root, '.cache', 'endure');

/** Runs with a folder of its own, on the disk of the working copy: the system's /tmp may live in memory. */
export const withFolder = async <Value>(work: (folder: string) => Promise<Value>): Promise<Value> => {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'round-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
