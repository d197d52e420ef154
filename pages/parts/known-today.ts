import {
  maxTodayBytes,
  parseToday,
  todayFolder,
  todayTarget,
  type TodayChanges,
} from '../../core/published/today.ts';
import { BadData, type Judge, readTarget, timestampFile } from './follow.ts';
import { readMetadata } from './metadata.ts';
import { PageFault, type Source } from './source.ts';

/** Today's changes, as far as this device knows them. */
export type KnownToday = {
  changes: TodayChanges | undefined;
  /** Asked for just now, and signed within its time. Else something may have changed that nobody here knows of. */
  isNew: boolean;
  /** Why what the server has is not used. */
  fault: PageFault | undefined;
};

/** For a town that has no key for today's changes. */
export const nothingToKnow: KnownToday = { changes: undefined, isNew: true, fault: undefined };

/** The repository of today's changes in the published folder. */
export const todaySource = (source: Source): Source => {
  const below = (path: string): string => `${todayFolder}/${path}`;
  return {
    fixed: (path, read) => source.fixed(below(path), read),
    newest: (path) => source.newest(below(path)),
    kept: (path) => source.kept(below(path)),
    keep: (path, bytes) => source.keep(below(path), bytes),
  };
};

const parse = (raw: unknown): TodayChanges => {
  const parsed = parseToday(raw);
  if (!parsed.ok) throw new BadData(parsed.error.words);
  return parsed.value;
};

/**
 * The newest changes that can be had: from the network, else what was kept, which holds until its own end. Never throws: the slip
 * counts, and what is not known is said.
 * @param source of the published folder
 * @param now epoch ms
 */
export const knownToday = async (source: Source, now: number, judge?: Judge): Promise<KnownToday> => {
  const own = todaySource(source);
  const read = async (bytes: Uint8Array): Promise<{ changes: TodayChanges; expires: number }> => {
    const timestamp = readMetadata('timestamp', bytes);
    const target = { name: todayTarget, most: maxTodayBytes };
    return {
      changes: await readTarget(own, timestamp, target, judge, parse),
      expires: Date.parse(timestamp.signed.expires),
    };
  };
  const kept = async (): Promise<TodayChanges | undefined> => {
    try {
      const bytes = await own.kept(timestampFile);
      return bytes === undefined ? undefined : (await read(bytes)).changes;
    } catch {
      return undefined;
    }
  };
  try {
    const bytes = await own.newest(timestampFile);
    if (bytes === undefined) {
      const changes = await kept();
      // Nothing was ever published here; or it was, and is gone.
      return { changes, isNew: changes === undefined, fault: undefined };
    }
    const { changes, expires } = await read(bytes);
    await own.keep(timestampFile, bytes);
    return { changes, isNew: now < expires, fault: undefined };
  } catch (fault) {
    const known = fault instanceof PageFault ? fault : new BadData(String(fault));
    return { changes: await kept(), isNew: false, fault: known };
  }
};
