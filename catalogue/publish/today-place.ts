import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { todayFolder, todayTarget } from '../../core/published/today.ts';
import type { Published } from './current.ts';
import { readSnapshot, readTargets, readTimestamp } from './metadata.ts';
import { RemoteFault, type Remote } from './remote.ts';
import { targetFolder } from './target-folder.ts';

/** What is published of today's changes somewhere; its files are named below the folder `today`. */
export type TodayPlace = Published & {
  /** By which the versions that were published there are remembered. */
  place: string;
  /** The versions of the roots that are there, in their order. */
  roots: readonly number[];
};

export const timestampFile = 'metadata/timestamp.json';
const rootVersions = (files: readonly string[]): number[] =>
  files
    .flatMap((file) => /^(\d+)\.root\.json$/.exec(file)?.[1] ?? [])
    .map(Number)
    .toSorted((one, other) => one - other);

/** A published folder of this machine. */
export const placeInFolder = (to: string): TodayPlace => {
  const dir = join(to, todayFolder);
  const metadata = join(dir, 'metadata');
  return {
    ...targetFolder(dir),
    name: dir,
    place: resolve(dir),
    roots: rootVersions(existsSync(metadata) ? readdirSync(metadata) : []),
  };
};

/** Copies from a host what must be known of it. Throws `RemoteFault`. */
export const copyOfHost = async (remote: Remote, place: string): Promise<TodayPlace> => {
  const below = `${todayFolder}/`;
  const there = new Set(
    [...(await remote.list())]
      .filter((file) => file.startsWith(below))
      .map((file) => file.slice(below.length)),
  );
  const roots = rootVersions(
    [...there].flatMap((file) => (file.startsWith('metadata/') ? [file.slice('metadata/'.length)] : [])),
  );
  const read = new Map<string, Buffer>();
  const fetch = async (files: readonly string[]): Promise<void> => {
    const wanted = files.filter((file) => there.has(file)).map((file) => below + file);
    if (wanted.length === 0) return;
    for (const [file, bytes] of await remote.fetch(wanted)) read.set(file.slice(below.length), bytes);
  };
  await fetch([timestampFile, ...roots.map((version) => `metadata/${version}.root.json`)]);
  // Damaged metadata are found again, and said, where they are read.
  try {
    const timestamp = read.get(timestampFile);
    if (timestamp !== undefined) {
      const snapshot = `metadata/${readTimestamp(timestamp).signed.snapshotMeta.version}.snapshot.json`;
      await fetch([snapshot]);
      const { meta } = readSnapshot(read.get(snapshot) ?? Buffer.alloc(0)).signed;
      const targets = `metadata/${meta['targets.json']?.version ?? 0}.targets.json`;
      await fetch([targets]);
      const target = readTargets(read.get(targets) ?? Buffer.alloc(0)).signed.targets[todayTarget];
      await fetch([`targets/${target?.hashes['sha256'] ?? ''}.${todayTarget}`]);
    }
  } catch (fault) {
    if (fault instanceof RemoteFault) throw fault;
  }
  return {
    name: `${remote.name}/${todayFolder}`,
    place: `${place}/${todayFolder}`,
    roots,
    has: (file) => there.has(file),
    read: (file) => read.get(file),
  };
};
