import * as z from 'zod/mini';
import { Id } from '../model/language.ts';
import type { Result } from '../model/result.ts';

/** The version of the published form. A kiosk that reads a later one must be updated first. */
export const publishedVersion = 1;

/** Name of the shard that holds everything but services. */
export const townShard = 'town';

/** Largest shard, in bytes as published. A town of 10,000 services has shards of 27 kB; this only bounds what a hostile index can ask for. */
export const maxShardBytes = 16_000_000;
/** Largest shard once decompressed, in bytes. */
export const maxShardTextBytes = 128_000_000;
/** Largest index, in bytes: 257 shards take 30 kB. */
export const maxIndexBytes = 200_000;

const ShardName = z.string().check(z.regex(/^(town|[0-9a-f]{2})$/));
const ShardFile = z.strictObject({
  /** SHA-256 of the file as published, hexadecimal; also its name. */
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** Bytes as published. */
  length: z.int().check(z.gte(1), z.lte(maxShardBytes)),
});

/** The one signed target of a published catalogue: what vouches for all shards. */
export const PublishedIndex = z.strictObject({
  formatVersion: z.literal(publishedVersion),
  /** The town's id. */
  municipality: Id,
  shards: z.record(ShardName, ShardFile),
});
export type PublishedIndex = z.infer<typeof PublishedIndex>;

/** `newer-format`: the kiosk is too old for it; `invalid-index`: it is none. `words` say what is wrong first. */
export type IndexError = { code: 'newer-format' | 'invalid-index'; words: string };

/** Reads the index. It is signed, but a signature makes nobody careful: nothing that is not described is let through. */
export const parseIndex = (text: string): Result<PublishedIndex, IndexError> => {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { ok: false, error: { code: 'invalid-index', words: 'it is not JSON' } };
  }
  const version = (raw as { formatVersion?: unknown } | null)?.formatVersion;
  if (typeof version === 'number' && version > publishedVersion)
    return { ok: false, error: { code: 'newer-format', words: `it has format ${version}` } };
  const parsed = PublishedIndex.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return {
      ok: false,
      error: {
        code: 'invalid-index',
        words: `${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`,
      },
    };
  }
  if (!(townShard in parsed.data.shards))
    return { ok: false, error: { code: 'invalid-index', words: 'it has no shard of the town' } };
  return { ok: true, value: parsed.data };
};

/** Where the file of a shard is, below the folder `shards` of a catalogue and of a generation. */
export const shardFileName = (hash: string): string => `${hash}.zst`;

/** Name of the signed index among the targets. */
export const indexTarget = 'index.json';

/**
 * Field of the signed timestamp that says when it was signed (ISO 8601, UTC). TUF says only when things expire, and a kiosk needs an
 * instant that has certainly passed to know that its own clock is behind (trust.md 1).
 */
export const signedAtField = 'signed_at';
