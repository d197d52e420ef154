import { indexTarget, parseIndex, shardFileName } from '../../core/published/published-index.ts';
import { readSnapshot, readTargets, readTimestamp } from './metadata.ts';
import { targetFolder } from './target-folder.ts';

/** The file of a shard as it is published now. Nobody vouches for it: it is of use only where it holds what is to be published. */
export type KnownShards = (name: string) => Buffer | undefined;

/** The shards in a folder; none where nothing is published there, or its metadata cannot be read. */
export const knownShards = (dir: string): KnownShards => {
  const { read } = targetFolder(dir);
  const must = (file: string): Buffer => read(file) ?? Buffer.alloc(0);
  try {
    const { version } = readTimestamp(must('metadata/timestamp.json')).signed.snapshotMeta;
    const { meta } = readSnapshot(must(`metadata/${version}.snapshot.json`)).signed;
    const { targets } = readTargets(must(`metadata/${meta['targets.json']?.version}.targets.json`)).signed;
    const hash = targets[indexTarget]?.hashes['sha256'] ?? '';
    const index = parseIndex(must(`targets/${hash}.${indexTarget}`).toString('utf8'));
    if (!index.ok) return () => undefined;
    const { shards } = index.value;
    return (name) => {
      const shard = shards[name];
      return shard === undefined ? undefined : read(`shards/${shardFileName(shard.hash)}`);
    };
  } catch {
    return () => undefined;
  }
};
