import { constants, zstdCompressSync } from 'node:zlib';
import type { Catalogue } from '../../core/model/catalogue.ts';
import type { Result } from '../../core/model/result.ts';
import {
  indexTarget,
  publishedVersion,
  shardFileName,
  type PublishedIndex,
} from '../../core/published/published-index.ts';
import { splitCatalogue } from '../../core/published/shards.ts';
import type { SigningKey } from './key-file.ts';
import { readRoleKey, readRoots, type KeysError } from './keys-folder.ts';
import {
  lifetimes,
  readSnapshot,
  readTargets,
  readTimestamp,
  sha256,
  signSnapshot,
  signTargets,
  signTimestamp,
  type Role,
} from './metadata.ts';
import { targetFolder, type TargetFolder } from './target-folder.ts';

/** Best size for the time: 24 MB of services in a second, and any level decodes alike (trust.md 1). */
const compression = { params: { [constants.ZSTD_c_compressionLevel]: 12 } };

type Published = { shards: Map<string, Buffer>; index: Buffer };

/** The files of the published form. The same catalogue gives the same bytes. */
export const compress = (catalogue: Catalogue): Published => {
  const shards = new Map<string, Buffer>();
  const files: PublishedIndex['shards'] = {};
  for (const [name, text] of splitCatalogue(catalogue)) {
    const bytes = zstdCompressSync(Buffer.from(text), compression);
    const hash = sha256(bytes);
    shards.set(shardFileName(hash), bytes);
    files[name] = { hash, length: bytes.length };
  }
  const index: PublishedIndex = {
    formatVersion: publishedVersion,
    municipality: catalogue.municipality.id,
    shards: files,
  };
  return { shards, index: Buffer.from(JSON.stringify(index)) };
};

/** What is published now: versions, bytes, and the hash of the index. */
type Current = {
  timestamp: number;
  snapshot: { version: number; bytes: Buffer; expires: number };
  targets: { version: number; bytes: Buffer; expires: number; index: string | undefined };
};

const readCurrent = (folder: TargetFolder): Current | undefined => {
  const bytes = folder.read('metadata/timestamp.json');
  if (bytes === undefined) return undefined;
  const timestamp = readTimestamp(bytes).signed;
  const { version } = timestamp.snapshotMeta;
  const snapshotBytes = folder.read(`metadata/${version}.snapshot.json`) ?? Buffer.alloc(0);
  const snapshot = readSnapshot(snapshotBytes).signed;
  const targetsVersion = snapshot.meta['targets.json']?.version ?? 0;
  const targetsBytes = folder.read(`metadata/${targetsVersion}.targets.json`) ?? Buffer.alloc(0);
  const targets = readTargets(targetsBytes).signed;
  return {
    timestamp: timestamp.version,
    snapshot: { version, bytes: snapshotBytes, expires: Date.parse(snapshot.expires) },
    targets: {
      version: targetsVersion,
      bytes: targetsBytes,
      expires: Date.parse(targets.expires),
      index: targets.targets[indexTarget]?.hashes['sha256'],
    },
  };
};

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
};

/** Past this share of its life a signature is made anew, though nothing changed. */
const worn = (role: Role, expires: number, now: number): boolean => expires - now < lifetimes[role] / 2;

/**
 * Publishes a catalogue into a folder, or only signs it again where nothing changed. Keys are opened as they are needed: the
 * daily run needs none but the timestamp's, and every other week the snapshot's.
 */
export const publishCatalogue = (
  catalogue: Catalogue,
  options: { keysDir: string; passphrase: string; to: string; now: number },
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

  const { shards, index } = compress(catalogue);
  const changed = current?.targets.index !== sha256(index);
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
    for (const [file, content] of shards) if (!folder.has(`shards/${file}`)) write(`shards/${file}`, content);
    const indexFile = `targets/${sha256(index)}.${indexTarget}`;
    if (!folder.has(indexFile)) write(indexFile, index);

    let targets = current?.targets;
    if (keys.targets !== undefined) {
      const version = (current?.targets.version ?? 0) + 1;
      const content = signTargets(version, index, keys.targets, now);
      targets = { version, bytes: content, expires: 0, index: undefined };
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
    },
  };
};
