import type { Language } from '../../core/model/language.ts';
import type { Client } from '../../kiosk/contract/client.ts';
import type { Boot } from '../../kiosk/contract/views.ts';
import { fill, italianPhrases, loadPhrases, type Key, type Phrases, type Values } from '../lib/words.ts';
import type { OpenStep } from './ahead.ts';
import { Behind } from './behind.svelte.ts';
import { handOver } from './hand-over.ts';
import { Idle, type Timers } from './idle.ts';
import { idleModeOf } from './idle-mode.ts';
import { Listening } from './listening.svelte.ts';
import type { Voice } from '../speech/voice.svelte.ts';
import { look, lookAround, newVisit, wantedBy } from './look.ts';
import { renew } from './renew.ts';
import { shoot } from './shoot.ts';
import { Station } from './station.svelte.ts';
import { placeOf, type Step, type Take } from './steps.ts';
import { KeyTrial } from './key-trial.svelte.ts';
import type { Visit, TextSize } from './visit.svelte.ts';

/** What the state needs of the world. */
export type World = {
  timers: Timers;
  uuid: () => string;
  wipe: () => void;
  loadPhrases?: (lang: Language) => Promise<Phrases>;
  loadVoice?: (app: KioskScreen) => Promise<Voice>;
};

const loadVoice = async (app: KioskScreen): Promise<Voice> =>
  new (await import('../speech/voice.svelte.ts')).Voice(app);

/** The whole screen: what kiosk this is, who is in front of it, and where they are. */
export class KioskScreen {
  /** `away`: nobody is there, the attract screen runs. */
  away = $state(true);
  visit: Visit;
  phrases = $state.raw<Phrases>(italianPhrases);
  /** Seconds left to say "still here". */
  secondsLeft = $state<number | undefined>();
  /** A question to the kiosk is under way. */
  busy = $state(false);
  choosingLanguage = $state(false);
  /** Text and colours are being chosen. */
  adjusting = $state(false);
  /** Learn mode of the keys. */
  readonly trial = new KeyTrial();
  /** Whether the screen speaks, and what keys ask of it. */
  readonly speech: Listening;
  readonly kiosk: Client;
  readonly behind: Behind;
  readonly #world: World;
  readonly #station: Station;
  #idle: Idle | undefined;

