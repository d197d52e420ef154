import { createHash, sign } from 'node:crypto';
import {
  Metadata,
  MetadataKind,
  MetaFile,
  Root,
  Signature,
  Snapshot,
  TargetFile,
  Targets,
  Timestamp,
  type Key,
} from '@tufjs/models';
import { signedAtField } from '../../core/published/published-index.ts';
import type { SigningKey } from './key-file.ts';

/** The roles of a repository, in the order in which trust flows. */
export const roles = ['root', 'targets', 'snapshot', 'timestamp'] as const;
export type Role = (typeof roles)[number];

const day = 86_400_000;
/** How long what a role signs is good for, in ms (trust.md 1). A kiosk that is off-line longer goes on, and says since when. */
export const lifetimes: Record<Role, number> = {
  root: 365 * day,
  targets: 365 * day,
  snapshot: 30 * day,
  timestamp: 7 * day,
};

const specVersion = '1.0.31';
/** TUF writes times in whole seconds. */
const tufTime = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
const common = (role: Role, version: number, now: number) => ({
  version,
  specVersion,
  expires: tufTime(now + lifetimes[role]),
});

type Signed = Root | Targets | Snapshot | Timestamp;
/** Signs what a role says, with all keys given. */
const signed = (what: Signed, keys: readonly SigningKey[]): Buffer => {
  const metadata = new Metadata(what);
  for (const { key, privateKey } of keys)
    metadata.sign(
      (data) => new Signature({ keyID: key.keyID, sig: sign(undefined, data, privateKey).toString('hex') }),
    );
  return Buffer.from(JSON.stringify(metadata.toJSON()));
};

const fileOf = (bytes: Buffer): { length: number; hashes: { sha256: string } } => ({
  length: bytes.length,
  hashes: { sha256: sha256(bytes) },
});

/** SHA-256, hexadecimal. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The root: who may sign what. Two of three root keys must agree, where not one is all there is. */
export const signRoot = (
  version: number,
  keysOf: Record<Role, readonly Key[]>,
  signers: readonly SigningKey[],
  now: number,
  threshold = rootThreshold,
): Buffer => {
  const root = new Root({ ...common('root', version, now), consistentSnapshot: true });
  for (const role of roles) for (const key of keysOf[role]) root.addKey(key, role);
  // Role has no setter for its threshold: the JSON has.
  const json = root.toJSON() as { roles: Record<string, { threshold: number }> };
  if (json.roles['root']) json.roles['root'].threshold = threshold;
  return signed(Root.fromJSON(json as never), signers);
};

/** Root keys that must agree, of three. */
export const rootThreshold = 2;

/** The same root again, good for another year. */
export const renewRoot = (previous: Root, signers: readonly SigningKey[], now: number): Buffer =>
  signed(
    Root.fromJSON({ ...previous.toJSON(), ...jsonOf(common('root', previous.version + 1, now)) }),
    signers,
  );

const jsonOf = ({ version, expires }: { version: number; expires: string }) => ({ version, expires });

/** The targets, by their names: indexes, which vouch for the files they name. */
export const signTargets = (
  version: number,
  indexes: ReadonlyMap<string, Buffer>,
  key: SigningKey,
  now: number,
): Buffer => {
  const targets = new Targets(common('targets', version, now));
  for (const [path, bytes] of indexes) targets.addTarget(new TargetFile({ path, ...fileOf(bytes) }));
  return signed(targets, [key]);
};

/** The snapshot: which targets belong together. */
export const signSnapshot = (
  version: number,
  targets: { version: number; bytes: Buffer },
  key: SigningKey,
  now: number,
): Buffer =>
  signed(
    new Snapshot({
      ...common('snapshot', version, now),
      meta: { 'targets.json': new MetaFile({ version: targets.version, ...fileOf(targets.bytes) }) },
    }),
    [key],
  );

/** The timestamp: which snapshot is the newest, and when that was said. */
export const signTimestamp = (
  version: number,
  snapshot: { version: number; bytes: Buffer },
  key: SigningKey,
  now: number,
): Buffer =>
  signed(
    new Timestamp({
      ...common('timestamp', version, now),
      snapshotMeta: new MetaFile({ version: snapshot.version, ...fileOf(snapshot.bytes) }),
      unrecognizedFields: { [signedAtField]: tufTime(now) },
    }),
    [key],
  );

const parse = (bytes: Buffer) => JSON.parse(bytes.toString('utf8'));
/** Reads metadata of ours again. Throws when they are none: whoever calls knows what that means. */
export const readRoot = (bytes: Buffer): Metadata<Root> => Metadata.fromJSON(MetadataKind.Root, parse(bytes));
export const readTargets = (bytes: Buffer): Metadata<Targets> =>
  Metadata.fromJSON(MetadataKind.Targets, parse(bytes));
export const readSnapshot = (bytes: Buffer): Metadata<Snapshot> =>
  Metadata.fromJSON(MetadataKind.Snapshot, parse(bytes));
export const readTimestamp = (bytes: Buffer): Metadata<Timestamp> =>
  Metadata.fromJSON(MetadataKind.Timestamp, parse(bytes));
