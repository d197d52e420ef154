import * as z from 'zod/mini';
import { Id } from '../model/language.ts';

/** Name of the signed list of spoken clips among the targets. A kiosk that does not know it goes on without. */
export const clipsTarget = 'speech.json';

/** Largest list, in bytes: a clip takes 190. */
export const maxClipsIndexBytes = 32_000_000;

/** The clips of a catalogue, by the name under which a kiosk looks for a text's: language and hash, and what kind of file it is. */
export const ClipsIndex = z.strictObject({
  formatVersion: z.literal(1),
  municipality: Id,
  clips: z.record(
    z.string().check(z.regex(/^[a-zA-Z]{2}(?:-[a-zA-Z]{2,8})?-[0-9a-f]{64}\.(?:wav|opus|ogg)$/)),
    z.strictObject({
      /** SHA-256 of the file, hexadecimal; also its name. */
      hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      length: z.int().check(z.gte(1), z.lte(16_000_000)),
    }),
  ),
});
export type ClipsIndex = z.infer<typeof ClipsIndex>;

/** Where the file of a clip is, below the folder of the catalogue. */
export const clipFileName = (name: string, hash: string): string =>
  `clips/${hash}${name.slice(name.lastIndexOf('.'))}`;
