import './spoken.css';
import { keepsSpeaking } from '../lib/keys.ts';
import { actNow } from '../lib/walk.ts';
import type { Key, Values } from '../lib/words.ts';
import type { KioskScreen } from '../state/kiosk-screen.svelte.ts';
import { followScreen, type Heard } from './follow.ts';
import type { Piece } from './pieces.ts';
import type { StateWords } from './read-page.ts';
import { playSound } from './sound.ts';
import { rates, Speaker, volumeSteps } from './speaker.svelte.ts';

/** The voice of the screen: it follows what is shown, and says it by the rules of who may hear what. */
export class Voice {
  readonly speaker: Speaker;
  readonly #app: KioskScreen;
  #follow: ReturnType<typeof followScreen> | undefined;
  #ends: () => void = () => undefined;

  constructor(app: KioskScreen, speaker = new Speaker(app.kiosk, playSound)) {
    this.#app = app;
    this.speaker = speaker;
  }

  get speaking(): boolean {
    return this.speaker.speaking;
  }

  begin(): void {
    this.end();
    const app = this.#app;
    const t = (key: Key, values?: Values): string => app.t(key, values);
    this.#follow = followScreen(this.#heard, {
      words: (): StateWords => ({
        checked: t('speech.checked'),
        unchecked: t('speech.unchecked'),
        on: t('speech.active'),
        disabled: t('speech.disabled'),
        field: t('speech.field'),
      }),
      withTargets: () => app.speech.mode === 'aloud',
      hint: (count) => t('speech.choices', { count }),
    });
    this.#ends = $effect.root(() => {
      let before: Element | undefined;
      $effect(() => {
        before?.removeAttribute('data-spoken');
        before = this.speaker.current?.element;
        before?.setAttribute('data-spoken', '');
      });
      // The same page in another language is read again.
      let lang = app.lang;
      $effect(() => {
        if (app.lang === lang) return;
        lang = app.lang;
        this.read();
      });
    });
    this.read();
  }

  /** Silence, at once. */
  end(): void {
    this.speaker.stop();
    this.#follow?.end();
    this.#follow = undefined;
    this.#ends();
    this.#ends = () => undefined;
  }

  reset(): void {
    this.speaker.reset();
  }

  /** Reads what is shown, from its beginning. */
  read(): void {
    this.#follow?.read();
  }

  repeat(): void {
    this.speaker.repeat();
  }

  pause(): void {
    this.speaker.pause();
  }

  step(what: 'rate' | 'volume', by: 1 | -1): void {
    this.speaker.step(what, by);
    // Who hears nothing just now hears what it is set to.
    if (!this.speaking && !this.speaker.paused)
      this.speaker.say([{ lang: this.#app.lang, text: this.said(what) }]);
  }

  /** "Volume: 6 of 10". */
  said(what: 'rate' | 'volume'): string {
    const { rate, volume } = this.speaker;
    return what === 'rate'
      ? this.#app.t('speech.rate', { percent: Math.round((rates[rate] ?? 1) * 100) })
      : this.#app.t('speech.volume', { level: volume, of: volumeSteps });
  }

  /** What may be said to whoever can hear it. Where something may not, the person is asked, once, after the rest. */
  #allowed(pieces: readonly Piece[]): readonly Piece[] {
    return this.#app.speech.confided ? pieces : pieces.filter(({ personal }) => personal !== true);
  }

  readonly #heard: Heard = {
    page: (pieces) => {
      const { speech } = this.#app;
      const allowed = this.#allowed(pieces);
      const ask = allowed.length < pieces.length && speech.aloud === undefined;
      this.speaker.say(allowed, () => {
        if (ask && speech.mode === 'aloud') speech.asking = true;
        // Listening is not idleness: the time to act begins when it has been heard.
        this.#app.activity();
      });
    },
    target: (pieces) => {
      this.speaker.say(this.#allowed(pieces));
    },
    message: (pieces) => {
      this.speaker.add(this.#allowed(pieces));
    },
    acted: (event) => {
      if (event instanceof KeyboardEvent && keepsSpeaking(actNow(event.code, this.#app.boot?.keys ?? {})))
        return;
      this.speaker.stop();
    },
  };
}
