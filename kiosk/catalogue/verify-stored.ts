import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { Metadata, MetadataKind, type Root } from '@tufjs/models';
import {
  indexTarget,
  maxShardTextBytes,
  parseIndex,
  shardFileName,
  signedAtField,
  type PublishedIndex,
} from '../../core/published/published-index.ts';
import { joinInSteps } from '../../core/published/shards.ts';
import type { Steps } from '../../core/steps.ts';
import { SyncFault } from './sync-fault.ts';
import { readRoot, sha256, versionsOf, type Versions } from './trust.ts';

/** What a folder of metadata says, once all of it is verified. */
export type Vouched = {
  root: Metadata<Root>;
  versions: Versions;
  /** SHA-256 and length of the target: of a catalogue its index. */
  index: { hash: string; length: number };
  /** When the timestamp was signed and when it ends, epoch ms. */
  signedAt: number | undefined;
  expiresAt: number;
};

/** Compares bytes with what was signed. Throws: mixed-up or damaged parts are never read. */
export const mustMatch = (bytes: Buffer, file: { hash: string; length: number }, name: string): Buffer => {
  if (bytes.length !== file.length || sha256(bytes) !== file.hash)
    throw new SyncFault(
      'SYN-8',
      `${name} is not what was signed: damaged on the way or on the disk, or exchanged.`,
    );
  return bytes;
};

/**
 * Verifies the metadata of a generation without a network, from the trusted root up; numbers are those of the TUF specification.
 * Expiry is not looked at: a kiosk that is off-line for months goes on, and says since when. Throws on anything else.
 * @param target the one target that is asked for
 */
export const verifyMetadata = (dir: string, trusted: Buffer, target = indexTarget): Vouched => {
  const load = (file: string): Buffer => readFileSync(join(dir, file));
  const parse = (bytes: Buffer) => JSON.parse(bytes.toString('utf8'));
  // 5.3 Each root is signed by the one before and by itself: an exchanged root, or one left out, ends here.
  let root = readRoot(trusted);
  for (;;) {
    const file = `${root.signed.version + 1}.root.json`;
    if (!existsSync(join(dir, file))) break;
    const next = readRoot(load(file));
    root.verifyDelegate(MetadataKind.Root, next);
    if (next.signed.version !== root.signed.version + 1) throw new Error(`Expected version of ${file}`);
    root = next;
  }
  // 5.4.2 Signed by the timestamp's key: stops invented news.
  const timestamp = Metadata.fromJSON(MetadataKind.Timestamp, parse(load('timestamp.json')));
  root.verifyDelegate(MetadataKind.Timestamp, timestamp);
  // 5.5.2 to 5.5.4 The very snapshot that the timestamp names: stops mix-and-match.
  const snapshotBytes = load('snapshot.json');
  const { snapshotMeta } = timestamp.signed;
  snapshotMeta.verify(snapshotBytes);
  const snapshot = Metadata.fromJSON(MetadataKind.Snapshot, parse(snapshotBytes));
  root.verifyDelegate(MetadataKind.Snapshot, snapshot);
  if (snapshot.signed.version !== snapshotMeta.version)
    throw new Error("Snapshot version doesn't match timestamp");
  // 5.6.2 to 5.6.4 The very targets that the snapshot names.
  const targetsBytes = load('targets.json');
  const targetsMeta = snapshot.signed.meta['targets.json'];
  if (targetsMeta === undefined) throw new Error('Missing file targets.json in new snapshot');
  targetsMeta.verify(targetsBytes);
  const targets = Metadata.fromJSON(MetadataKind.Targets, parse(targetsBytes));
  root.verifyDelegate(MetadataKind.Targets, targets);
  if (targets.signed.version !== targetsMeta.version)
    throw new Error('targets does not match snapshot version');
  const index = targets.signed.targets[target];
  const hash = index?.hashes['sha256'];
  if (index === undefined || hash === undefined)
    throw new SyncFault('SYN-11', `What is signed has no ${target}: it is not for this version.`);
  const signedAt = Date.parse(String(timestamp.signed.unrecognizedFields[signedAtField]));
  return {
    root,
    versions: versionsOf(trusted, root, {
      timestamp: timestamp.signed.version,
      snapshot: snapshot.signed.version,
      targets: targets.signed.version,
    }),
    index: { hash, length: index.length },
    signedAt: Number.isNaN(signedAt) ? undefined : signedAt,
    expiresAt: Date.parse(timestamp.signed.expires),
  };
};

/** Reads an index that was signed. Throws where this version cannot use it. */
export const readIndex = (bytes: Buffer): PublishedIndex => {
  const index = parseIndex(bytes.toString('utf8'));
  if (index.ok) return index.value;
  throw new SyncFault(
    'SYN-11',
    index.error.code === 'newer-format'
      ? `The catalogue is for a newer Sportello (${index.error.words}). Update this kiosk.`
      : `The catalogue's index cannot be used: ${index.error.words}.`,
  );
};

/** The texts of the shards, each read and verified when it is its turn. */
function* shardTexts(dir: string, index: PublishedIndex): Generator<[name: string, text: string]> {
  for (const [name, file] of Object.entries(index.shards)) {
    const bytes = mustMatch(
      readFileSync(join(dir, 'shards', shardFileName(file.hash))),
      file,
      `shard ${name}`,
    );
    yield [name, zstdDecompressSync(bytes, { maxOutputLength: maxShardTextBytes }).toString('utf8')];
  }
}

/** Verifies a whole generation on the disk, and puts its catalogue together. Throws where anything is not as it was signed. */
export function* verifyInSteps(dir: string, trusted: Buffer): Steps<{ vouched: Vouched; raw: unknown }> {
  const vouched = verifyMetadata(join(dir, 'metadata'), trusted);
  const index = readIndex(mustMatch(readFileSync(join(dir, indexTarget)), vouched.index, indexTarget));
  const joined = yield* joinInSteps(shardTexts(dir, index));
  if (!joined.ok) throw new SyncFault('SYN-11', `The catalogue cannot be used: ${joined.error.words}.`);
  return { vouched, raw: joined.value };
}
