import { spawn } from 'node:child_process';
import { harmless } from '../../core/speech/spoken-text.ts';
import { espeakArguments } from '../../core/speech/voices.ts';
import { readWav, writeWav } from '../../core/speech/wav.ts';
import type { ClipShelf } from './clip-shelf.ts';
import type { SpokenText } from './spoken-texts.ts';

/** As many at a time. */
const lanes = 2;

/** @returns nothing where espeak-ng did not say it; throws where there is none */
const speak = ({ lang, text }: SpokenText, program: string): Promise<Uint8Array | undefined> =>
  new Promise((done, reject) => {
    const child = spawn(program, espeakArguments(lang), {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: 20_000,
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      const wav = code === 0 ? readWav(Buffer.concat(chunks)) : undefined;
      done(wav === undefined || wav.data.length === 0 ? undefined : writeWav(wav));
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(harmless(text));
  });

/**
 * Makes machine clips, for kiosks that have no espeak-ng.
 * @returns the texts that the machine could not say; throws where there is no espeak-ng
 */
export const makeClips = async (
  texts: readonly SpokenText[],
  shelf: ClipShelf,
  onText: (text: string) => void,
  program = 'espeak-ng',
): Promise<SpokenText[]> => {
  const waiting = [...texts];
  const failed: SpokenText[] = [];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      onText(next.text);
      const bytes = await speak(next, program);
      if (bytes === undefined) failed.push(next);
      else shelf.put(next, bytes, 'wav', 'machine');
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    waiting.length = 0;
    shelf.save();
  }
  return failed;
};
