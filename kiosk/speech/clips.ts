import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
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

/** What of a folder is a clip, by name without ending. */
const shelfOf = (folder: string): ReadonlyMap<string, { file: string; ending: AudioEnding }> => {
  try {
    return new Map(
      readdirSync(folder).flatMap((file) => {
        const [, name, ending] = /^([\w-]+-[0-9a-f]{64})\.(wav|opus|ogg)$/.exec(file) ?? [];
        return name === undefined ? [] : [[name, { file, ending: ending as AudioEnding }] as const];
      }),
    );
  } catch {
    return new Map();
  }
};

/**
 * The voices of the catalogue: clips that the town recorded, or had made, for its own texts.
 * @param folder where they lie, asked each time: another catalogue may have come
 */
export const createClips = (folder: () => string | undefined, tell: TellSpeech): SpeechEngine => {
  const told = new Set<string>();
  let known: { folder: string | undefined; shelf: ReturnType<typeof shelfOf> } | undefined;
  const shelf = (): ReturnType<typeof shelfOf> => {
    const now = folder();
    if (known === undefined || known.folder !== now)
      known = { folder: now, shelf: now === undefined ? new Map() : shelfOf(now) };
    return known.shelf;
  };
  return {
    speaks: (lang) => [...shelf().keys()].some((name) => name.startsWith(`${lang}-`)),
    say: async ({ lang, text }) => {
      const clip = shelf().get(clipName(lang, text));
      if (clip === undefined) return undefined;
      try {
        const file = join(folder() ?? '', clip.file);
        if ((await stat(file)).size > maxClipBytes) throw new Error('it is too long');
        const bytes = await readFile(file);
        const type = audioTypeOf(bytes);
        if (type !== audioTypes[clip.ending]) throw new Error('it is not what its name says');
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
