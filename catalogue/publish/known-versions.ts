import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** Version numbers of the three roles that are signed while publishing. */
const Versions = z.strictObject({
  timestamp: z.int().check(z.gte(0)),
  snapshot: z.int().check(z.gte(0)),
  targets: z.int().check(z.gte(0)),
});
export type Versions = z.infer<typeof Versions>;

const File = z.strictObject({ formatVersion: z.literal(1), places: z.record(z.string(), Versions) });

const fileOf = (keysDir: string): string => join(keysDir, 'published-versions.json');
const none: Versions = { timestamp: 0, snapshot: 0, targets: 0 };

/**
 * The versions that were published with these keys, by place. A host that gives back an older catalogue would have it signed anew
 * otherwise; and a new place must begin above what kiosks have seen elsewhere. A damaged file counts as none.
 */
export const readKnown = (keysDir: string): ReadonlyMap<string, Versions> => {
  if (!existsSync(fileOf(keysDir))) return new Map();
  try {
    return new Map(Object.entries(File.parse(JSON.parse(readFileSync(fileOf(keysDir), 'utf8'))).places));
  } catch {
    return new Map();
  }
};

/** The highest of all places. */
export const highest = (known: ReadonlyMap<string, Versions>): Versions =>
  [...known.values()].reduce(
    (one, other) => ({
      timestamp: Math.max(one.timestamp, other.timestamp),
      snapshot: Math.max(one.snapshot, other.snapshot),
      targets: Math.max(one.targets, other.targets),
    }),
    none,
  );

/** Remembers what is at a place now. Throws where the folder cannot be written. */
export const remember = (keysDir: string, place: string, versions: Versions): void => {
  const places = Object.fromEntries(new Map([...readKnown(keysDir), [place, versions]]));
  const part = `${fileOf(keysDir)}.${process.pid}.part`;
  writeFileSync(part, `${JSON.stringify({ formatVersion: 1, places }, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(part, fileOf(keysDir));
};
