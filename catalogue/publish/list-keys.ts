import { join } from 'node:path';
import type { Result } from '../../core/model/result.ts';
import { keyIdOf, readPublicKey } from './key-file.ts';
import { readRoots, type KeysError } from './keys-folder.ts';
import { readRoot, roles, sha256, type Role } from './metadata.ts';
import { keyNames, type KeyName } from './rotate-keys.ts';
import { readTodayRoot, type TodayKeyError } from './today-keys.ts';

/** A key that the newest root knows. `file` is absent where it is not in the folder: on a stick, with somebody, lost. */
export type ListedKey = { id: string; roles: Role[]; file?: string };
export type ListedKeys = {
  /** Nothing in a folder that holds a today key alone. */
  root?: { version: number; expires: string; fingerprint: string };
  /** The key of today's changes, where the town has one; its root is signed again by itself. */
  today?: { id: string; file?: string };
  keys: ListedKey[];
  /** Key files in the folder that the root does not know. */
  unknown: string[];
};

/** The key that the today root in a folder knows; `file` where it is in the same folder. */
const listedToday = (dir: string): Result<Pick<ListedKeys, 'today'>, KeysError | TodayKeyError> => {
  const root = readTodayRoot(dir);
  if (!root.ok) return root;
  if (root.value === undefined) return { ok: true, value: {} };
  const id = readRoot(root.value).signed.roles['timestamp']?.keyIDs[0] ?? '';
  const key = readPublicKey(join(dir, 'today.json'));
  if (!key.ok && key.error.code !== 'no-key') return key;
  const isHere = key.ok && keyIdOf(key.value) === id;
  return { ok: true, value: { today: { id, ...(isHere ? { file: 'today.json' } : {}) } } };
};

/** Says which keys a town has and which of them are in this folder; opens none. */
export const listKeys = (dir: string): Result<ListedKeys, KeysError | TodayKeyError> => {
  const today = listedToday(dir);
  if (!today.ok) return today;
  const roots = readRoots(dir);
  if (!roots.ok && today.value.today !== undefined)
    return { ok: true, value: { keys: [], unknown: [], ...today.value } };
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
      ...today.value,
      unknown: [...here].filter(([id]) => !(id in signed.keys)).map(([, name]) => `${name}.json`),
    },
  };
};
