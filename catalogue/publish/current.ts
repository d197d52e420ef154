import { readSnapshot, readTargets, readTimestamp } from './metadata.ts';
import type { TargetFolder } from './target-folder.ts';

/** What is published now: versions, bytes, and the hashes of the targets. */
export type Current = {
  timestamp: number;
  snapshot: { version: number; bytes: Buffer; expires: number };
  /** `hashes`: SHA-256 of each target, by its name. */
  targets: {
    version: number;
    bytes: Buffer;
    expires: number;
    hashes: ReadonlyMap<string, string | undefined>;
  };
};

/** Reads it from the folder. Throws where its metadata are damaged. */
export const readCurrent = (folder: TargetFolder): Current | undefined => {
  const bytes = folder.read('metadata/timestamp.json');
  if (bytes === undefined) return undefined;
  const timestamp = readTimestamp(bytes).signed;
  const { version } = timestamp.snapshotMeta;
  const snapshotBytes = folder.read(`metadata/${version}.snapshot.json`) ?? Buffer.alloc(0);
  const snapshot = readSnapshot(snapshotBytes).signed;
  const targetsVersion = snapshot.meta['targets.json']?.version ?? 0;
  const targetsBytes = folder.read(`metadata/${targetsVersion}.targets.json`) ?? Buffer.alloc(0);
  const targets = readTargets(targetsBytes).signed;
  return {
    timestamp: timestamp.version,
    snapshot: { version, bytes: snapshotBytes, expires: Date.parse(snapshot.expires) },
    targets: {
      version: targetsVersion,
      bytes: targetsBytes,
      expires: Date.parse(targets.expires),
      hashes: new Map(Object.entries(targets.targets).map(([name, { hashes }]) => [name, hashes['sha256']])),
    },
  };
};
