import { createHash } from 'node:crypto';
import { Metadata, MetadataKind, type Root } from '@tufjs/models';
import type { Journal } from '../journal/journal.ts';
import { SyncFault } from './sync-fault.ts';

export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Reads a root that signs itself, as TUF 5.2 asks of the one that is trusted from outside. Throws when it does not. */
export const readRoot = (bytes: Buffer): Metadata<Root> => {
  const root = Metadata.fromJSON(MetadataKind.Root, JSON.parse(bytes.toString('utf8')));
  root.verifyDelegate(MetadataKind.Root, root);
  return root;
};

/** Versions of the four roles, by the name under which the journal keeps the lowest that is accepted. */
export type Versions = ReadonlyMap<string, number>;
export type Floors = Pick<Journal, 'floor' | 'raiseFloor'>;

/**
 * The floors belong to keys: a root that gives a role new keys begins it anew (TUF 5.3.11, recovery from a fast-forward attack), and
 * another town's catalogue has floors of its own.
 */
export const versionsOf = (
  trusted: Buffer,
  root: Metadata<Root>,
  versions: { timestamp: number; snapshot: number; targets: number },
): Versions => {
  const keys = (role: string): string =>
    sha256([...(root.signed.roles[role]?.keyIDs ?? [])].sort().join()).slice(0, 16);
  return new Map([
    [`tuf:root:${sha256(trusted).slice(0, 16)}`, root.signed.version],
    ...Object.entries(versions).map(([role, version]): [string, number] => [
      `tuf:${role}:${keys(role)}`,
      version,
    ]),
  ]);
};

/** Stops a rollback also where the metadata that would have shown it are lost (trust.md 1). Throws. */
export const refuseOlder = (versions: Versions, floors: Floors): void => {
  for (const [name, version] of versions) {
    const floor = floors.floor(name) ?? 0;
    if (version < floor)
      throw new SyncFault(
        'SYN-6',
        `The catalogue is older than one seen here (${name.split(':')[1] ?? ''} ${version} after ${floor}). It is not used.`,
      );
  }
};

const clockFloor = 'tuf:clock';

/** Once something newer is in use, nothing older is. */
export const raiseFloors = (versions: Versions, signedAt: number | undefined, floors: Floors): void => {
  for (const [name, version] of versions) floors.raiseFloor(name, version);
  if (signedAt !== undefined) floors.raiseFloor(clockFloor, signedAt);
};

/** An instant that has certainly passed: some signature was made then. Epoch ms. */
export const earliestNow = (floors: Floors): number => floors.floor(clockFloor) ?? 0;
