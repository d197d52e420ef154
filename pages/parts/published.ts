import type { Language } from '../../core/model/language.ts';
import {
  pageFileName,
  PageGuide,
  PageKeys,
  type PageFile,
  type PageService,
  PageServices,
  pageShardOf,
  PagesIndex,
  pagesTarget,
  PageTown,
} from '../../core/published/pages.ts';
import { maxIndexBytes, signedAtField } from '../../core/published/published-index.ts';
import { type Metadata, readMetadata, type Role } from './metadata.ts';
import { gunzip, NoNetwork, PageFault, sha256, type Source } from './source.ts';

/** Says of metadata whether they may be believed; throws where not. The desk has one (trust.ts); a phone trusts the address it scanned. */
export type Judge = <R extends Exclude<Role, 'root'>>(role: R, metadata: Metadata<R>) => Promise<void>;

/** What is there cannot be used: damaged, half uploaded, or for a newer page. */
export class BadData extends PageFault {}

/** The published data of one language. */
export type Published = {
  language: Language;
  town: PageTown;
  /** When the publisher signed last, epoch ms. */
  signedAt: number | undefined;
  /** It was asked for just now; else it is what was kept. */
  isNew: boolean;
  service: (id: string) => Promise<PageService | undefined>;
  guide: () => Promise<PageGuide>;
  keys: () => Promise<PageKeys>;
};

const timestampFile = 'metadata/timestamp.json';

/** A file that must be there, as `read` reads it. What a parser says of damaged data means the same to the person. */
const load = async <T>(source: Source, path: string, read: (bytes: Uint8Array) => Promise<T>): Promise<T> => {
  const value = await source.fixed(path, async (bytes) => {
    try {
      return { read: await read(bytes) };
    } catch (fault) {
      throw fault instanceof PageFault ? fault : new BadData(`${path}: ${String(fault)}`);
    }
  });
  if (value === undefined) throw new BadData(path);
  return value.read;
};
const mustMatch = async (bytes: Uint8Array, hash: string): Promise<unknown> => {
  if ((await sha256(bytes)) !== hash) throw new BadData(hash);
  return JSON.parse(new TextDecoder().decode(bytes));
};

const readFile = <T>(source: Source, { hash, length }: PageFile, parse: (raw: unknown) => T): Promise<T> =>
  load(source, pageFileName(hash), async (bytes) =>
    parse(await mustMatch(await gunzip(bytes, length), hash)),
  );

/** Follows one timestamp to the index of a language, each by the name, version and hash that the one before it gives. */
const readIndex = async (
  source: Source,
  timestamp: Metadata<'timestamp'>,
  language: Language,
  judge: Judge | undefined,
): Promise<PagesIndex> => {
  await judge?.('timestamp', timestamp);
  const follow = <R extends 'snapshot' | 'targets'>(role: R, version: number): Promise<Metadata<R>> => {
    const path = `metadata/${version}.${role}.json`;
    return load(source, path, async (bytes) => {
      const metadata = readMetadata(role, bytes);
      if (metadata.signed.version !== version) throw new BadData(path);
      await judge?.(role, metadata);
      return metadata;
    });
  };
  const snapshot = await follow('snapshot', timestamp.signed.meta['snapshot.json'].version);
  const targets = await follow('targets', snapshot.signed.meta['targets.json'].version);
  const name = pagesTarget(language);
  const target = targets.signed.targets[name];
  if (target === undefined || target.length > maxIndexBytes) throw new BadData(name);
  const { sha256: hash } = target.hashes;
  return load(source, `targets/${hash}.${name}`, async (bytes) =>
    PagesIndex.parse(await mustMatch(bytes, hash)),
  );
};

const open = async (
  source: Source,
  bytes: Uint8Array,
  language: Language,
  judge: Judge | undefined,
  isNew: boolean,
): Promise<Published> => {
  const timestamp = readMetadata('timestamp', bytes);
  const index = await readIndex(source, timestamp, language, judge);
  const town = await readFile(source, index.town, (raw) => PageTown.parse(raw));
  if (isNew) await source.keep(timestampFile, bytes);
  const signedAt = Date.parse(timestamp.signed[signedAtField] ?? '');
  return {
    language,
    town,
    signedAt: Number.isNaN(signedAt) ? undefined : signedAt,
    isNew,
    service: async (id) => {
      const file = index.services[pageShardOf(id, index.digits)];
      if (file === undefined) return undefined;
      const { services } = await readFile(source, file, (raw) => PageServices.parse(raw));
      return services.find((service) => service.id === id);
    },
    guide: () => readFile(source, index.guide, (raw) => PageGuide.parse(raw)),
    keys: () => readFile(source, index.keys, (raw) => PageKeys.parse(raw)),
  };
};

/** Opens what was kept. Throws `NoNetwork` where nothing was, and what `judge` throws. */
export const openKept = async (source: Source, language: Language, judge?: Judge): Promise<Published> => {
  const before = await source.kept(timestampFile);
  if (before === undefined) throw new NoNetwork(timestampFile);
  return open(source, before, language, judge, false);
};

/**
 * Opens the newest data that can be had: from the network, else what was kept. A network that breaks off in between leaves what was
 * kept, which belongs together. Throws `NoNetwork`, `BadData`, or what `judge` throws: data that are not trusted are never put up with.
 */
export const openPublished = async (
  source: Source,
  language: Language,
  judge?: Judge,
): Promise<Published> => {
  try {
    const newest = await source.newest(timestampFile);
    if (newest === undefined) throw new BadData(timestampFile);
    return await open(source, newest, language, judge, true);
  } catch (fault) {
    // What a parser says of damaged data means the same to the person.
    const known = fault instanceof PageFault ? fault : new BadData(String(fault));
    if (!(known instanceof NoNetwork || known instanceof BadData)) throw known;
    return openKept(source, language, judge).catch((second: unknown) => {
      throw second instanceof NoNetwork ? known : second;
    });
  }
};
