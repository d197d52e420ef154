import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const flushFolder = (dir: string): void => {
  const descriptor = openSync(dir, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/**
 * A folder that a web server may be serving while it is written. Every file is written aside and renamed into place, and all but
 * `timestamp.json` have names that are never used again: a kiosk sees the catalogue of before or the one of after.
 */
export const targetFolder = (dir: string) => {
  const staging = join(dir, '.staging');
  const unsettled = new Set<string>();
  return {
    read: (file: string): Buffer | undefined =>
      existsSync(join(dir, file)) ? readFileSync(join(dir, file)) : undefined,
    has: (file: string): boolean => existsSync(join(dir, file)),
    write: (file: string, bytes: Uint8Array): void => {
      mkdirSync(staging, { recursive: true });
      mkdirSync(dirname(join(dir, file)), { recursive: true });
      const part = join(staging, `${process.pid}.part`);
      const descriptor = openSync(part, 'w');
      try {
        for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      renameSync(part, join(dir, file));
      unsettled.add(dirname(join(dir, file)));
    },
    /** What was written until now is there also after a power cut. */
    settle: (): void => {
      unsettled.forEach(flushFolder);
      unsettled.clear();
    },
    /** Takes away what an ended run left behind. */
    tidy: (): void => rmSync(staging, { recursive: true, force: true }),
  };
};
export type TargetFolder = ReturnType<typeof targetFolder>;
