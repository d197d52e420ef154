import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

const addFolder = (hash: Hash, folder: string): void => {
  for (const entry of readdirSync(folder, { withFileTypes: true }).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) addFolder(hash, path);
    else if (entry.isFile()) hash.update(`${entry.name}\0`).update(readFileSync(path)).update('\0');
  }
};

/** Another key with any other byte of the source folder, and of the code that reads it. */
export const sourceKey = (source: string): string => {
  const hash = createHash('sha256').update(process.version);
  addFolder(hash, source);
  for (const reader of ['catalogue/source', 'core/model']) addFolder(hash, join(root, reader));
  return hash.digest('hex');
};
