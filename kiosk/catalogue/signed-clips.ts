import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clipFileName, ClipsIndex, clipsTarget, maxClipsIndexBytes } from '../../core/published/clips.ts';
import { flushLater, replaceFile } from '../replace-file.ts';
import type { ClipFolder } from '../speech/clips.ts';
import type { Source } from './source.ts';
import { faultOf, SyncFault } from './sync-fault.ts';
import { mustMatch, verifyMetadata } from './verify-stored.ts';

type Signed = { hash: string; length: number };

/** What the metadata say of the list of clips; nothing where the catalogue has none. */
const listIn = (folder: string, trusted: Buffer): Signed | undefined => {
  try {
    return verifyMetadata(join(folder, 'metadata'), trusted, clipsTarget).index;
  } catch (fault) {
    if (fault instanceof SyncFault && fault.code === 'SYN-11') return undefined;
    throw fault;
  }
};

/**
 * The spoken clips of a signed catalogue. They come after it, one by one, and nothing waits for them: until one is here, and where one is
 * damaged, the machine's voice stands in. A clip is known by its hash, whichever catalogue brought it.
 */
export const openSignedClips = (dir: string, log: (line: string) => void) => {
  const folder = join(dir, 'clips');
  const listFile = join(folder, 'list.json');
  let shelf: ClipFolder | undefined;
  let complete = '';
  let told = '';

  const use = (bytes: Buffer): ClipsIndex => {
    const index = ClipsIndex.parse(JSON.parse(bytes.toString('utf8')));
    shelf = { folder, hashes: new Map(Object.entries(index.clips).map(([name, { hash }]) => [name, hash])) };
    return index;
  };
  const fetched = async (source: Source, path: string, file: Signed): Promise<Buffer> => {
    const bytes = await source.read(path, file.length);
    if (bytes === undefined)
      throw new SyncFault('SYN-4', `${source.name} has no ${path}, which the catalogue names.`);
    return mustMatch(bytes, file, path);
  };

  return {
    shelf: () => shelf,
    /** What is on the disk for the catalogue in use. */
    open: (generation: string, trusted: Buffer): void => {
      try {
        const list = listIn(generation, trusted);
        if (list !== undefined && existsSync(listFile))
          use(mustMatch(readFileSync(listFile), list, clipsTarget));
      } catch {
        // Of another catalogue, or damaged: the next look brings it.
      }
    },
    /** Brings what is missing of the catalogue in use, and lets go what it no longer has. Never throws. */
    bring: async (source: Source, generation: string, trusted: Buffer): Promise<void> => {
      try {
        const list = listIn(generation, trusted);
        if (list === undefined) {
          shelf = undefined;
          rmSync(folder, { recursive: true, force: true });
          return;
        }
        if (complete === list.hash) return;
        if (list.length > maxClipsIndexBytes)
          throw new SyncFault('SYN-9', `The list of clips has ${list.length} bytes.`);
        mkdirSync(folder, { recursive: true });
        const bytes = await fetched(source, `targets/${list.hash}.${clipsTarget}`, list);
        const { clips } = use(bytes);
        replaceFile(listFile, bytes);
        for (const file of readdirSync(folder))
          if (file !== 'list.json' && !Object.hasOwn(clips, file))
            rmSync(join(folder, file), { force: true });
        for (const [name, clip] of Object.entries(clips)) {
          const path = join(folder, name);
          try {
            mustMatch(readFileSync(path), clip, name);
          } catch {
            await writeFile(path, await fetched(source, clipFileName(name, clip.hash), clip));
            await flushLater(path);
          }
        }
        complete = list.hash;
      } catch (fault) {
        const { message } = faultOf(fault);
        if (told !== message) log(`SPK-5 Clips of the catalogue are missing: ${message}`);
        told = message;
      }
    },
  };
};
