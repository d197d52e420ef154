import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { toBase64url } from '../../core/token/base64url.ts';
import type { Result } from '../../core/model/result.ts';
import { retiredFolder } from './keys-folder.ts';
import { createKey, readKey, type KeyError, type SigningKey } from './key-file.ts';
import { readRoot, sha256, signRoot } from './metadata.ts';

/*
 * The key that signs today's changes. It is one key for all roles of a repository of its own, and its own root: whoever has it can
 * change hours and notices of some days and nothing else, and the catalogue, which names this root, can name another one any day.
 */

const keyFile = (dir: string): string => join(dir, 'today.json');
/** Its root stands beside it; a copy in the folder of the catalogue's keys is what publishing puts into the catalogue. */
const rootFile = (dir: string): string => join(dir, 'today.root.json');

export type TodayKeyError =
  KeyError | { code: 'has-today-key' | 'other-today-root' | 'no-today-root' | 'not-written'; words: string };
const refuse = (code: TodayKeyError['code'], words: string): { ok: false; error: TodayKeyError } => ({
  ok: false,
  error: { code, words } as TodayKeyError,
});

/**
 * The version of a first root: minutes since 1970. The root of a key that replaces another is above all that the other one went on to,
 * so that both can stand in one published folder, and nothing there needs to be deleted.
 */
const firstVersion = (now: number, above = 0): number => Math.max(Math.floor(now / 60_000), above + 1);

/**
 * Makes the key and its root.
 * @param options.above the version of a root that this one replaces
 */
export const initTodayKey = (
  dir: string,
  passphrase: string,
  options: { now: number; cost?: number | undefined; above?: number | undefined },
): Result<{ fingerprint: string; files: string[] }, TodayKeyError> => {
  if (existsSync(keyFile(dir)))
    return refuse('has-today-key', `${keyFile(dir)} is there already. Give another folder for a new key.`);
  const { text, ...key } = createKey(passphrase, options.cost);
  const roles = { root: [key.key], targets: [key.key], snapshot: [key.key], timestamp: [key.key] };
  const root = signRoot(firstVersion(options.now, options.above), roles, [key], options.now, 1);
  try {
    const isNew = !existsSync(dir);
    mkdirSync(dir, { recursive: true });
    if (isNew) chmodSync(dir, 0o700);
    writeFileSync(keyFile(dir), text, { mode: 0o600, flag: 'wx' });
    writeFileSync(rootFile(dir), root);
  } catch (fault) {
    return refuse(
      'not-written',
      `${dir} cannot be written (${(fault as NodeJS.ErrnoException).code ?? ''}).`,
    );
  }
  return { ok: true, value: { fingerprint: sha256(root), files: [keyFile(dir), rootFile(dir)] } };
};

/** Reads the root of a today key; `undefined` where there is none. */
export const readTodayRoot = (dir: string): Result<Buffer | undefined, TodayKeyError> => {
  if (!existsSync(rootFile(dir))) return { ok: true, value: undefined };
  try {
    const bytes = readFileSync(rootFile(dir));
    const root = readRoot(bytes);
    root.verifyDelegate('root', root);
    return { ok: true, value: bytes };
  } catch {
    return refuse('no-today-root', `${rootFile(dir)} is no root of a today key. Put back a copy.`);
  }
};

/** The version of the today root in a folder; nothing where there is none that can be read. */
export const todayRootVersion = (dir: string): number | undefined => {
  const root = readTodayRoot(dir);
  return root.ok && root.value !== undefined ? readRoot(root.value).signed.version : undefined;
};

/**
 * Makes a new today key in the place of the one in a folder, which may be damaged or gone: it was lost, stolen, or is old. Kiosks
 * believe it once the catalogue names its root.
 */
export const rotateTodayKey = (
  dir: string,
  passphrase: string,
  options: { now: number; cost?: number | undefined; above?: number | undefined },
): Result<{ fingerprint: string; files: string[] }, TodayKeyError> => {
  const version = todayRootVersion(dir) ?? 0;
  const retired = join(dir, retiredFolder);
  try {
    for (const file of [keyFile(dir), rootFile(dir)].filter(existsSync)) {
      mkdirSync(retired, { recursive: true });
      renameSync(file, join(retired, basename(file).replace(/^today/, `today.until-${options.now}`)));
    }
  } catch (fault) {
    return refuse(
      'not-written',
      `${dir} cannot be written (${(fault as NodeJS.ErrnoException).code ?? ''}).`,
    );
  }
  return initTodayKey(dir, passphrase, { ...options, above: Math.max(version, options.above ?? 0) });
};

/**
 * Puts the root of a today key into the folder of the catalogue's keys: from the next publishing on kiosks believe that key.
 * @param replace another key was believed before: it was lost or stolen
 */
export const pinTodayRoot = (
  todayKeys: string,
  catalogueKeys: string,
  replace: boolean,
): Result<string, TodayKeyError> => {
  const root = readTodayRoot(todayKeys);
  if (!root.ok) return root;
  if (root.value === undefined)
    return refuse(
      'no-today-root',
      `${rootFile(todayKeys)} is not there. Make a key: sportello-catalogue keys today ${todayKeys}`,
    );
  const before = readTodayRoot(catalogueKeys);
  const isSame = before.ok && before.value?.equals(root.value) === true;
  if (!replace && !isSame && (!before.ok || before.value !== undefined))
    return refuse(
      'other-today-root',
      `${rootFile(catalogueKeys)} is the root of another today key. Add --replace where that one was lost or stolen.`,
    );
  try {
    if (!isSame) writeFileSync(rootFile(catalogueKeys), root.value);
  } catch (fault) {
    return refuse(
      'not-written',
      `${rootFile(catalogueKeys)} cannot be written (${(fault as NodeJS.ErrnoException).code ?? ''}).`,
    );
  }
  return { ok: true, value: rootFile(catalogueKeys) };
};

/** What publishing puts into the catalogue; nothing where the town has no today key. */
export const todayRootOf = (keysDir: string): Result<{ todayRoot?: string }, TodayKeyError> => {
  const root = readTodayRoot(keysDir);
  if (!root.ok) return root;
  return {
    ok: true,
    value: root.value === undefined ? {} : { todayRoot: toBase64url(Uint8Array.from(root.value)) },
  };
};

/** Opens the today key. */
export const readTodayKey = (dir: string, passphrase: string): Result<SigningKey, KeyError> =>
  readKey(keyFile(dir), passphrase);
