import { join } from 'node:path';
import type { Result } from '../../core/model/result.ts';
import { keyIdOf, readPublicKey } from './key-file.ts';
import { readRoots, type KeysError } from './keys-folder.ts';
import { roles, sha256, type Role } from './metadata.ts';
import { keyNames, type KeyName } from './rotate-keys.ts';

/** A key that the newest root knows. `file` is absent where it is not in the folder: on a stick, with somebody, lost. */
export type ListedKey = { id: string; roles: Role[]; file?: string };
export type ListedKeys = {
  root: { version: number; expires: string; fingerprint: string };
  keys: ListedKey[];
  /** Key files in the folder that the root does not know. */
  unknown: string[];
};

/** Says which keys a town has and which of them are in this folder; opens none. */
export const listKeys = (dir: string): Result<ListedKeys, KeysError> => {
  const roots = readRoots(dir);
  if (!roots.ok) return roots;
  const [first, last] = [roots.value[0], roots.value.at(-1)];
  if (first === undefined || last === undefined) throw new Error('readRoots gave none');
  const { signed } = last.root;
  const here = new Map<string, KeyName>();
  for (const name of keyNames) {
    const key = readPublicKey(join(dir, `${name}.json`));
    if (key.ok) here.set(keyIdOf(key.value), name);
    else if (key.error.code !== 'no-key') return key;
  }
  const keys = Object.keys(signed.keys).map((id): ListedKey => {
    const name = here.get(id);
    return {
      id,
      roles: roles.filter((role) => signed.roles[role]?.keyIDs.includes(id) === true),
      ...(name === undefined ? {} : { file: `${name}.json` }),
    };
  });
  return {
    ok: true,
    value: {
      root: { version: signed.version, expires: signed.expires, fingerprint: sha256(first.bytes) },
      keys: keys.toSorted(
        (a, b) => roles.indexOf(a.roles[0] ?? 'root') - roles.indexOf(b.roles[0] ?? 'root'),
      ),
      unknown: [...here].filter(([id]) => !(id in signed.keys)).map(([, name]) => `${name}.json`),
    },
  };
};