  constructor(kiosk: Client, world: World) {
    this.kiosk = kiosk;
    this.#world = world;
    this.#station = new Station(kiosk, world.timers);
    this.behind = new Behind(kiosk, world.timers);
    this.visit = $state.raw(newVisit(this.kiosk, this.#world.timers));
    let voice: Promise<Voice> | undefined;
    this.speech = new Listening({
      view: () => this.boot?.speech,
      lang: () => this.lang,
      away: () => this.away,
      timers: world.timers,
      load: () => (voice ??= (world.loadVoice ?? loadVoice)(this)),
    });
  }

  get boot(): Boot | undefined {
    return this.#station.boot;
  }

  get lang(): Language {
    return this.visit.lang;
  }

  /** The names that `<main>` carries; nothing while the kiosk starts and has not answered yet. */
  get place(): { screen: string; step?: string } | undefined {
    if (this.behind.place !== undefined) return this.behind.place;
    if (this.boot === undefined) return this.#station.silent ? { screen: 'out-of-service' } : undefined;
    if (this.boot.state !== 'ready') return { screen: this.boot.state };
    const { here } = this.visit;
    return this.away || here === undefined ? { screen: 'attract' } : placeOf(here.shot.screen);
  }

  t = (key: Key, values?: Values): string => fill(this.phrases[key], values);

  /** Begins to listen to the kiosk. Returns the function that ends everything. */
  start(): () => void {
    const end = this.#station.start(
      () => this.away,
      () => {
        void this.visit.ahead.forget();
        if (!this.away && !this.busy) void renew(this.kiosk, this.visit, (visit) => visit === this.visit);
      },
      (headset) => {
        this.speech.hears(headset);
      },
    );
    return () => {
      end();
      void this.visit.ahead.forget();
      this.speech.off();
      this.#idle?.watch('off');
    };
  }

  /** Somebody touched the attract screen. */
  async begin(lang: Language = 'it'): Promise<void> {
    if (this.busy) return;
    await this.#speak(lang);
    await this.go({ name: 'home' });
    this.away = false;
    this.#watch();
  }

  async go(step: Step): Promise<void> {
    if (this.busy) return;
    const { visit } = this;
    const wanted = wantedBy(visit, step);
    let shot = visit.ahead.get(wanted);
    // What was asked for ahead is painted in the frame of the touch: nothing is waited for.
    if (shot === undefined) {
      this.busy = true;
      shot = await look(this.kiosk, visit, wanted);
      this.busy = false;
    }
    if (visit !== this.visit) return;
    visit.push(step, shot, wanted.lang);
    this.#arrive();
    if (step.name === 'ticket' && shot.screen === 'ticket')
      await handOver(this.kiosk, visit, step.request, () => visit === this.visit);
    this.#watch();
  }

  /** A finger is on what leads there: it is asked for while it presses. */
  lookAhead(step: OpenStep): void {
    if (!this.busy) void this.visit.ahead.ask(wantedBy(this.visit, step));
  }

  check(take: Take): Promise<void> {
    return this.go({ name: 'check', take, request: this.#world.uuid() });
  }

  /** Asks again for what could not be had. */
  async retry(): Promise<void> {
    const { here } = this.visit;
    if (here?.shot.screen !== 'trouble' || this.busy) return;
    this.visit.stops = this.visit.stops.slice(0, -1);
    await this.go(here.shot.step);
  }

  async back(): Promise<void> {
    if (this.busy) return;
    const { visit } = this;
    if (visit.stops.length <= 1) {
      // The way back from the first screen is the start; a ticket in hand leads on to a new errand.
      if (visit.here?.step.name === 'home') this.end();
      else await this.startAgain();
      return;
    }
    visit.pop();
    if (visit.here?.lang !== visit.lang) await this.#repaint();
    this.#arrive();
  }

  async startAgain(): Promise<void> {
    if (this.busy) return;
    this.visit.startAgain();
    await this.go({ name: 'home' });
  }

  async setLanguage(lang: Language): Promise<void> {
    const { visit } = this;
    const { here } = visit;
    this.choosingLanguage = false;
    this.busy = true;
    // Words and picture change together: a touch in between would be lost with the screen that it fell on.
    const [phrases, shot] = await Promise.all([
      (this.#world.loadPhrases ?? loadPhrases)(lang),
      here && shoot(this.kiosk, here.step, lang, visit),
    ]);
    this.busy = false;
    if (visit !== this.visit) return;
    visit.lang = lang;
    this.phrases = phrases;
    if (shot !== undefined && visit.here?.id === here?.id) visit.repaint(shot, lang);
    lookAround(visit);
  }

  setSize(size: TextSize): void {
    this.visit.size = size;
    this.#watch();
  }

  toggleReach(): void {
    this.visit.reach = !this.visit.reach;
    this.#watch();
  }

  resetLook(): void {
    this.visit.resetLook();
    this.#watch();
  }

  /** Whom to ask, from anywhere; once is enough on the way back. */
  async ask(): Promise<void> {
    if (this.visit.here?.step.name !== 'help') await this.go({ name: 'help' });
  }

  async showPrivacy(): Promise<void> {
    if (this.visit.here?.step.name !== 'privacy') await this.go({ name: 'privacy' });
  }

  /** The words are on the person's own paper now. */
  wrote(request: string): void {
    this.visit.setHandover(request, { ...this.visit.handover(request), noted: true });
    this.#watch();
  }

  /** One touch, once; a rating that is lost costs nobody anything. */
  rate(rating: number): void {
    if (this.visit.rating !== undefined) return;
    this.visit.rating = rating;
    void this.kiosk.rate({ rating });
  }

  activity(): void {
    this.behind.activity();
    this.#idle?.activity();
  }

  stay(): void {
    this.#idle?.extend();
  }

  /** The person has gone: one object dropped, and what lies outside of it wiped (A25). */
  end = (): void => {
    this.#idle?.watch('off');
    const quiet = this.visit.ahead.forget();
    this.visit = newVisit(this.kiosk, this.#world.timers);
    this.away = true;
    this.busy = false;
    this.secondsLeft = undefined;
    this.choosingLanguage = false;
    this.adjusting = false;
    this.trial.end();
    this.phrases = italianPhrases;
    this.speech.reset();
    this.#world.wipe();
    // A question that came after it would have the kiosk take the next person for this one.
    void quiet.then(() => this.kiosk.endSession({}));
    this.#station.refresh();
  };

  /** Another screen is shown. */
  #arrive(): void {
    lookAround(this.visit);
    this.#watch();
  }

  async #speak(lang: Language): Promise<void> {
    const { visit } = this;
    const phrases = await (this.#world.loadPhrases ?? loadPhrases)(lang);
    if (visit !== this.visit) return;
    visit.lang = lang;
    this.phrases = phrases;
  }

  /** Takes the picture of this place anew, in the language of now. The same request gives the same ticket. */
  async #repaint(): Promise<void> {
    const { visit } = this;
    const { here } = visit;
    if (here === undefined) return;
    this.busy = true;
    const shot = await shoot(this.kiosk, here.step, visit.lang, visit);
    this.busy = false;
    if (visit === this.visit && visit.here?.id === here.id) visit.repaint(shot, visit.lang);
  }

  #watch(): void {
    const { boot } = this;
    if (!boot) return;
    this.#idle ??= new Idle(boot.idle, this.#world.timers, {
      warn: (left) => (this.secondsLeft = left),
      calm: () => (this.secondsLeft = undefined),
      end: this.end,
      speaking: () => this.speech.speaking,
    });
    this.#idle.watch(this.away ? 'off' : idleModeOf(this.visit));
  }
}
