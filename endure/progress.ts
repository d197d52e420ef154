import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import type { Tally } from './tally.ts';

const Texts = z.array(z.string());
const Progress = z.strictObject({
  seed: z.int(),
  /** Milliseconds of work so far, over all starts. */
  spentMs: z.number(),
  /** By the experiment's name. */
  tallies: z.record(
    z.string(),
    z.strictObject({
      rounds: z.int(),
      acknowledged: z.int(),
      lost: Texts,
      twice: Texts,
      told: z.int(),
      said: z.record(z.string(), z.record(z.string(), z.int())),
      skipped: z.optional(z.string()),
      failed: Texts,
    }),
  ),
});

/** How far a long run has come. */
export type Progress = { seed: number; spentMs: number; tallies: Record<string, Tally> };

/** Where the run with this seed stopped; undefined where there is none to go on with. */
export const readProgress = (file: string, seed: number | undefined): Progress | undefined => {
  if (!existsSync(file)) return undefined;
  try {
    const read = Progress.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success && (seed === undefined || read.data.seed === seed)
      ? (read.data as Progress)
      : undefined;
  } catch {
    return undefined;
  }
};

export const writeProgress = (file: string, progress: Progress): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, JSON.stringify(progress));
  renameSync(`${file}.part`, file);
};
