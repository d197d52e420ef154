import { spawn } from 'node:child_process';
import { harmless, isSpeakable, maxSpokenLength } from '../../core/speech/spoken-text.ts';
import { espeakArguments } from '../../core/speech/voices.ts';
import { readWav, writeWav } from '../../core/speech/wav.ts';
import type { SpeechEngine, TellSpeech } from './engine.ts';

/** A phrase takes it 10 to 40 ms; one that takes so long hangs, in ms. */
const timeLimitMs = 5_000;
/** More sound than this of one text, in bytes, is a fault: 1,000 characters are two minutes. */
const maxSoundBytes = 16_000_000;

/** Runs a program on a text. Its output; nothing where it failed, was ended, or took too long. */
const runOn = (
  program: string,
  args: readonly string[],
  text: string,
  signal: AbortSignal,
): Promise<Buffer | undefined> =>
  new Promise((done) => {
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      signal,
      killSignal: 'SIGKILL',
    });
    const chunks: Buffer[] = [];
    let length = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxSoundBytes) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.once('error', () => done(undefined));
    child.once('close', (code) => done(code === 0 ? Buffer.concat(chunks) : undefined));
    // It may have ended before it has read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });

/**
 * Debian's espeak-ng as a process for each phrase: its licence stays its own, a phrase that it cannot say ends with its process, and
 * nothing of what was said stays in a memory or on a disk.
 */
export const createEspeak = (program: string, tell: TellSpeech): SpeechEngine => {
  let told = false;
  const failed = (): undefined => {
    if (!told) tell('SPK-4', 'espeak-ng did not say a text. Try it: echo prova | espeak-ng -v it --stdin');
    told = true;
  };
  return {
    speaks: () => true,
    say: async ({ lang, text }, signal) => {
      if (!isSpeakable(text) || text.length > maxSpokenLength) return undefined;
      const limit = AbortSignal.timeout(timeLimitMs);
      const ending = signal === undefined ? limit : AbortSignal.any([signal, limit]);
      if (ending.aborted) return undefined;
      const written = await runOn(program, espeakArguments(lang), harmless(text), ending);
      if (signal?.aborted === true) return undefined;
      const wav = written === undefined ? undefined : readWav(written);
      return wav === undefined ? failed() : { type: 'audio/wav', bytes: writeWav(wav) };
    },
  };
};
