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
import { BadData, type Judge, load, mustMatch, readTarget, timestampFile } from './follow.ts';
import { readMetadata } from './metadata.ts';
import { gunzip, NoNetwork, PageFault, type Source } from './source.ts';

/** The published data of one language. */
export type Published = {
  language: Language;
  town: PageTown;
  /** The root of today's changes, base64url; nothing where the town has no key for them. */
  todayRoot: string | undefined;
  /** When the publisher signed last, epoch ms. */
  signedAt: number | undefined;
  /** It was asked for just now; else it is what was kept. */
  isNew: boolean;
  service: (id: string) => Promise<PageService | undefined>;
  guide: () => Promise<PageGuide>;
  keys: () => Promise<PageKeys>;
};

const readFile = <T>(source: Source, { hash, length }: PageFile, parse: (raw: unknown) => T): Promise<T> =>
  load(source, pageFileName(hash), async (bytes) =>
    parse(await mustMatch(await gunzip(bytes, length), hash)),
  );

const open = async (
  source: Source,
  bytes: Uint8Array,
  language: Language,
  judge: Judge | undefined,
  isNew: boolean,
): Promise<Published> => {
  const timestamp = readMetadata('timestamp', bytes);
  const index = await readTarget(
    source,
    timestamp,
    { name: pagesTarget(language), most: maxIndexBytes },
    judge,
    (raw) => PagesIndex.parse(raw),
  );
  const town = await readFile(source, index.town, (raw) => PageTown.parse(raw));
  if (isNew) await source.keep(timestampFile, bytes);
  const signedAt = Date.parse(timestamp.signed[signedAtField] ?? '');
  return {
    language,
    town,
    todayRoot: index.todayRoot,
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
