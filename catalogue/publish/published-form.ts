import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import type { Catalogue } from '../../core/model/catalogue.ts';
import {
  indexTarget,
  publishedVersion,
  shardFileName,
  type PublishedIndex,
} from '../../core/published/published-index.ts';
import { splitCatalogue } from '../../core/published/shards.ts';
import { sha256 } from './metadata.ts';
import { pageData } from './page-data.ts';

/** Best size for the time: 24 MB of services in a second, and any level decodes alike (trust.md 1). */
const compression = { params: { [constants.ZSTD_c_compressionLevel]: 12 } };
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

export const publishedForm = (catalogue: Catalogue): PublishedForm => {
  const named = new Map<string, () => Buffer>();
  const shards: PublishedIndex['shards'] = {};
  for (const [name, text] of splitCatalogue(catalogue)) {
    const bytes = zstdCompressSync(Buffer.from(text), compression);
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
  return { named, targets: new Map([[indexTarget, Buffer.from(JSON.stringify(index))], ...indexes]) };
};
