import type { Metadata, Root } from '@tufjs/models';
import { readSnapshot, readTargets, readTimestamp, type Role } from './metadata.ts';

/** What is there already: a folder, or a copy of what a host holds. */
export type Published = {
  /** For people. */
  name: string;
  read: (file: string) => Buffer | undefined;
  has: (file: string) => boolean;
};

/** What is published now: versions, bytes, and the hashes of the targets. */
export type Current = {
  /** `signed`: by keys that the newest root still knows. */
  timestamp: { version: number; bytes: Buffer; signed: boolean };
  snapshot: { version: number; bytes: Buffer; expires: number; signed: boolean };
  /** `hashes`: SHA-256 of each target, by its name. */
  targets: {
    version: number;
    bytes: Buffer;
    expires: number;
    signed: boolean;
    hashes: ReadonlyMap<string, string | undefined>;
  };
};

type Verifiable = Parameters<Metadata<Root>['verifyDelegate']>[1];
/** Whether keys of the root signed it: what a host made up, and what keys signed that were exchanged since, is signed anew. */
const isSigned = (root: Metadata<Root>, role: Role, metadata: Verifiable): boolean => {
  try {
    root.verifyDelegate(role, metadata);
    return true;
  } catch {
    return false;
  }
};

/** Reads it. Throws where its metadata are damaged. */
export const readCurrent = (published: Published, root: Metadata<Root>): Current | undefined => {
  const bytes = published.read('metadata/timestamp.json');
  if (bytes === undefined) return undefined;
  const timestamp = readTimestamp(bytes);
  const { version } = timestamp.signed.snapshotMeta;
  const snapshotBytes = published.read(`metadata/${version}.snapshot.json`) ?? Buffer.alloc(0);
  const snapshot = readSnapshot(snapshotBytes);
  const targetsVersion = snapshot.signed.meta['targets.json']?.version ?? 0;
  const targetsBytes = published.read(`metadata/${targetsVersion}.targets.json`) ?? Buffer.alloc(0);
  const targets = readTargets(targetsBytes);
  return {
    timestamp: {
      version: timestamp.signed.version,
      bytes,
      signed: isSigned(root, 'timestamp', timestamp),
    },
    snapshot: {
      version,
      bytes: snapshotBytes,
      expires: Date.parse(snapshot.signed.expires),
      signed: isSigned(root, 'snapshot', snapshot),
    },
    targets: {
      version: targetsVersion,
      bytes: targetsBytes,
      expires: Date.parse(targets.signed.expires),
      signed: isSigned(root, 'targets', targets),
      hashes: new Map(
        Object.entries(targets.signed.targets).map(([name, { hashes }]) => [name, hashes['sha256']]),
      ),
    },
  };
};
