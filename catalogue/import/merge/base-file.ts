import { closeSync, existsSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isJson, parseJson } from '../json.ts';
import { linesOf } from '../lines.ts';
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

/** The print of one file, read when a merge asks for it: those of a large catalogue do not fit in memory. */
const printAt = (path: string, file: string, from: number, length: number): Print => {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    readSync(handle, bytes, 0, length, from);
    const one = parseJson(bytes.toString('utf8'));
    if (!isJson(one) || one['file'] !== file) throw new Error(`${path} was changed while it was read.`);
    return one['print'] as Print;
  } finally {
    closeSync(handle);
  }
};

/** The lines of the sidecar, by file; undefined where there is none. A line that cannot be read counts as a file that is not known. */
export const readBase = (dir: string): Map<string, Base> | undefined => {
  const path = join(dir, baseFile);
  if (!existsSync(path)) return undefined;
  const bases = new Map<string, Base>();
  for (const { text, from, length } of linesOf(path)) {
    const one = parseJson(text);
    if (!isJson(one)) continue;
    const { file, hash, sourceId } = one;
    if (typeof file !== 'string' || typeof hash !== 'string' || one['print'] === undefined) continue;
    bases.set(file, {
      file,
      hash,
      sourceId: typeof sourceId === 'string' ? sourceId : undefined,
      get print() {
        return printAt(path, file, from, length);
      },
    });
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
