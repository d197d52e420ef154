import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Key, Root } from '@tufjs/models';
import type { Result } from '../../core/model/result.ts';
import { createKey, readKey, type SigningKey } from './key-file.ts';
import { readRoots, retiredFolder, rootKeyNames, type KeysError } from './keys-folder.ts';
import { readRoot, rootThreshold, signRoot, type Role } from './metadata.ts';

/** Every key that can be exchanged, by the name of its file. `publish` is the one key of a small town. */
export const keyNames = [...rootKeyNames, 'targets', 'snapshot', 'timestamp', 'publish'] as const;
export type KeyName = (typeof keyNames)[number];
const daily = ['targets', 'snapshot', 'timestamp'] as const;
const isRoot = (name: KeyName): boolean => (rootKeyNames as readonly string[]).includes(name);

const keysOf = (root: Root, role: Role): Key[] =>
  (root.roles[role]?.keyIDs ?? []).flatMap((id) => root.keys[id] ?? []);

/** The roles that a key signs for. */
const rolesOf = (dir: string, name: KeyName): Role[] => {
  if (isRoot(name)) return ['root'];
  if (name !== 'publish') return [name as Role];
  return daily.filter((role) => !existsSync(join(dir, `${role}.json`)));
};

type Rotated = { version: number; roles: Role[]; file: string };

/**
 * Exchanges a key for a new one, in a new root that the root keys sign: two of them must be here. It does not matter whether the old
 * key is still there, only that it is not needed to make up those two.
 */
export const rotateKey = (
  dir: string,
  name: KeyName,
  passphrase: string,
  options: { now: number; cost?: number | undefined },
): Result<Rotated, KeysError> => {
  const roots = readRoots(dir);
  if (!roots.ok) return roots;
  const old = roots.value.at(-1)?.root;
  if (old === undefined) throw new Error('readRoots gave none');
  const opened = new Map<string, SigningKey>();
  const faults: string[] = [];
  for (const root of rootKeyNames) {
    const key = readKey(join(dir, `${root}.json`), passphrase);
    if (!key.ok) faults.push(key.error.words);
    else if (old.signed.roles['root']?.keyIDs.includes(key.value.key.keyID) === true)
      opened.set(root, key.value);
  }
  if (opened.size < rootThreshold)
    return {
      ok: false,
      error: {
        code: 'too-few-root-keys',
        words: `${rootThreshold} root keys must sign, ${opened.size} can. ${faults.join(' ')}`,
      },
    };
  const made = createKey(passphrase, options.cost);
  const roles = rolesOf(dir, name);
  const next: Record<Role, Key[]> = {
    root: keysOf(old.signed, 'root'),
    targets: keysOf(old.signed, 'targets'),
    snapshot: keysOf(old.signed, 'snapshot'),
    timestamp: keysOf(old.signed, 'timestamp'),
  };
  if (isRoot(name)) {
    // A root key that is not here is known by being none of the others.
    const others = new Set([...opened].filter(([one]) => one !== name).map(([, { key }]) => key.keyID));
    const gone = opened.get(name)?.key.keyID ?? next.root.find(({ keyID }) => !others.has(keyID))?.keyID;
    next.root = [...next.root.filter(({ keyID }) => keyID !== gone), made.key];
  } else for (const role of roles) next[role] = [made.key];
  const version = old.signed.version + 1;
  const bytes = signRoot(
    version,
    next,
    [...opened.values(), ...(isRoot(name) ? [{ key: made.key, privateKey: made.privateKey }] : [])],
    options.now,
  );
  // What a kiosk will ask of it: signed by the root before, and by itself.
  const root = readRoot(bytes);
  old.verifyDelegate('root', root);
  root.verifyDelegate('root', root);
  const file = join(dir, `${name}.json`);
  try {
    writeFileSync(`${file}.new`, made.text, { mode: 0o600 });
    if (existsSync(file)) {
      mkdirSync(join(dir, retiredFolder), { recursive: true });
      renameSync(file, join(dir, retiredFolder, `${name}.until-root-${version}.json`));
    }
    renameSync(`${file}.new`, file);
    writeFileSync(join(dir, `${version}.root.json`), bytes, { flag: 'wx' });
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    return { ok: false, error: { code: 'not-written', words: `${dir} cannot be written (${code ?? ''}).` } };
  }
  return { ok: true, value: { version, roles, file } };
};
