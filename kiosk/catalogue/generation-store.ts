import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { flush, flushLater, replaceFile } from '../replace-file.ts';
import type { PartOfFile } from './source.ts';

/** What is in use, and when it was last confirmed as the newest (epoch ms). */
const Pointer = z.strictObject({ generation: z.int().check(z.gte(1)), confirmedAt: z.int().check(z.gte(0)) });
type Pointer = z.infer<typeof Pointer>;

/** Where verified catalogues are kept: `generations/N/`, one of them in use, and `staging/`, where the next one is put together. */
export const openStore = (dir: string) => {
  const pointerFile = join(dir, 'current.json');
  const rootFile = join(dir, 'trusted-root.json');
  const generations = join(dir, 'generations');
  const staging = join(dir, 'staging');
  const parts = join(staging, 'parts');
  mkdirSync(generations, { recursive: true });
  const numbers = (): number[] =>
    readdirSync(generations)
      .filter((name) => /^\d{1,9}$/.test(name))
      .map(Number)
      .sort((one, other) => other - one);
  const folderOf = (generation: number): string => join(generations, String(generation));

  return {
    staging,
    folderOf,
    /** The root from which all else is verified; nothing when none was ever trusted, or when its file is empty after a power cut. */
    trustedRoot: (): Buffer | undefined => (existsSync(rootFile) ? readFileSync(rootFile) : undefined),
    trustRoot: (bytes: Buffer): void => replaceFile(rootFile, bytes),
    /** What is in use; nothing when there is none or the file is damaged. */
    pointer: (): Pointer | undefined => {
      try {
        return Pointer.parse(JSON.parse(readFileSync(pointerFile, 'utf8')));
      } catch {
        return undefined;
      }
    },
    /** All generations, newest first. */
    numbers,
    point: (pointer: Pointer): void => replaceFile(pointerFile, JSON.stringify(pointer)),
    /** Empties the metadata of the staging folder; shards of an ended sync stay and are used again, once they are verified. */
    stage: (): void => {
      rmSync(join(staging, 'metadata'), { recursive: true, force: true });
      mkdirSync(join(staging, 'metadata'), { recursive: true });
      mkdirSync(join(staging, 'shards'), { recursive: true });
    },
    /** What came of a large file before its line broke off. It is no more than a hope: the whole is verified. */
    part: (hash: string): PartOfFile => {
      const file = join(parts, hash);
      return {
        have: existsSync(file) ? readFileSync(file) : Buffer.alloc(0),
        keep: (chunk) => {
          mkdirSync(parts, { recursive: true });
          appendFileSync(file, chunk);
        },
        restart: () => rmSync(file, { force: true }),
      };
    },
    /** Lets go what an earlier sync fetched for a catalogue that is no longer the newest. */
    keepOnly: (hashes: ReadonlySet<string>): void => {
      for (const folder of [parts, join(staging, 'shards')])
        for (const name of existsSync(folder) ? readdirSync(folder) : [])
          if (!hashes.has(name.replace(/\.zst$/, ''))) rmSync(join(folder, name));
    },
    /** There is nothing new: what was fetched to see that is let go. */
    unstage: (): void => rmSync(join(staging, 'metadata'), { recursive: true, force: true }),
    put: async (file: string, bytes: Uint8Array): Promise<void> => {
      await writeFile(join(staging, file), bytes);
      await flushLater(join(staging, file));
    },
    /** Takes a verified file of another generation; where the disk cannot link (a stick), it is copied. */
    link: async (from: string, file: string, bytes: Uint8Array): Promise<void> => {
      rmSync(join(staging, file), { force: true });
      try {
        linkSync(from, join(staging, file));
      } catch {
        await writeFile(join(staging, file), bytes);
        await flushLater(join(staging, file));
      }
    },
    /** Brings all that is staged to the disk. */
    settle: async (): Promise<void> => {
      rmSync(parts, { recursive: true, force: true });
      for (const file of readdirSync(join(staging, 'metadata')))
        await flushLater(join(staging, 'metadata', file));
      for (const folder of ['metadata', 'shards', '']) await flushLater(join(staging, folder));
    },
    /** Makes the staged generation, which has settled, the one in use: one rename, then one pointer. */
    commit: (confirmedAt: number): number => {
      const generation = (numbers()[0] ?? 0) + 1;
      renameSync(staging, folderOf(generation));
      flush(generations);
      replaceFile(pointerFile, JSON.stringify({ generation, confirmedAt }));
      return generation;
    },
    /** Keeps what is in use and the one before it. */
    tidy: (current: number): void => {
      for (const old of numbers()
        .filter((number) => number !== current)
        .slice(1))
        rmSync(folderOf(old), { recursive: true, force: true });
    },
  };
};
export type GenerationStore = ReturnType<typeof openStore>;
