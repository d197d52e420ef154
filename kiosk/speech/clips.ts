import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../core/model/language.ts';
import { type AudioEnding, audioTypeOf, audioTypes } from '../../core/speech/audio-kind.ts';
import { clipSeed } from '../../core/speech/spoken-text.ts';
import type { SpeechEngine, TellSpeech } from './engine.ts';

/** Longest clip, in bytes: two minutes of WAV. */
const maxClipBytes = 16_000_000;

/** `it-0123...`: the language, and the hash of language and text. */
export const clipName = (lang: Language, text: string): string =>
  `${lang}-${createHash('sha256').update(clipSeed(lang, text)).digest('hex')}`;

/** Where clips lie; `hashes` says what each must be, where somebody signed for them. */
export type ClipFolder = { folder: string; hashes?: ReadonlyMap<string, string> };

type Shelf = ReadonlyMap<string, { file: string; ending: AudioEnding }>;

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

/** What of these is a clip, by name without ending. */
const shelfOf = (files: Iterable<string>): Shelf =>
  new Map(
    [...files].flatMap((file) => {
      const [, name, ending] = /^([\w-]+-[0-9a-f]{64})\.(wav|opus|ogg)$/.exec(file) ?? [];
      return name === undefined ? [] : [[name, { file, ending: ending as AudioEnding }] as const];
    }),
  );

/**
 * The voices of the catalogue: clips that the town recorded, or had made, for its own texts.
 * @param clips where they lie, asked each time: another catalogue may have come
 */
export const createClips = (clips: () => ClipFolder | undefined, tell: TellSpeech): SpeechEngine => {
  const told = new Set<string>();
  let known: { of: ClipFolder | undefined; mark: string; shelf: Shelf } | undefined;
  const shelf = (): Shelf => {
    const of = clips();
    // A source folder is carried over anew while an editor writes.
    const mark =
      of === undefined || of.hashes ? '' : String(statSync(of.folder, { throwIfNoEntry: false })?.mtimeMs);
    if (
      known === undefined ||
      known.of?.folder !== of?.folder ||
      known.of?.hashes !== of?.hashes ||
      known.mark !== mark
    )
      known = {
        of,
        mark,
        shelf: shelfOf(of?.hashes?.keys() ?? (of === undefined ? [] : namesIn(of.folder))),
      };
    return known.shelf;
  };
  return {
    speaks: (lang) => [...shelf().keys()].some((name) => name.startsWith(`${lang}-`)),
    say: async ({ lang, text }) => {
      const clip = shelf().get(clipName(lang, text));
      const of = clips();
      if (clip === undefined || of === undefined) return undefined;
      const file = join(of.folder, clip.file);
      // It is still on its way.
      if (of.hashes !== undefined && !existsSync(file)) return undefined;
      try {
        if ((await stat(file)).size > maxClipBytes) throw new Error('it is too long');
        const bytes = await readFile(file);
        const type = audioTypeOf(bytes);
        if (type === undefined || type !== audioTypes[clip.ending])
          throw new Error('it is not what its name says');
        const hash = of.hashes?.get(clip.file);
        if (hash !== undefined && createHash('sha256').update(bytes).digest('hex') !== hash)
          throw new Error('it is not what was signed');
        return { type, bytes };
      } catch (fault) {
        if (!told.has(clip.file))
          tell('SPK-3', `The clip ${clip.file} cannot be used: ${(fault as Error).message}.`);
        told.add(clip.file);
        return undefined;
      }
    },
  };
};
