import { type Language, languages } from '../../core/model/language.ts';
import type { Clock } from '../clock.ts';
import type { SpeechView } from '../contract/speech.ts';
import type { Settings } from '../settings/schema.ts';
import { type ClipFolder, createClips } from './clips.ts';
import type { Sound, SpeechEngine, TellSpeech, Utterance } from './engine.ts';
import { findProgram } from '../find-program.ts';
import { createEspeak } from './espeak.ts';
import { type ListSinks, listSinks, watchHeadset } from './headset-watch.ts';
import type { Headset } from './sinks.ts';

/** The kiosk's voice and its ear for the jack. */
export type Speech = {
  view: () => SpeechView;
  /** The first engine that can say it; nothing where none can. */
  say: (utterance: Utterance) => Promise<Sound | undefined>;
  /** Ends all that is being made: the person has gone. */
  hush: () => void;
  close: () => void;
};

export type SpeechParts = {
  settings: Settings['speech'];
  clock: Clock;
  tell: TellSpeech;
  /** The catalogue's clips. */
  clips: () => ClipFolder | undefined;
  onHeadset: (state: Headset) => void;
  /** In a test, what stands in for the programs of the system. */
  devices?: { espeak?: SpeechEngine | undefined; listSinks?: ListSinks | undefined } | undefined;
};

const systemEspeak = (tell: TellSpeech): SpeechEngine | undefined => {
  const program = findProgram(['espeak-ng']);
  if (program === undefined)
    tell(
      'SPK-1',
      'There is no espeak-ng: only texts with a clip are spoken. Install it: apt-get install espeak-ng.',
    );
  return program === undefined ? undefined : createEspeak(program, tell);
};

const systemSinks = (): ListSinks | undefined => {
  const program = findProgram(['pactl']);
  return program === undefined ? undefined : listSinks(program);
};

/** Clips of the catalogue first, then the machine's voice. What was said is kept nowhere. */
export const openSpeech = ({ settings, clock, tell, clips, onHeadset, devices }: SpeechParts): Speech => {
  const machine = devices === undefined ? systemEspeak(tell) : devices.espeak;
  const engines = [createClips(clips, tell), ...(machine === undefined ? [] : [machine])];
  const watch =
    settings.headset === 'detect'
      ? watchHeadset(devices === undefined ? systemSinks() : devices.listSinks, {
          clock,
          tell,
          onChange: onHeadset,
        })
      : undefined;
  let making = new AbortController();
  const speaks = (lang: Language): boolean => engines.some((engine) => engine.speaks(lang));
  const hush = (): void => {
    making.abort();
    making = new AbortController();
  };
  return {
    view: () => ({
      languages: languages.filter(speaks),
      headset: watch?.state() ?? 'unknown',
      ...(settings.headset === 'keys'
        ? { keys: { in: settings.pluggedKey, out: settings.unpluggedKey } }
        : {}),
      loudspeaker: settings.loudspeaker,
    }),
    say: async (utterance) => {
      const { signal } = making;
      for (const engine of engines) {
        const sound = await engine.say(utterance, signal);
        if (sound !== undefined) return signal.aborted ? undefined : sound;
      }
      return undefined;
    },
    hush,
    close: () => {
      watch?.end();
      hush();
    },
  };
};
