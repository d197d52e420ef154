import type { Language } from '../../core/model/language.ts';
import type { HeadsetState, SpeechView } from '../../kiosk/contract/speech.ts';
import type { Timers } from './idle.ts';
import type { Voice } from '../speech/voice.svelte.ts';

/** `headset`: a headset is plugged. `aloud`: somebody pressed "Listen". */
export type ListeningMode = 'off' | 'headset' | 'aloud';

export type ListeningWorld = {
  /** What this kiosk can do. */
  view: () => SpeechView | undefined;
  lang: () => Language;
  /** Nobody's visit is in progress. */
  away: () => boolean;
  timers: Timers;
  /** Loads what speaks: nobody who reads pays for it. */
  load: () => Promise<Voice>;
};

/** "Listen" on the first screen, and then nothing: whoever comes next did not ask for it. Milliseconds. */
const forgetMs = 45_000;

/**
 * Whether the screen speaks, and to whom. Off, until a headset is plugged or somebody presses "Listen" (A2, K6); what speaks is loaded
 * then. The methods named after keys are what a keypad asks for.
 */
export class Listening {
  mode = $state<ListeningMode>('off');
  /** The voice's own dialog is open. */
  adjusting = $state(false);
  /** Whether to read aloud what is about the person: being asked. */
  asking = $state(false);
  voice = $state.raw<Voice | undefined>();
  /** Yes, aloud: said by the person in front of the screen, for this visit. */
  aloud = $state<boolean | undefined>();
  readonly #world: ListeningWorld;
  #headset: HeadsetState = 'unknown';
  #cancel: () => void = () => undefined;

  constructor(world: ListeningWorld) {
    this.#world = world;
  }

  /** "Listen" has something to offer here, in this language. */
  get offered(): boolean {
    const view = this.#world.view();
    return (
      view !== undefined &&
      view.languages.includes(this.#world.lang()) &&
      (view.loudspeaker || this.mode === 'headset')
    );
  }

  get speaking(): boolean {
    return this.voice?.speaking ?? false;
  }

  /** What is about the person may be said now (A5). */
  get confided(): boolean {
    return this.mode === 'headset' || (this.mode === 'aloud' && this.aloud === true);
  }

  /** The kiosk, or a key that stands for the jack, says what is plugged. Without a headset there is silence, in mid-sentence. */
  hears(state: HeadsetState): void {
    const before = this.#headset;
    this.#headset = state;
    if (state === before) return;
    this.aloud = undefined;
    this.asking = false;
    if (state === 'plugged') this.#begin('headset');
    else if (this.mode === 'headset') this.off();
  }

  /** A key of a keypad whose jack the sound system cannot see. */
  jack(code: string): void {
    const keys = this.#world.view()?.keys;
    if (code === keys?.in) this.hears('plugged');
    if (code === keys?.out) this.hears('unplugged');
  }

  /** "Listen": the first time it speaks, then it can be adjusted, or told to stop. */
  listen(): void {
    if (this.mode !== 'off') this.adjusting = true;
    else if (this.offered) this.#begin('aloud');
    this.#forget();
  }

  off(): void {
    this.#cancel();
    this.mode = 'off';
    this.adjusting = false;
    this.voice?.end();
  }

  /** The person has gone. Whoever still has a headset in hears the first screen. */
  reset(): void {
    this.aloud = undefined;
    this.asking = false;
    this.adjusting = false;
    this.voice?.reset();
    if (this.#headset !== 'plugged') this.off();
  }

  volumeUp = (): void => {
    this.#spoken((voice) => {
      voice.step('volume', 1);
    });
  };
  volumeDown = (): void => {
    this.#spoken((voice) => {
      voice.step('volume', -1);
    });
  };
  rateUp = (): void => {
    this.#spoken((voice) => {
      voice.step('rate', 1);
    });
  };
  rateDown = (): void => {
    this.#spoken((voice) => {
      voice.step('rate', -1);
    });
  };
  /** Who cannot find "Listen" on the screen begins with this key. */
  repeat = (): void => {
    if (this.mode === 'off') this.listen();
    else
      this.#spoken((voice) => {
        voice.repeat();
      });
  };
  pause = (): void => {
    this.#spoken((voice) => {
      voice.pause();
    });
  };

  #forget(): void {
    this.#cancel();
    this.#cancel = this.#world.timers.after(forgetMs, () => {
      if (this.mode !== 'aloud' || !this.#world.away()) return;
      if (this.speaking) this.#forget();
      else this.reset();
    });
  }

  #spoken(act: (voice: Voice) => void): void {
    if (this.mode !== 'off' && this.voice) act(this.voice);
  }

  #begin(mode: 'headset' | 'aloud'): void {
    this.mode = mode;
    void this.#world.load().then((voice) => {
      this.voice = voice;
      // It may have been pulled out again meanwhile.
      if (this.mode !== 'off') voice.begin();
    });
  }
}
