import { maxTodayBytes, parseToday, todayTarget, type TodayChanges } from '../../core/published/today.ts';
import type { Result } from '../../core/model/result.ts';
import { highest, readKnown, type Versions } from './known-versions.ts';
import {
  lifetimes,
  readRoot,
  renewRoot,
  sha256,
  signSnapshot,
  signTargets,
  signTimestamp,
} from './metadata.ts';
import type { NewFile } from './plan.ts';
import { lookAt, refuse, type TodayPublishError } from './read-today.ts';
import { readTodayKey } from './today-keys.ts';
import { timestampFile, type TodayPlace } from './today-place.ts';

export type TodayKeyUse = { keysDir: string; passphrase: string; now: number };

const isWorn = (role: 'root' | 'targets', expires: number, now: number): boolean =>
  expires - now < lifetimes[role] / 2;

/** Files in the order in which they are to arrive, the timestamp last, and what they make. */
export type SignedToday = {
  files: readonly NewFile[];
  changed: boolean;
  entries: number;
  versions: Versions;
  /** The timestamp over which they were made. */
  before: Buffer | undefined;
};

/** Signs today's changes, or again what is there. Opens no key but the today key. */
export const signToday = (
  changes: TodayChanges,
  place: TodayPlace,
  { keysDir, passphrase, now }: TodayKeyUse,
): Result<SignedToday, TodayPublishError> => {
  const parsed = parseToday(changes);
  if (!parsed.ok) return refuse('invalid-changes', `Nothing was published: ${parsed.error.words}.`);
  const content = Buffer.from(JSON.stringify(parsed.value));
  if (content.length > maxTodayBytes)
    return refuse(
      'invalid-changes',
      `Nothing was published: ${content.length} bytes, and ${maxTodayBytes} are the most. Take old entries back.`,
    );
  const there = lookAt(place, keysDir);
  if (!there.ok) return there;
  const { roots, first, current } = there.value;
  const key = readTodayKey(keysDir, passphrase);
  if (!key.ok) return key;
  const last = (roots.at(-1) ?? readRoot(first)).signed;
  if (last.roles['timestamp']?.keyIDs.includes(key.value.key.keyID) !== true)
    return refuse('other-today-key', `The root in ${keysDir} does not know its today key.`);

  const files: NewFile[] = [];
  const add = (file: string, bytes: Buffer): void => {
    files.push({ file, content: () => bytes });
  };
  const known = highest(readKnown(keysDir));
  const next = (role: keyof Versions): number => Math.max(known[role], current?.[role].version ?? 0) + 1;
  const firstFile = `metadata/${readRoot(first).signed.version}.root.json`;
  if (!place.has(firstFile)) add(firstFile, first);
  if (isWorn('root', Date.parse(last.expires), now))
    add(`metadata/${last.version + 1}.root.json`, renewRoot(last, [key.value], now));
  const isThere =
    current?.targets.signed === true && current.targets.hashes.get(todayTarget) === sha256(content);
  let targets: { version: number; bytes: Buffer } | undefined = current?.targets;
  if (targets === undefined || !isThere || isWorn('targets', current?.targets.expires ?? 0, now)) {
    const version = next('targets');
    add(`targets/${sha256(content)}.${todayTarget}`, content);
    targets = { version, bytes: signTargets(version, new Map([[todayTarget, content]]), key.value, now) };
    add(`metadata/${version}.targets.json`, targets.bytes);
  }
  // One key signs all: there is nothing to spare by keeping an old snapshot.
  const version = next('snapshot');
  const snapshot = { version, bytes: signSnapshot(version, targets, key.value, now) };
  add(`metadata/${version}.snapshot.json`, snapshot.bytes);
  // Last: from here on kiosks see it, and all of it is there.
  const timestamp = next('timestamp');
  add(timestampFile, signTimestamp(timestamp, snapshot, key.value, now));
  return {
    ok: true,
    value: {
      files,
      changed: !isThere,
      entries: parsed.value.entries.length,
      versions: { timestamp, snapshot: version, targets: targets.version },
      before: current?.timestamp.bytes,
    },
  };
};
