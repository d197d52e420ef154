import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { confirmed } from '../../core/schedule/confirmed.ts';
import type { Clock } from '../clock.ts';
import type { Generation } from './generation.ts';
import type { SignedCatalogue } from './signed-catalogue.ts';

/** Somebody who puts a stick in waits beside it; a look costs a few reads of folders, ms. */
const lookMs = 5_000;
/** Folders looked at in one folder: a stick full of photographs is not searched. */
const maxEntries = 50;
/** How deep a published folder may lie: `/media/USER/STICK/public` for `/media/USER`. */
const depth = 2;

const foldersIn = async (folder: string): Promise<string[]> => {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .slice(0, maxEntries)
      .map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
};

/** What tells one publication from the next; nothing where none lies here. */
const markOf = async (folder: string): Promise<string | undefined> => {
  try {
    const { mtimeMs, size, ino } = await stat(join(folder, 'metadata', 'timestamp.json'));
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return undefined;
  }
};

/** Published folders in and below a folder, with their marks. */
const publishedIn = async (folder: string, deeper: number): Promise<[folder: string, mark: string][]> => {
  const mark = await markOf(folder);
  if (mark !== undefined) return [[folder, mark]];
  if (deeper === 0) return [];
  const below = await foldersIn(folder);
  return (await Promise.all(below.map((one) => publishedIn(one, deeper - 1)))).flat();
};

/**
 * Takes the catalogue from sticks, verified as from the network, without anybody touching the screen (K33). Each publication is
 * tried once; a stick that is pulled out and put in again is tried again.
 */
export const watchSticks = (
  folders: readonly string[],
  signed: SignedCatalogue,
  {
    clock,
    log,
    offer,
    isOnlyWay,
  }: {
    clock: Clock;
    log: (line: string) => void;
    offer: (generation: Generation) => void;
    /** There is no address that would confirm it: whoever looks after the sticks is told when none comes. */
    isOnlyWay: boolean;
  },
): { end: () => void } => {
  let cancel = (): void => undefined;
  let ended = false;
  let tried = new Map<string, string>();

  const take = async (folder: string): Promise<void> => {
    const wasConfirmed = confirmed(signed.current()?.confirmedAt, clock.now());
    const refreshed = await signed.refresh(folder);
    if (ended) return;
    if (!refreshed.ok) return log(`${refreshed.error.words} The stick ${folder} is not used.`);
    const { changed, generation } = refreshed.value;
    log(`The catalogue of the stick ${folder} ${changed ? 'is in use now' : 'is the one in use'}.`);
    if (changed || !wasConfirmed) offer(generation);
  };
  const look = async (): Promise<void> => {
    const found = new Map((await Promise.all(folders.map((one) => publishedIn(one, depth)))).flat());
    for (const [folder, mark] of found)
      if (tried.get(folder) !== mark && !ended) {
        tried.set(folder, mark);
        await take(folder);
      }
    // What is gone is forgotten.
    tried = new Map([...tried].filter(([folder]) => found.has(folder)));
    if (ended) return;
    const shown = signed.current();
    if (isOnlyWay && shown !== undefined && !confirmed(shown.confirmedAt, clock.now()))
      signed.tellNotConfirmed();
    cancel = clock.after(lookMs, () => void look());
  };
  if (folders.length > 0) void look();
  return {
    end: () => {
      ended = true;
      cancel();
    },
  };
};
