import { execFile } from 'node:child_process';
import type { Clock } from '../clock.ts';
import type { TellSpeech } from './engine.ts';
import { type Headset, headsetOf } from './sinks.ts';

/** Plugging must be followed by speech within a second (A2): asked this often, in ms. */
export const lookMs = 400;
/** The sound system may still be starting, or start again: asked again after this, in ms, once it has not answered. */
const patienceMs = 30_000;
/** Longest wait for its answer, in ms. */
const answerMs = 2_000;

/** What `pactl -fjson list sinks` says; nothing where there is no such program, or no sound system behind it. */
export type ListSinks = () => Promise<string | undefined>;

export const listSinks =
  (program: string): ListSinks =>
  () =>
    new Promise((done) => {
      execFile(
        program,
        ['-fjson', 'list', 'sinks'],
        {
          timeout: answerMs,
          killSignal: 'SIGKILL',
          maxBuffer: 4_000_000,
          env: { ...process.env, LC_ALL: 'C' },
        },
        (fault, answer) => done(fault === null ? answer : undefined),
      );
    });

export type HeadsetWatch = { state: () => Headset; end: () => void };

/** Looks for a plugged headset, and says when one comes or goes. Where the sound system does not answer, a technician hears it once. */
export const watchHeadset = (
  list: ListSinks | undefined,
  { clock, tell, onChange }: { clock: Clock; tell: TellSpeech; onChange: (state: Headset) => void },
): HeadsetWatch => {
  let state: Headset = 'unknown';
  let told = false;
  let ended = false;
  let cancel = (): void => undefined;
  const cannot = (words: string): void => {
    if (!told)
      tell('SPK-2', `${words} Plugged headsets are not noticed; "Listen" on the screen still speaks.`);
    told = true;
  };
  const look = async (ask: ListSinks): Promise<void> => {
    const answer = await ask();
    if (ended) return;
    if (answer === undefined)
      cannot('pactl does not answer: is PipeWire or PulseAudio running for this user?');
    else told = false;
    const now = answer === undefined ? 'unknown' : headsetOf(answer);
    if (now !== state) {
      state = now;
      onChange(now);
    }
    cancel = clock.after(answer === undefined ? patienceMs : lookMs, () => void look(ask));
  };
  if (list === undefined) cannot('There is no pactl. Install it: apt-get install pulseaudio-utils.');
  else cancel = clock.after(lookMs, () => void look(list));
  return {
    state: () => state,
    end: () => {
      ended = true;
      cancel();
    },
  };
};
