import type { Catalogue } from '../../core/model/catalogue.ts';
import type { Result } from '../../core/model/result.ts';
import { readCurrent, type Current } from './current.ts';
import type { SigningKey } from './key-file.ts';
import { readRoleKey, readRoots, type KeysError } from './keys-folder.ts';
import { lifetimes, sha256, signSnapshot, signTargets, signTimestamp, type Role } from './metadata.ts';
import { publishedForm } from './published-form.ts';
import { builtPages } from './built-pages.ts';
import { targetFolder } from './target-folder.ts';

export type PublishError =
  KeysError | { code: 'other-keys' | 'damaged-folder' | 'root-expired' | 'not-written'; words: string };
/** What was done: `files` and `bytes` are new in the folder; `changed` is false where the catalogue was only signed again. */
export type PublishReport = {
  changed: boolean;
  services: number;
  files: number;
  bytes: number;
  goodUntil: string;
  rootExpires: string;
  /** Whether the take-away and the desk page are in the folder as they are built now. */
  pages: boolean;
};

/** Past this share of its life a signature is made anew, though nothing changed. */
const worn = (role: Role, expires: number, now: number): boolean => expires - now < lifetimes[role] / 2;

/**
 * Publishes a catalogue into a folder, or only signs it again where nothing changed. Keys are opened as they are needed: the
 * daily run needs none but the timestamp's, and every other week the snapshot's.
 */
export const publishCatalogue = (
  catalogue: Catalogue,
  options: {
    keysDir: string;
    passphrase: string;
    to: string;
    now: number;
    /** The folder of the built pages; without one only their data are published. */
    pages?: string | undefined;
  },
): Result<PublishReport, PublishError> => {
  const { keysDir, passphrase, now } = options;
  const refuse = (code: PublishError['code'], words: string) =>
    ({ ok: false, error: { code, words } as PublishError }) as const;
  const roots = readRoots(keysDir);
  if (!roots.ok) return roots;
  const root = roots.value.at(-1)?.root.signed;
  if (root === undefined) throw new Error('readRoots gave none');
  if (root.isExpired(new Date(now)))
    return refuse(
      'root-expired',
      `The root ended on ${root.expires}. Sign it again: sportello-catalogue keys renew ${keysDir}`,
    );
  const folder = targetFolder(options.to);
  const first = folder.read('metadata/1.root.json');
  if (first !== undefined && !first.equals(roots.value[0]?.bytes ?? Buffer.alloc(0)))
    return refuse(
      'other-keys',
      `${options.to} was published with other keys: kiosks would refuse it. Use those keys, or another folder.`,
    );
  let current: Current | undefined;
  try {
    current = readCurrent(folder);
  } catch {
    return refuse(
      'damaged-folder',
      `${options.to} has metadata that cannot be read. Put back a copy: its version numbers must go on, or kiosks refuse the catalogue.`,
    );
  }

  const { named, targets: indexes } = publishedForm(catalogue);
  const pages = options.pages === undefined ? undefined : builtPages(options.pages);
  const changed =
    current === undefined ||
    current.targets.hashes.size !== indexes.size ||
    [...indexes].some(([name, bytes]) => current?.targets.hashes.get(name) !== sha256(bytes));
  const makeTargets = changed || worn('targets', current?.targets.expires ?? 0, now);
  const makeSnapshot = makeTargets || worn('snapshot', current?.snapshot.expires ?? 0, now);
  const keys: Partial<Record<Role, SigningKey>> = {};
  for (const [role, needed] of [
    ['targets', makeTargets],
    ['snapshot', makeSnapshot],
    ['timestamp', true],
  ] as const) {
    if (!needed) continue;
    const key = readRoleKey(keysDir, role, passphrase);
    if (!key.ok) return key;
    if (root.roles[role]?.keyIDs.includes(key.value.key.keyID) !== true)
      return refuse('other-keys', `The root in ${keysDir} does not know its ${role} key.`);
    keys[role] = key.value;
  }

  let [files, bytes] = [0, 0];
  const write = (file: string, content: Uint8Array): void => {
    folder.write(file, content);
    files += 1;
    bytes += content.length;
  };
  try {
    for (const { file, bytes } of roots.value)
      if (!folder.has(`metadata/${file}`)) write(`metadata/${file}`, bytes);
    for (const [file, content] of named) if (!folder.has(file)) write(file, content());
    for (const [name, content] of indexes) {
      const file = `targets/${sha256(content)}.${name}`;
      if (!folder.has(file)) write(file, content);
    }
    for (const { file, content, fixed } of pages ?? [])
      if (fixed ? !folder.has(file) : folder.read(file)?.equals(content) !== true) write(file, content);

    let targets = current?.targets;
    if (keys.targets !== undefined) {
      const version = (current?.targets.version ?? 0) + 1;
      const content = signTargets(version, indexes, keys.targets, now);
      targets = { version, bytes: content, expires: 0, hashes: new Map() };
      write(`metadata/${version}.targets.json`, content);
    }
    let snapshot = current?.snapshot;
    if (keys.snapshot !== undefined && targets !== undefined) {
      const version = (current?.snapshot.version ?? 0) + 1;
      const content = signSnapshot(version, targets, keys.snapshot, now);
      snapshot = { version, bytes: content, expires: 0 };
      write(`metadata/${version}.snapshot.json`, content);
    }
    if (keys.timestamp !== undefined && snapshot !== undefined)
      // Last: from here on kiosks see the new catalogue, and all of it is there.
      write(
        'metadata/timestamp.json',
        signTimestamp((current?.timestamp ?? 0) + 1, snapshot, keys.timestamp, now),
      );
    folder.tidy();
  } catch (fault) {
    return refuse(
      'not-written',
      `${options.to} cannot be written (${(fault as NodeJS.ErrnoException).code ?? (fault as Error).message}). Kiosks still see what was there before.`,
    );
  }
  return {
    ok: true,
    value: {
      changed,
      services: catalogue.services.length,
      files,
      bytes,
      goodUntil: new Date(now + lifetimes.timestamp).toISOString(),
      rootExpires: root.expires,
      pages: pages !== undefined,
    },
  };
};
