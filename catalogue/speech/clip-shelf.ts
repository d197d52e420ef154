import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { audioTypeOf, audioTypes, type AudioEnding } from '../../core/speech/audio-kind.ts';
import { clipSeed } from '../../core/speech/spoken-text.ts';
import { readWav, wavMs } from '../../core/speech/wav.ts';
import { csvOf } from '../standards/csv.ts';
import type { SpokenText } from './spoken-texts.ts';

/** Who speaks a clip: a person, or a machine. */
export type ClipVoice = 'person' | 'machine';
export type Clip = SpokenText & { file: string; voice: ClipVoice };

const columns = ['file', 'lang', 'voice', 'text'] as const;
const isClipName = /^[a-zA-Z]{2}(?:-[a-zA-Z]{2,8})?-[0-9a-f]{64}\.(?:wav|opus|ogg)$/;
/** Longest clip, in seconds and in bytes. */
const maxSeconds = 120;
const maxBytes = 16_000_000;

/** `it-0123...`: the name under which the kiosk looks for the clip of a text. */
export const clipNameOf = ({ lang, text }: SpokenText): string =>
  `${lang}-${createHash('sha256').update(clipSeed(lang, text)).digest('hex')}`;

/** Why a sound cannot be a clip; nothing where it can. */
export const clipProblem = (bytes: Uint8Array, ending: string): string | undefined => {
  if (bytes.length > maxBytes) return `has ${Math.round(bytes.length / 1e6)} MB: more than ${maxBytes / 1e6}`;
  if (audioTypeOf(bytes) === undefined || audioTypeOf(bytes) !== audioTypes[ending as AudioEnding])
    return `is not ${ending === 'wav' ? 'a WAV' : 'an Opus'} file`;
  if (ending !== 'wav')
    return Buffer.from(bytes.subarray(0, 200)).includes('OpusHead') ? undefined : 'is not an Opus file';
  const wav = readWav(bytes);
  if (wav === undefined) return 'is a WAV file that is compressed or damaged: save it as plain 16 bits';
  const seconds = wavMs(wav) / 1000;
  if (seconds < 0.05) return 'is empty';
  return seconds > maxSeconds ? `lasts ${Math.round(seconds)} seconds: more than ${maxSeconds}` : undefined;
};

/** The clips of a source catalogue, in `media/speech/`: each named by its text, with a list that people can read. */
export const openShelf = (dir: string) => {
  const folder = join(dir, 'media', 'speech');
  const listFile = join(folder, 'clips.csv');
  const files = (): string[] => {
    try {
      return readdirSync(folder).filter((name) => /\.(?:wav|opus|ogg)$/.test(name));
    } catch {
      return [];
    }
  };
  const clips = new Map<string, Clip>();
  try {
    for (const clip of parse<Clip>(readFileSync(listFile, 'utf8'), { columns: true, bom: true }))
      clips.set(clipNameOf(clip), clip);
  } catch {
    // There is no list yet, or it is damaged: the files themselves say which text they are for.
  }
  const there = new Map(files().map((file) => [file.replace(/\.\w+$/, ''), file]));
  return {
    folder,
    /** The voice of a text's clip; nothing where it has none. A clip that no list knows is a person's: it is not to be overwritten. */
    voiceOf: (text: SpokenText): ClipVoice | undefined => {
      const name = clipNameOf(text);
      return there.has(name) ? (clips.get(name)?.voice ?? 'person') : undefined;
    },
    put: (text: SpokenText, bytes: Uint8Array, ending: string, voice: ClipVoice): void => {
      const name = clipNameOf(text);
      const file = `${name}.${ending}`;
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${file}.part`), bytes);
      renameSync(join(folder, `${file}.part`), join(folder, file));
      const before = there.get(name);
      if (before !== undefined && before !== file) rmSync(join(folder, before), { force: true });
      there.set(name, file);
      clips.set(name, { ...text, file, voice });
    },
    /** Writes the list: file, language, voice, text. */
    save: (): void => {
      const rows = [...clips.values()]
        .filter((clip) => there.get(clipNameOf(clip)) === clip.file)
        .toSorted((one, other) => (one.file < other.file ? -1 : 1));
      if (rows.length === 0) return;
      writeFileSync(`${listFile}.part`, [...csvOf({ name: 'clips', columns, rows })].join(''));
      renameSync(`${listFile}.part`, listFile);
    },
    /** All clips, by the names of their files. */
    files: (): ReadonlyMap<string, () => Buffer> =>
      new Map(
        [...there.values()]
          .filter((file) => isClipName.test(file))
          .toSorted()
          .map((file) => [file, () => readFileSync(join(folder, file))]),
      ),
    /** Clips of texts that nobody says any more. */
    orphans: (texts: readonly SpokenText[]): string[] => {
      const names = new Set(texts.map(clipNameOf));
      return [...there].filter(([name]) => !names.has(name)).map(([, file]) => file);
    },
  };
};
export type ClipShelf = ReturnType<typeof openShelf>;
