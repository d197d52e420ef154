import { join } from 'node:path';
import { todayFolder, type TodayChanges } from '../../core/published/today.ts';
import type { Result } from '../../core/model/result.ts';
import { remember } from './known-versions.ts';
import { lifetimes } from './metadata.ts';
import { changedMeanwhile } from './publish.ts';
import { RemoteFault, type Remote } from './remote.ts';
import { changesAt, refuse, type TodayPublishError } from './read-today.ts';
import { signToday, type SignedToday, type TodayKeyUse } from './sign-today.ts';
import { targetFolder } from './target-folder.ts';
import { copyOfHost, placeInFolder, timestampFile, type TodayPlace } from './today-place.ts';

/** What was done; `changed` is false where the same changes were only signed again. */
export type TodayReport = { changed: boolean; entries: number; version: number; goodUntil: string };

/** Where today's changes are published: a folder, or a host. */
export type TodayDestination = {
  /** What is published there; see `changesAt`. */
  read: (keysDir: string | undefined) => Promise<Result<TodayChanges | undefined, TodayPublishError>>;
  publish: (changes: TodayChanges, use: TodayKeyUse) => Promise<Result<TodayReport, TodayPublishError>>;
};

const isSame = (one: Buffer | undefined, other: Buffer | undefined): boolean =>
  one === undefined || other === undefined ? one === other : one.equals(other);

const done = (
  { changed, entries, versions }: SignedToday,
  { place }: TodayPlace,
  { keysDir, now }: TodayKeyUse,
): { ok: true; value: TodayReport } => {
  try {
    remember(keysDir, place, versions);
  } catch {
    // It is published. A key on a stick that cannot be written has no memory, and goes by what is there.
  }
  const goodUntil = new Date(now + lifetimes.timestamp).toISOString();
  return { ok: true, value: { changed, entries, version: versions.timestamp, goodUntil } };
};

/** Today's changes as they are published in a folder; none where nothing ever was. */
export const readPublishedToday = (
  to: string,
  keysDir?: string,
): Result<TodayChanges | undefined, TodayPublishError> => changesAt(placeInFolder(to), keysDir);

/** Publishes today's changes into a folder, or signs again what is there. */
export const publishToday = (
  changes: TodayChanges,
  options: TodayKeyUse & { to: string },
): Result<TodayReport, TodayPublishError> => {
  const place = placeInFolder(options.to);
  const signed = signToday(changes, place, options);
  if (!signed.ok) return signed;
  const folder = targetFolder(join(options.to, todayFolder));
  try {
    for (const { file, content } of signed.value.files) {
      // What it names must be on the disk before it is.
      if (file === timestampFile) folder.settle();
      folder.write(file, content());
    }
    folder.settle();
    folder.tidy();
  } catch (fault) {
    return refuse(
      'not-written',
      `${place.name} cannot be written (${(fault as NodeJS.ErrnoException).code ?? (fault as Error).message}). Kiosks still see what was there before.`,
    );
  }
  return done(signed.value, place, options);
};

/** A published folder of this machine. */
export const todayInFolder = (to: string): TodayDestination => ({
  read: (keysDir) => Promise.resolve(readPublishedToday(to, keysDir)),
  publish: (changes, use) => Promise.resolve(publishToday(changes, { ...use, to })),
});

/** Runs what speaks to a host; a host that does not do is an expected failure. */
const expecting = async <T>(
  work: () => Promise<Result<T, TodayPublishError>>,
): Promise<Result<T, TodayPublishError>> => {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof RemoteFault)) throw fault;
    return refuse('remote', `${fault.message} Kiosks still see what was there before.`);
  }
};

/**
 * A host, by rsync or S3.
 * @param name by which the versions that were published there are remembered
 */
export const todayOnHost = (remote: Remote, name: string): TodayDestination => ({
  read: (keysDir) => expecting(async () => changesAt(await copyOfHost(remote, name), keysDir)),
  publish: (changes, use) =>
    expecting(async () => {
      const place = await copyOfHost(remote, name);
      const signed = signToday(changes, place, use);
      if (!signed.ok) return signed;
      const { files, before } = signed.value;
      const put = (some: readonly SignedToday['files'][number][]): Promise<void> =>
        remote.put(
          some.map(({ file, content }) => ({ file: `${todayFolder}/${file}`, bytes: content() })),
          () => undefined,
        );
      // Named by their content, they are in nobody's way; versions are.
      const isNamed = ({ file }: { file: string }): boolean => file.startsWith('targets/');
      await put(files.filter(isNamed));
      const stamp = `${todayFolder}/${timestampFile}`;
      const now = before === undefined ? undefined : (await remote.fetch([stamp])).get(stamp);
      if (!isSame(before, now)) return changedMeanwhile(place.name);
      const metadata = files.filter((one) => !isNamed(one));
      await put(metadata.slice(0, -1));
      await put(metadata.slice(-1));
      return done(signed.value, place, use);
    }),
});
