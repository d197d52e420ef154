import type { Metadata, Root } from '@tufjs/models';
import { readToday, todayTarget, type TodayChanges } from '../../core/published/today.ts';
import type { Result } from '../../core/model/result.ts';
import { readCurrent, type Current } from './current.ts';
import type { KeyError } from './key-file.ts';
import { readKnown } from './known-versions.ts';
import { readRoot, sha256 } from './metadata.ts';
import { readTodayRoot, type TodayKeyError } from './today-keys.ts';
import type { TodayPlace } from './today-place.ts';

export type TodayPublishError =
  | KeyError
  | TodayKeyError
  | {
      code:
        | 'other-today-key'
        | 'damaged-folder'
        | 'older-than-known'
        | 'invalid-changes'
        | 'changed-meanwhile'
        | 'remote';
      words: string;
    };
export const refuse = (
  code: TodayPublishError['code'],
  words: string,
): { ok: false; error: TodayPublishError } => ({ ok: false, error: { code, words } as TodayPublishError });

type There = { roots: Metadata<Root>[]; first: Buffer; current: Current | undefined };
const isSignedBy = (last: Metadata<Root>, next: Metadata<Root>): boolean => {
  try {
    last.verifyDelegate('root', next);
    return true;
  } catch {
    return false;
  }
};

/** The chain of roots there: that of the key, and each by which the key went on for another year. A root of another key ends it. */
const chainOf = (place: TodayPlace, first: Buffer): Metadata<Root>[] => {
  const chain = [readRoot(first)];
  for (let last = readRoot(first); ;) {
    const bytes = place.read(`metadata/${last.signed.version + 1}.root.json`);
    const next = bytes === undefined ? undefined : readRoot(bytes);
    if (next === undefined || !isSignedBy(last, next)) return chain;
    chain.push(next);
    last = next;
  }
};

/** What is there, as the key of a folder may go on from it. */
export const lookAt = (place: TodayPlace, keysDir: string): Result<There, TodayPublishError> => {
  const first = readTodayRoot(keysDir);
  if (!first.ok) return first;
  if (first.value === undefined)
    return refuse(
      'no-today-root',
      `${keysDir} has no today key. Make one: sportello-catalogue keys today ${keysDir}`,
    );
  const { version } = readRoot(first.value).signed;
  const before = place.read(`metadata/${version}.root.json`);
  const other = refuse(
    'other-today-key',
    `${place.name} was published with another today key. If that one is newer, use it. If this one was just made to replace it, the catalogue must name this one: sportello-catalogue keys rotate ${keysDir} today --keys KEYS, and publish.`,
  );
  if (before !== undefined && !before.equals(first.value)) return other;
  try {
    const roots = chainOf(place, first.value);
    const last = roots.at(-1);
    // A root above ours is that of a key that replaced this one.
    if (last === undefined || (place.roots.at(-1) ?? 0) > last.signed.version) return other;
    const current = readCurrent(place, last);
    const known = readKnown(keysDir).get(place.place);
    if (current !== undefined && known !== undefined && current.timestamp.version < known.timestamp)
      return refuse(
        'older-than-known',
        `${place.name} holds older changes (timestamp ${current.timestamp.version}) than were published there (${known.timestamp}): a copy was put back, or somebody did it. Look who; then delete ${place.name} and publish again.`,
      );
    return { ok: true, value: { roots, first: first.value, current } };
  } catch {
    return refuse(
      'damaged-folder',
      `${place.name} cannot be read. Delete it and publish again: what was in force must be said once more.`,
    );
  }
};

/**
 * Today's changes as they are published there; none where nothing ever was, or a key that this one replaces did it.
 * @param keysDir believes only what its key signed, for whoever will sign it again; without one it is only to be shown
 */
export const changesAt = (
  place: TodayPlace,
  keysDir: string | undefined,
): Result<TodayChanges | undefined, TodayPublishError> => {
  let current: Current | undefined;
  if (keysDir === undefined) {
    const newest = place.read(`metadata/${place.roots.at(-1) ?? 0}.root.json`);
    if (newest === undefined) return { ok: true, value: undefined };
    try {
      current = readCurrent(place, readRoot(newest));
    } catch {
      return refuse('damaged-folder', `${place.name} cannot be read.`);
    }
  } else {
    const there = lookAt(place, keysDir);
    if (!there.ok) return there;
    if (!place.roots.includes(there.value.roots[0]?.signed.version ?? 0))
      return { ok: true, value: undefined };
    ({ current } = there.value);
  }
  if (current === undefined) return { ok: true, value: undefined };
  const { timestamp, snapshot, targets } = current;
  const hash = targets.hashes.get(todayTarget);
  const bytes = place.read(`targets/${hash ?? ''}.${todayTarget}`);
  const isOurs = [timestamp, snapshot, targets].every(({ signed }) => signed);
  if (bytes === undefined || sha256(bytes) !== hash || (keysDir !== undefined && !isOurs))
    return refuse(
      'damaged-folder',
      `${place.name} is not what the today key signed: an upload that broke off, or somebody changed it. Delete it and publish again: what was in force must be said once more.`,
    );
  const read = readToday(bytes.toString('utf8'));
  return read.ok ? read : refuse('invalid-changes', `What is published cannot be read: ${read.error.words}.`);
};
