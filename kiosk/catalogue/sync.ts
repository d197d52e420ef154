import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { indexTarget, maxIndexBytes, shardFileName } from '../../core/published/published-index.ts';
import type { GenerationStore } from './generation-store.ts';
import type { Source } from './source.ts';
import { faultOf, SyncFault } from './sync-fault.ts';
import { tufClient } from './tuf-client.ts';
import { type Floors, refuseOlder, sha256 } from './trust.ts';
import { mustMatch, readIndex, verifyMetadata, type Vouched } from './verify-stored.ts';

/** Shards asked for at a time: enough for a line with long delays, and few enough for a small server: Debian's nginx has 768 connections, for 250 kiosks in the same moment. */
const lanes = 3;

/** Files of this length and more, bytes, are kept as they come: smaller ones are there again in a moment. */
const resumedBytes = 256_000;

export type SyncParts = {
  store: GenerationStore;
  source: Source;
  trusted: Buffer;
  floors: Floors;
  /** What is in use, verified: what did not change is taken from there. */
  current: { folder: string; vouched: Vouched } | undefined;
};

/** Fetches and verifies metadata into the staging folder. Throws. */
export const syncMetadata = async (
  { store, source, trusted, current }: Omit<SyncParts, 'floors'>,
  target = indexTarget,
): Promise<Vouched> => {
  const metadata = join(store.staging, 'metadata');
  await store.put('metadata/root.json', trusted);
  if (current !== undefined) {
    // The client's own root.json is not believed: the chain is copied, and its end is what the client starts from.
    const from = join(current.folder, 'metadata');
    for (
      let version = current.vouched.root.signed.version;
      existsSync(join(from, `${version}.root.json`));
      version -= 1
    )
      copyFileSync(join(from, `${version}.root.json`), join(metadata, `${version}.root.json`));
    const last = join(from, `${current.vouched.root.signed.version}.root.json`);
    if (existsSync(last)) copyFileSync(last, join(metadata, 'root.json'));
    for (const role of ['timestamp', 'snapshot', 'targets'])
      copyFileSync(join(from, `${role}.json`), join(metadata, `${role}.json`));
  }
  const client = tufClient(source, metadata);
  await client.step((updater) => updater.refresh());
  for (const [path, bytes] of client.roots()) await store.put(path, bytes);
  return verifyMetadata(metadata, trusted, target);
};

const fetchSigned = async (
  parts: SyncParts,
  path: string,
  file: { hash: string; length: number },
): Promise<Buffer> => {
  const { source, store } = parts;
  const part = file.length >= resumedBytes ? store.part(file.hash) : undefined;
  if (part !== undefined && part.have.length >= file.length) {
    part.restart();
    part.have = Buffer.alloc(0);
  }
  let bytes: Buffer | undefined;
  try {
    bytes = await source.read(path, file.length, part);
    if (bytes === undefined)
      throw new SyncFault(
        'SYN-4',
        `${source.name} has no ${path}, which the catalogue names: an upload that is not finished?`,
      );
    mustMatch(bytes, file, path);
  } catch (fault) {
    const { code } = faultOf(fault);
    if (code === 'SYN-1' || code === 'SYN-12') throw fault;
    part?.restart();
    // What was kept may itself have been false: only a whole file tells.
    if (part !== undefined && part.have.length > 0 && code !== 'SYN-4') return fetchSigned(parts, path, file);
    throw fault;
  }
  part?.restart();
  return bytes;
};

/** A file of ours with this content, if it is there and sound. */
const sound = (path: string, file: { hash: string; length: number }): Buffer | undefined => {
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  return bytes.length === file.length && sha256(bytes) === file.hash ? bytes : undefined;
};

/** Brings index and shards into the staging folder; what is on the disk already is not fetched. */
const syncFiles = async (parts: SyncParts, vouched: Vouched): Promise<void> => {
  const { store, current } = parts;
  if (vouched.index.length > maxIndexBytes)
    throw new SyncFault('SYN-9', `The catalogue's index has ${vouched.index.length} bytes.`);
  const known = current === undefined ? undefined : sound(join(current.folder, indexTarget), vouched.index);
  const indexBytes =
    known ?? (await fetchSigned(parts, `targets/${vouched.index.hash}.${indexTarget}`, vouched.index));
  const index = readIndex(indexBytes);
  await store.put(indexTarget, indexBytes);
  const waiting = Object.values(index.shards);
  store.keepOnly(new Set(waiting.map(({ hash }) => hash)));
  const lane = async (): Promise<void> => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      const name = `shards/${shardFileName(file.hash)}`;
      // Reading and hashing eight megabytes at one go would make a tap wait.
      await turn();
      if (sound(join(store.staging, name), file) !== undefined) continue;
      const before = current === undefined ? undefined : join(current.folder, name);
      const bytes = before === undefined ? undefined : sound(before, file);
      if (before !== undefined && bytes !== undefined) await store.link(before, name, bytes);
      else await store.put(name, await fetchSigned(parts, name, file));
    }
  };
  const ended = await Promise.allSettled(
    Array.from({ length: lanes }, () =>
      lane().catch((fault: unknown) => {
        // The others end with the file they are at: none may still write when the next sync begins.
        waiting.length = 0;
        throw fault;
      }),
    ),
  );
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
};

/**
 * Puts the newest catalogue together in the staging folder, all of it verified.
 * @returns `undefined` where it is the one in use: then it is confirmed as the newest. Throws `SyncFault` and what `faultOf` reads.
 */
export const syncStaging = async (parts: SyncParts): Promise<Vouched | undefined> => {
  const { store, floors, current } = parts;
  store.stage();
  const vouched = await syncMetadata(parts);
  refuseOlder(vouched.versions, floors);
  const same =
    current !== undefined &&
    [...vouched.versions].every(([name, version]) => current.vouched.versions.get(name) === version);
  if (same) return undefined;
  await syncFiles(parts, vouched);
  return vouched;
};
