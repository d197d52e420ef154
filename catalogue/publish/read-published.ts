import { zstdDecompressSync } from 'node:zlib';
import { Catalogue } from '../../core/model/catalogue.ts';
import type { Result } from '../../core/model/result.ts';
import {
  indexTarget,
  maxShardTextBytes,
  parseIndex,
  shardFileName,
} from '../../core/published/published-index.ts';
import { joinShards } from '../../core/published/shards.ts';
import { readSnapshot, readTargets, readTimestamp, sha256 } from './metadata.ts';
import { RemoteFault } from './remote.ts';

export type ReadPublishedError = { code: 'not-published' | 'damaged'; words: string };

/** Reads several published files; a file that is missing is not in the answer. */
export type FetchFiles = (files: readonly string[]) => Promise<ReadonlyMap<string, Buffer>>;

class Damage extends Error {}

/**
 * Puts a published catalogue together again. What is read must be what its metadata name; whether the right keys signed those is a
 * kiosk's business, which knows the root.
 */
export const readPublished = async (
  name: string,
  fetch: FetchFiles,
): Promise<Result<Catalogue, ReadPublishedError>> => {
  const one = async (file: string): Promise<Buffer> => {
    const bytes = (await fetch([file])).get(file);
    if (bytes === undefined) throw new Damage(`${file} is missing`);
    return bytes;
  };
  const matching = (bytes: Buffer | undefined, hash: string | undefined, file: string): Buffer => {
    if (bytes === undefined) throw new Damage(`${file} is missing`);
    if (sha256(bytes) !== hash) throw new Damage(`${file} is not what was signed`);
    return bytes;
  };
  const timestampBytes = (await fetch(['metadata/timestamp.json'])).get('metadata/timestamp.json');
  if (timestampBytes === undefined)
    return { ok: false, error: { code: 'not-published', words: `${name} holds no published catalogue.` } };
  try {
    const { version } = readTimestamp(timestampBytes).signed.snapshotMeta;
    const snapshot = readSnapshot(await one(`metadata/${version}.snapshot.json`)).signed;
    const targetsFile = `metadata/${snapshot.meta['targets.json']?.version ?? 0}.targets.json`;
    const { hashes } = readTargets(await one(targetsFile)).signed.targets[indexTarget] ?? {};
    const indexFile = `targets/${hashes?.['sha256'] ?? ''}.${indexTarget}`;
    const index = parseIndex(String(matching(await one(indexFile), hashes?.['sha256'], indexFile)));
    if (!index.ok) throw new Damage(`its index cannot be used: ${index.error.words}`);
    const shards = Object.entries(index.value.shards);
    const files = await fetch(shards.map(([, { hash }]) => `shards/${shardFileName(hash)}`));
    const joined = joinShards(
      new Map(
        shards.map(([shard, { hash }]) => {
          const file = `shards/${shardFileName(hash)}`;
          const bytes = matching(files.get(file), hash, file);
          return [shard, zstdDecompressSync(bytes, { maxOutputLength: maxShardTextBytes }).toString('utf8')];
        }),
      ),
    );
    if (!joined.ok) throw new Damage(joined.error.words);
    const parsed = Catalogue.safeParse(joined.value);
    if (!parsed.success) throw new Damage('it is not the catalogue of this version');
    return { ok: true, value: parsed.data };
  } catch (fault) {
    // Whatever else goes wrong is in what was read.
    if (fault instanceof RemoteFault) throw fault;
    return {
      ok: false,
      error: {
        code: 'damaged',
        words: `The catalogue in ${name} cannot be read: ${(fault as Error).message}.`,
      },
    };
  }
};
