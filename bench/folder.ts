import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');

/**
 * Runs with a folder of its own, which is gone afterwards. It lies in the working copy: the system's /tmp may live in memory,
 * where a durable commit costs nothing.
 */
export const withFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const parent = join(root, '.cache', 'bench');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'run-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
