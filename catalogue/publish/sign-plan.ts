import type { Result } from '../../core/model/result.ts';
import type { SigningKey } from './key-file.ts';
import { readRoleKey, type KeysError } from './keys-folder.ts';
import { lifetimes, signSnapshot, signTargets, signTimestamp, type Role } from './metadata.ts';
import type { NewFile, Plan } from './plan.ts';
import type { Versions } from './known-versions.ts';

/** Metadata in the order in which they are to arrive: the timestamp is the last. */
export type SignedPlan = { metadata: readonly NewFile[]; versions: Versions };
export type SignError = KeysError | { code: 'other-keys'; words: string };

/**
 * Signs what is due. Keys are opened as they are needed: the daily run needs none but the timestamp's, and every other week the
 * snapshot's.
 * @param due whose signatures to make; the plan's own where not given
 */
export const signPlan = (
  plan: Plan,
  options: { keysDir: string; passphrase: string; now: number; due?: Plan['due'] },
): Result<SignedPlan, SignError> => {
  const { keysDir, passphrase, now, due = plan.due } = options;
  const keys: Partial<Record<Role, SigningKey>> = {};
  for (const role of ['targets', 'snapshot', 'timestamp'] as const) {
    if (!due.has(role)) continue;
    const key = readRoleKey(keysDir, role, passphrase);
    if (!key.ok) return key;
    if (plan.root.signed.roles[role]?.keyIDs.includes(key.value.key.keyID) !== true)
      return {
        ok: false,
        error: { code: 'other-keys', words: `The root in ${keysDir} does not know its ${role} key.` },
      };
    keys[role] = key.value;
  }
  const { current, above } = plan;
  const metadata: NewFile[] = [];
  const add = (file: string, bytes: Buffer): void => {
    metadata.push({ file: `metadata/${file}`, content: () => bytes });
  };
  let targets: { version: number; bytes: Buffer } | undefined = current?.targets;
  if (keys.targets !== undefined) {
    const version = above.targets + 1;
    targets = { version, bytes: signTargets(version, plan.indexes, keys.targets, now) };
    add(`${version}.targets.json`, targets.bytes);
  }
  let snapshot: { version: number; bytes: Buffer } | undefined = current?.snapshot;
  if (keys.snapshot !== undefined && targets !== undefined) {
    const version = above.snapshot + 1;
    snapshot = { version, bytes: signSnapshot(version, targets, keys.snapshot, now) };
    add(`${version}.snapshot.json`, snapshot.bytes);
  }
  // A kiosk that has a new root refuses what the old keys signed: it comes as late as it may.
  metadata.push(...plan.roots);
  const version = above.timestamp + 1;
  if (keys.timestamp === undefined || snapshot === undefined || targets === undefined)
    throw new Error('a timestamp is always due, over a snapshot');
  // Last: from here on kiosks see the new catalogue, and all of it is there.
  add('timestamp.json', signTimestamp(version, snapshot, keys.timestamp, now));
  return {
    ok: true,
    value: {
      metadata,
      versions: { timestamp: version, snapshot: snapshot.version, targets: targets.version },
    },
  };
};

/** Until when the timestamp is good, ISO 8601. */
export const goodUntil = (now: number): string => new Date(now + lifetimes.timestamp).toISOString();
