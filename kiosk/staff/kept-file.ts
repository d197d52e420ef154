import { existsSync, readFileSync, renameSync } from 'node:fs';
import type * as z from 'zod/mini';
import { replaceFile } from '../replace-file.ts';

/** A small file that is there twice: after a power cut, or a damaged block, there is the old content or the new (trust.md 2). */
export type KeptFile<T> = {
  /** `damaged`: neither the file nor its copy can be read, and what was there is set aside. */
  read: () => { state: 'read'; value: T } | { state: 'none' | 'damaged' };
  /** Throws where the disk does not take it. */
  write: (value: T) => void;
};

/** @param mode who may read it */
export const keptFile = <T>(file: string, schema: z.ZodMiniType<T>, mode = 0o666): KeptFile<T> => {
  const copy = `${file}.bak`;
  const parse = (path: string): { value: T } | undefined => {
    try {
      const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
      return parsed.success ? { value: parsed.data } : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    read: () => {
      const found = parse(file) ?? parse(copy);
      if (found !== undefined) return { state: 'read', ...found };
      if (!existsSync(file) && !existsSync(copy)) return { state: 'none' };
      try {
        if (existsSync(file)) renameSync(file, `${file}.damaged`);
      } catch {
        // It stays where it is, and is not believed all the same.
      }
      return { state: 'damaged' };
    },
    write: (value) => {
      const text = `${JSON.stringify(value)}\n`;
      replaceFile(file, text, mode);
      replaceFile(copy, text, mode);
    },
  };
};
