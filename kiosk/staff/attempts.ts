import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import { type CodeKind, codeKinds } from './codes.ts';
import { keptFile } from './kept-file.ts';

const Count = z.strictObject({
  /** The salt of the code that they were tried against: another code begins anew. */
  of: z.string(),
  failures: z.int().check(z.gte(0)),
});
const Attempts = z.strictObject({
  formatVersion: z.literal(1),
  staff: z.optional(Count),
  technician: z.optional(Count),
});
type Attempts = z.infer<typeof Attempts>;

/** Wrong codes in a row that cost nothing: fingers slip. */
const freeFailures = 4;
const firstLockMs = 30_000;
const longestLockMs = 60 * 60_000;

/** How long nobody may try after so many wrong codes in a row, ms: it doubles from half a minute to an hour. */
export const lockAfter = (failures: number): number =>
  failures <= freeFailures
    ? 0
    : Math.min(longestLockMs, firstLockMs * 2 ** Math.min(20, failures - freeFailures - 1));

/** Wrong codes, counted on the disk for each of the two codes. */
export type AttemptBook = {
  /** Seconds until it may be tried again; 0 now. */
  wait: (kind: CodeKind) => number;
  /** To be called before a code is compared: a power cut meanwhile must not undo the attempt. */
  begin: (kind: CodeKind, of: string) => void;
  /** It was the right one. */
  passed: (kind: CodeKind) => void;
};

/**
 * The lock-out is reckoned by running time, never by the date: setting the clock ends none. A restart begins the wait anew, so that
 * pulling the plug makes it longer. A file that was damaged counts as the first lock-out.
 */
export const openAttempts = (dataDir: string, clock: Clock): AttemptBook => {
  const file = keptFile<Attempts>(join(dataDir, 'code-attempts.json'), Attempts);
  const read = file.read();
  const suspect = { of: '', failures: freeFailures + 1 };
  let counts: Attempts =
    read.state === 'read'
      ? read.value
      : read.state === 'damaged'
        ? { formatVersion: 1, staff: suspect, technician: suspect }
        : { formatVersion: 1 };
  const locks = new Map<CodeKind, { until: number; ms: number }>();

  const lock = (kind: CodeKind): void => {
    const ms = lockAfter(counts[kind]?.failures ?? 0);
    if (ms === 0) return;
    const entry = { until: clock.now() + ms, ms };
    locks.set(kind, entry);
    clock.after(ms, () => {
      if (locks.get(kind) === entry) locks.delete(kind);
    });
  };
  const keep = (): void => {
    try {
      file.write(counts);
    } catch {
      // A disk that takes nothing says so elsewhere. Until the next start they are counted in memory.
    }
  };
  codeKinds.forEach(lock);
  return {
    wait: (kind) => {
      const entry = locks.get(kind);
      if (entry === undefined) return 0;
      // Only shown by the clock, which somebody may have set; the lock itself ends with its timer.
      return Math.ceil(Math.min(entry.ms, Math.max(1_000, entry.until - clock.now())) / 1_000);
    },
    begin: (kind, of) => {
      const known = counts[kind];
      const before = known === undefined || (known.of !== of && known.of !== '') ? 0 : known.failures;
      counts = { ...counts, [kind]: { of, failures: before + 1 } };
      keep();
      lock(kind);
    },
    passed: (kind) => {
      const { [kind]: _, ...others } = counts;
      counts = others;
      locks.delete(kind);
      keep();
    },
  };
};
