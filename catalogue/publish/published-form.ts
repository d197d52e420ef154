import { constants, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Catalogue } from '../../core/model/catalogue.ts';
import {
  indexTarget,
  publishedVersion,
  shardFileName,
  type PublishedIndex,
} from '../../core/published/published-index.ts';
import { splitCatalogue } from '../../core/published/shards.ts';
import { clipFileName, type ClipsIndex, clipsTarget } from '../../core/published/clips.ts';
import type { KnownShards } from './known-shards.ts';
import { sha256 } from './metadata.ts';
import { pageData } from './page-data.ts';

/** Above it sizes fall no more, and what is published once is fetched by every kiosk; any level decodes alike (trust.md 1). */
const compression = { params: { [constants.ZSTD_c_compressionLevel]: 17 } };
/** The byte of a gzip header that names the system on which it was made: "unknown", so that every system writes the same. */
const systemByte = 9;
const unknownSystem = 255;

const gzip = (text: string): Buffer => {
  const bytes = gzipSync(text, { level: 9 });
  bytes[systemByte] = unknownSystem;
  return bytes;
};

/** The files of the published form. The same catalogue gives the same bytes. */
export type PublishedForm = {
  /** By path. Each is named by its content, so one that is there need not be made again. */
  named: ReadonlyMap<string, () => Buffer>;
  /** What is signed, by the name of the target: the kiosks' index, and one of the pages for each language. */
  targets: ReadonlyMap<string, Buffer>;
};

/** The clips of a source folder, by name. Read when they are wanted: all of a town's may be a gigabyte. */
export type ClipFiles = ReadonlyMap<string, () => Buffer>;

/** Whether a file decompresses to this text, and to no byte more. */
const holds = (file: Buffer, text: Buffer): boolean => {
  try {
    return zstdDecompressSync(file, { maxOutputLength: Math.max(1, text.length) }).equals(text);
  } catch {
    return false;
  }
};

/**
 * @param known what is published already: what did not change is taken from there, which is quicker than to compress it again, and
 *   stays what kiosks have where another version of this program would compress it in another way
 * @param clips the spoken clips of the source folder
 */
export const publishedForm = (
  catalogue: Catalogue,
  known: KnownShards = () => undefined,
  clips: ClipFiles = new Map(),
): PublishedForm => {
  const named = new Map<string, () => Buffer>();
  const shards: PublishedIndex['shards'] = {};
  for (const [name, words] of splitCatalogue(catalogue)) {
    const text = Buffer.from(words);
    const before = known(name);
    const bytes = before !== undefined && holds(before, text) ? before : zstdCompressSync(text, compression);
    const hash = sha256(bytes);
    named.set(`shards/${shardFileName(hash)}`, () => bytes);
    shards[name] = { hash, length: bytes.length };
  }
  const index: PublishedIndex = {
    formatVersion: publishedVersion,
    municipality: catalogue.municipality.id,
    shards,
  };
  const { files, indexes } = pageData(catalogue);
  for (const [file, text] of files) named.set(file, () => gzip(text));
  const spoken: ClipsIndex = { formatVersion: 1, municipality: catalogue.municipality.id, clips: {} };
  for (const [name, read] of clips) {
    const bytes = read();
    const hash = sha256(bytes);
    named.set(clipFileName(name, hash), read);
    spoken.clips[name] = { hash, length: bytes.length };
  }
  return {
    named,
    targets: new Map([
      [indexTarget, Buffer.from(JSON.stringify(index))],
      ...indexes,
      ...(clips.size === 0 ? [] : [[clipsTarget, Buffer.from(JSON.stringify(spoken))] as const]),
    ]),
  };
};
