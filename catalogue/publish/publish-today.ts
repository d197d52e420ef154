import { join } from 'node:path';
import {
  maxTodayBytes,
  parseToday,
  readToday,
  todayFolder,
  todayTarget,
  type TodayChanges,
} from '../../core/published/today.ts';
import type { Result } from '../../core/model/result.ts';
import { readCurrent, type Current } from './current.ts';
import type { KeyError } from './key-file.ts';
import {
  lifetimes,
  readRoot,
  renewRoot,
  sha256,
  signSnapshot,
  signTargets,
  signTimestamp,
} from './metadata.ts';
import { readTodayKey, readTodayRoot, type TodayKeyError } from './today-keys.ts';
import { targetFolder, type TargetFolder } from './target-folder.ts';

export type TodayPublishError =
  | KeyError
  | TodayKeyError
  | { code: 'other-today-key' | 'damaged-folder' | 'invalid-changes' | 'not-written'; words: string };
/** What was done; `changed` is false where the same changes were only signed again. */
export type TodayReport = { changed: boolean; entries: number; version: number; goodUntil: string };

const refuse = (code: TodayPublishError['code'], words: string): { ok: false; error: TodayPublishError } => ({
  ok: false,
  error: { code, words } as TodayPublishError,
});

const isWorn = (role: 'root' | 'targets', expires: number, now: number): boolean =>
  expires - now < lifetimes[role] / 2;

/** The chain of roots in the folder: the pinned one, and each by which the key went on for another year. */
const lastRoot = (folder: TargetFolder, first: Buffer): { version: number; bytes: Buffer } => {
  let last = { version: 1, bytes: first };
  for (;;) {
    const next = folder.read(`metadata/${last.version + 1}.root.json`);
    if (next === undefined) return last;
    last = { version: last.version + 1, bytes: next };
  }
};

/** What is published now in the repository `today` of a folder. Throws where it is damaged. */
const readPublished = (
  folder: TargetFolder,
  name: string,
): { current: Current | undefined; text: string | undefined } => {
  const first = folder.read('metadata/1.root.json');
  if (first === undefined) return { current: undefined, text: undefined };
  const current = readCurrent({ name, ...folder }, readRoot(lastRoot(folder, first).bytes));
  const hash = current?.targets.hashes.get(todayTarget);
  return {
    current,
    text: hash === undefined ? undefined : folder.read(`targets/${hash}.${todayTarget}`)?.toString('utf8'),
  };
};

const damaged = (to: string) =>
  refuse(
    'damaged-folder',
    `${join(to, todayFolder)} cannot be read. Put back a copy: its version numbers must go on, or kiosks refuse what is published.`,
  );

/** Today's changes as they are published in a folder; none where nothing ever was. */
export const readPublishedToday = (to: string): Result<TodayChanges | undefined, TodayPublishError> => {
  try {
    const { current, text } = readPublished(targetFolder(join(to, todayFolder)), to);
    if (current === undefined) return { ok: true, value: undefined };
    const read = readToday(text ?? '');
    return read.ok
      ? read
      : refuse('invalid-changes', `What is published cannot be read: ${read.error.words}.`);
  } catch {
    return damaged(to);
  }
};

/**
 * Publishes today's changes into the repository `today` of a folder, or signs again what is there. Opens no key but the today key.
 */
export const publishToday = (
  changes: TodayChanges,
  options: { keysDir: string; passphrase: string; to: string; now: number },
): Result<TodayReport, TodayPublishError> => {
  const { keysDir, passphrase, to, now } = options;
  const parsed = parseToday(changes);
  if (!parsed.ok) return refuse('invalid-changes', `Nothing was published: ${parsed.error.words}.`);
  const content = Buffer.from(JSON.stringify(parsed.value));
  if (content.length > maxTodayBytes)
    return refuse(
      'invalid-changes',
      `Nothing was published: ${content.length} bytes, and ${maxTodayBytes} are the most. Take old entries back.`,
    );
  const first = readTodayRoot(keysDir);
  if (!first.ok) return first;
  if (first.value === undefined)
    return refuse(
      'no-today-root',
      `${keysDir} has no today key. Make one: sportello-catalogue keys today ${keysDir}`,
    );
  const folder = targetFolder(join(to, todayFolder));
  const before = folder.read('metadata/1.root.json');
  if (before !== undefined && !before.equals(first.value))
    return refuse(
      'other-today-key',
      `${join(to, todayFolder)} was published with another today key. Where that one was replaced, delete the folder first; kiosks begin anew once the catalogue names the new key.`,
    );
  let published: ReturnType<typeof readPublished>;
  let root: ReturnType<typeof lastRoot>;
  try {
    published = readPublished(folder, to);
    root = lastRoot(folder, first.value);
  } catch {
    return damaged(to);
  }
  const key = readTodayKey(keysDir, passphrase);
  if (!key.ok) return key;
  const signed = readRoot(root.bytes).signed;
  if (signed.roles['timestamp']?.keyIDs.includes(key.value.key.keyID) !== true)
    return refuse('other-today-key', `The root in ${keysDir} does not know its today key.`);

  const { current } = published;
  const changed = current?.targets.hashes.get(todayTarget) !== sha256(content);
  try {
    if (before === undefined) folder.write('metadata/1.root.json', first.value);
    if (isWorn('root', Date.parse(signed.expires), now))
      folder.write(`metadata/${root.version + 1}.root.json`, renewRoot(signed, [key.value], now));
    let targets: { version: number; bytes: Buffer; expires: number } | undefined = current?.targets;
    if (
      targets === undefined ||
      changed ||
      current?.targets.signed !== true ||
      isWorn('targets', targets.expires, now)
    ) {
      const version = (targets?.version ?? 0) + 1;
      folder.write(`targets/${sha256(content)}.${todayTarget}`, content);
      const bytes = signTargets(version, new Map([[todayTarget, content]]), key.value, now);
      targets = { version, bytes, expires: 0 };
      folder.write(`metadata/${version}.targets.json`, bytes);
    }
    // One key signs all: there is nothing to spare by keeping an old snapshot.
    const version = (current?.snapshot.version ?? 0) + 1;
    const snapshot = { version, bytes: signSnapshot(version, targets, key.value, now) };
    folder.write(`metadata/${version}.snapshot.json`, snapshot.bytes);
    folder.settle();
    // Last: from here on kiosks see it, and all of it is there.
    const timestamp = (current?.timestamp.version ?? 0) + 1;
    folder.write('metadata/timestamp.json', signTimestamp(timestamp, snapshot, key.value, now));
    folder.settle();
    folder.tidy();
    return {
      ok: true,
      value: {
        changed,
        entries: parsed.value.entries.length,
        version: timestamp,
        goodUntil: new Date(now + lifetimes.timestamp).toISOString(),
      },
    };
  } catch (fault) {
    return refuse(
      'not-written',
      `${join(to, todayFolder)} cannot be written (${(fault as NodeJS.ErrnoException).code ?? (fault as Error).message}). Kiosks still see what was there before.`,
    );
  }
};
