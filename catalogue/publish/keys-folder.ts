import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Key, Metadata, Root } from '@tufjs/models';
import type { Result } from '../../core/model/result.ts';
import { createKey, readKey, type KeyError, type SigningKey } from './key-file.ts';
import { readRoot, renewRoot, rootThreshold, sha256, signRoot, type Role } from './metadata.ts';

/** The files of the root's keys: two of the three must agree. */
export const rootKeyNames = ['root-1', 'root-2', 'root-3'] as const;
/** Where keys that were exchanged are put: their town does not believe them any more. */
export const retiredFolder = 'retired';
/** Where a town keeps its keys: which file signs for which role. `publish.json` holds the one key of a small town. */
const fileOf = (role: Exclude<Role, 'root'>, dir: string): string =>
  [role, 'publish'].map((name) => join(dir, `${name}.json`)).find((file) => existsSync(file)) ??
  join(dir, `${role}.json`);

export type KeysError =
  KeyError | { code: 'not-empty' | 'no-root' | 'too-few-root-keys' | 'not-written'; words: string };

/** Makes the keys of a town and its first root. `singleKey`: one key for all but the root. */
export const initKeys = (
  dir: string,
  passphrase: string,
  options: { singleKey: boolean; now: number; cost?: number | undefined },
): Result<{ fingerprint: string; files: string[] }, KeysError> => {
  if (existsSync(dir) && readdirSync(dir).length > 0)
    return {
      ok: false,
      error: { code: 'not-empty', words: `${dir} is not empty. Give a folder of its own.` },
    };
  const names: string[] = options.singleKey
    ? [...rootKeyNames, 'publish']
    : [...rootKeyNames, 'targets', 'snapshot', 'timestamp'];
  const keys = new Map(names.map((name) => [name, createKey(passphrase, options.cost)]));
  const key = (name: string): Key[] => {
    const found = keys.get(name) ?? keys.get('publish');
    return found === undefined ? [] : [found.key];
  };
  const root = signRoot(
    1,
    {
      root: rootKeyNames.flatMap(key),
      targets: key('targets'),
      snapshot: key('snapshot'),
      timestamp: key('timestamp'),
    },
    rootKeyNames.flatMap((name) => keys.get(name) ?? []),
    options.now,
  );
  try {
    mkdirSync(dir, { recursive: true });
    chmodSync(dir, 0o700);
    for (const [name, { text }] of keys)
      writeFileSync(join(dir, `${name}.json`), text, { mode: 0o600, flag: 'wx' });
    writeFileSync(join(dir, '1.root.json'), root);
  } catch (fault) {
    return {
      ok: false,
      error: {
        code: 'not-written',
        words: `${dir} cannot be written (${(fault as NodeJS.ErrnoException).code ?? ''}).`,
      },
    };
  }
  return {
    ok: true,
    value: { fingerprint: sha256(root), files: [...names.map((name) => `${name}.json`), '1.root.json'] },
  };
};

/** All roots that a town has had, oldest first. */
export const readRoots = (
  dir: string,
): Result<{ file: string; bytes: Buffer; root: Metadata<Root> }[], KeysError> => {
  try {
    const roots: { file: string; bytes: Buffer; root: Metadata<Root> }[] = [];
    for (let version = 1; existsSync(join(dir, `${version}.root.json`)); version += 1) {
      const bytes = readFileSync(join(dir, `${version}.root.json`));
      roots.push({ file: `${version}.root.json`, bytes, root: readRoot(bytes) });
    }
    if (roots.length > 0) return { ok: true, value: roots };
  } catch {
    // Said below: a root that cannot be read is no root.
  }
  return {
    ok: false,
    error: {
      code: 'no-root',
      words: `${dir} has no readable 1.root.json. Make keys first: sportello-catalogue keys init DIR`,
    },
  };
};

/** Opens the key of a role. */
export const readRoleKey = (
  dir: string,
  role: Exclude<Role, 'root'>,
  passphrase: string,
): Result<SigningKey, KeyError> => readKey(fileOf(role, dir), passphrase);

/** Whether the key of a role is in the folder. */
export const hasRoleKey = (dir: string, role: Exclude<Role, 'root'>): boolean =>
  existsSync(fileOf(role, dir));

/** Signs the root again for another year, with the root keys that are in the folder: two suffice. */
export const renewKeys = (
  dir: string,
  passphrase: string,
  now: number,
): Result<{ version: number; expires: string }, KeysError> => {
  const roots = readRoots(dir);
  if (!roots.ok) return roots;
  const opened = rootKeyNames.map((name) => readKey(join(dir, `${name}.json`), passphrase));
  const signers = opened.flatMap((key) => (key.ok ? [key.value] : []));
  if (signers.length < rootThreshold) {
    const why = opened.flatMap((key) => (key.ok ? [] : [key.error.words])).join(' ');
    return {
      ok: false,
      error: {
        code: 'too-few-root-keys',
        words: `${rootThreshold} root keys must sign, ${signers.length} can. ${why}`,
      },
    };
  }
  const last = roots.value[roots.value.length - 1];
  if (last === undefined) throw new Error('readRoots gave none');
  const bytes = renewRoot(last.root.signed, signers, now);
  const root = readRoot(bytes);
  root.verifyDelegate('root', root);
  writeFileSync(join(dir, `${root.signed.version}.root.json`), bytes, { flag: 'wx' });
  return { ok: true, value: { version: root.signed.version, expires: root.signed.expires } };
};
