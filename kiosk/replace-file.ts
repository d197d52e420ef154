import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Brings a file or folder to the disk. */
export const flush = (path: string): void => {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** As `flush`, without keeping anybody waiting: a disk may take a tenth of a second. */
export const flushLater = async (path: string): Promise<void> => {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Writes a file so that after a power cut there is the old one or the new one (trust.md 2). `mode` is who may read it. */
export const replaceFile = (file: string, content: string | Uint8Array, mode = 0o666): void => {
  // What a power cut left behind would keep its own mode.
  rmSync(`${file}.part`, { force: true });
  writeFileSync(`${file}.part`, content, { mode });
  flush(`${file}.part`);
  renameSync(`${file}.part`, file);
  flush(dirname(file));
};
