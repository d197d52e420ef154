import { closeSync, existsSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Print } from './print.ts';

/** What the last import wrote, beside the files themselves: a line of JSON for each. */
export const baseFile = 'import-base.jsonl';

/** What an import remembers of one file that it wrote. */
export type Base = {
  file: string;
  /** The hash of its text: equal as long as nobody has touched the file. */
  hash: string;
  /** The identifier of its record at the source. */
  sourceId?: string | undefined;
  print: Print;
};

/** The lines of the sidecar, by file; undefined where there is none. A line that cannot be read counts as a file that is not known. */
export const readBase = (dir: string): Map<string, Base> | undefined => {
  const path = join(dir, baseFile);
  if (!existsSync(path)) return undefined;
  const bases = new Map<string, Base>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    try {
      const one = JSON.parse(line) as Partial<Base>;
      if (typeof one.file === 'string' && typeof one.hash === 'string' && one.print !== undefined)
        bases.set(one.file, one as Base);
    } catch {
      continue;
    }
  }
  return bases;
};

/** Writes the sidecar, a line at a time; the old one stands until the new one is whole. */
export const writeBase = (dir: string, bases: Iterable<Base>): void => {
  const path = join(dir, baseFile);
  const handle = openSync(`${path}.new`, 'w');
  try {
    for (const base of bases) writeSync(handle, `${JSON.stringify(base)}\n`);
  } finally {
    closeSync(handle);
  }
  renameSync(`${path}.new`, path);
};
