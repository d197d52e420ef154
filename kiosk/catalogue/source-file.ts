import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import { type Generation, readGeneration } from './generation.ts';

/** The compiled catalogue of a source folder, unsigned; nothing, and a line in the log, where it cannot be used. */
export const readSourceFile = (
  file: string | undefined,
  log: (line: string) => void,
): Generation | undefined => {
  if (file === undefined || !existsSync(file)) return undefined;
  try {
    const read = readGeneration(JSON.parse(readFileSync(file, 'utf8')), {
      unsigned: true,
      confirmedAt: undefined,
    });
    if (read.ok) return read.value;
    log(read.error.words);
  } catch (fault) {
    log(`CAT-1 The catalogue ${file} cannot be read: ${(fault as Error).message}`);
  }
  return undefined;
};

/** An editor who saves looks at the screen next, ms. */
const lookMs = 200;

/** The file is replaced whole, so another inode, time or size is another catalogue. */
const markOf = (file: string): string => {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.mtimeMs} ${found.size}`;
};

/** Shows the compiled catalogue again each time it was written; what cannot be used is said, and what was shown stays. */
export const followSourceFile = (
  file: string,
  { clock, log, show }: { clock: Clock; log: (line: string) => void; show: (generation: Generation) => void },
): { end: () => void } => {
  let seen = markOf(file);
  let cancel = (): void => undefined;
  const look = (): void => {
    const mark = markOf(file);
    if (mark !== seen) {
      seen = mark;
      const generation = readSourceFile(file, log);
      if (generation !== undefined) show(generation);
    }
    cancel = clock.after(lookMs, look);
  };
  cancel = clock.after(lookMs, look);
  return { end: () => cancel() };
};
