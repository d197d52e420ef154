import type { Client } from '../../kiosk/contract/client.ts';
import type { SpokenView } from '../../kiosk/contract/speech.ts';
import { cut, type Piece } from './pieces.ts';
import type { Manner, Play, Playing } from './sound.ts';

/** 50 to 200 % in seven steps (VVSG 2.0, 7.1-K). */
export const rates = [0.5, 0.65, 0.8, 1, 1.25, 1.6, 2] as const;
export const volumeSteps = 10;
const usual = { rate: rates.indexOf(1), volume: 6 };

/** Nothing of it can be heard: signs alone. */
const isSilent = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

/**
 * Says pieces one after the other. New ones stop the old at once; of what was said last it knows enough to say it again, until the
 * visit ends.
 */
export class Speaker {
  /** The piece that is heard now. */
  current = $state.raw<Piece | undefined>();
  paused = $state(false);
  rate = $state(usual.rate);
  volume = $state(usual.volume);
  readonly #kiosk: Pick<Client, 'speak'>;
  readonly #play: Play;
  /** Said when everything of the last `say` was heard. */
  #queue: Piece[] = [];
  #last: readonly Piece[] = [];
  #playing: Playing | undefined;
  #turn = 0;
  #after: () => void = () => undefined;

  constructor(kiosk: Pick<Client, 'speak'>, play: Play) {
    this.#kiosk = kiosk;
    this.#play = play;
  }

  /** Something is said, or is about to be. */
  get speaking(): boolean {
    return !this.paused && (this.current !== undefined || this.#queue.length > 0);
  }

  get #manner(): Manner {
    return { rate: rates[this.rate] ?? 1, volume: this.volume / volumeSteps };
  }

  /** Says this, in place of whatever is being said. `after` is called when all of it was heard. */
  say(pieces: readonly Piece[], after: () => void = () => undefined): void {
    this.stop();
    this.#last = pieces;
    this.#after = after;
    this.#queue = pieces.filter(({ text }) => !isSilent(text)).flatMap(cut);
    void this.#run();
  }

  /** Says this when what is being said has ended. */
  add(pieces: readonly Piece[]): void {
    if (!this.speaking) this.say(pieces);
    else this.#queue.push(...pieces.filter(({ text }) => !isSilent(text)).flatMap(cut));
  }

  stop(): void {
    this.#turn += 1;
    this.#queue = [];
    this.current = undefined;
    this.paused = false;
    this.#playing?.stop();
    this.#playing = undefined;
  }

  repeat(): void {
    this.say(this.#last, this.#after);
  }

  /** Stays where it is, and goes on from there. */
  pause(): void {
    if (this.#playing === undefined) return;
    this.paused = !this.paused;
    if (this.paused) this.#playing.pause();
    else this.#playing.resume();
  }

  /** @returns whether there was a step left */
  step(what: 'rate' | 'volume', by: 1 | -1): boolean {
    const [least, most] = what === 'rate' ? [0, rates.length - 1] : [1, volumeSteps];
    const before = this[what];
    this[what] = Math.min(most, Math.max(least, before + by));
    this.#playing?.adjust(this.#manner);
    return this[what] !== before;
  }

  /** The next person begins as if nobody had been here (A7, A18). */
  reset(): void {
    this.stop();
    this.#last = [];
    this.rate = usual.rate;
    this.volume = usual.volume;
  }

  async #ask({ lang, text }: Piece): Promise<SpokenView | undefined> {
    const answered = await this.#kiosk.speak({ lang, text });
    return answered.ok ? answered.value : undefined;
  }

  async #run(): Promise<void> {
    const turn = this.#turn;
    let coming: { piece: Piece; sound: Promise<SpokenView | undefined> } | undefined;
    const next = (): typeof coming => {
      const piece = this.#queue.shift();
      return piece && { piece, sound: this.#ask(piece) };
    };
    for (coming = next(); coming !== undefined;) {
      const { piece, sound } = coming;
      this.current = piece;
      const heard = await sound;
      if (turn !== this.#turn) return;
      // The next one is made while this one is heard: between two pieces there is no more than a breath.
      coming = next();
      if (heard !== undefined) {
        this.#playing = this.#play(heard, piece, this.#manner);
        await this.#playing.ended;
        if (turn !== this.#turn) return;
      }
      coming ??= next();
    }
    this.#playing = undefined;
    this.current = undefined;
    this.#after();
  }
}
