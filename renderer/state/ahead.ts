import type { Language } from '../../core/model/language.ts';
import type { Answers, Shot, Step } from './steps.ts';
import type { Timers } from './idle.ts';

/** A view that was asked for ahead may be shown for so long, in ms: what it says of opening hours is never older than that. */
export const freshMs = 10_000;

/** What may be asked for although nobody has asked yet: the kiosk's answer changes nothing, and promises nothing. */
export type OpenStep = Extract<Step, { name: 'guide' | 'service' }>;
/** A step as it would be taken here: in this language, with these answers. */
export type Wanted<S extends Step = Step> = { step: S; lang: Language; answers: Answers };
type Open = Wanted<OpenStep>;

type Kept = { askedAt: number; coming: Promise<Shot>; shot?: Shot };

const keyOf = ({ step, lang, answers }: Wanted): string => JSON.stringify([lang, step, answers]);

/**
 * The next screens, asked for before they are touched, so that a tap paints without a question to the kiosk. Belongs to a visit and
 * is dropped with it.
 */
export class Ahead {
  readonly #shoot: (wanted: Open) => Promise<Shot>;
  readonly #timers: Timers;
  readonly #kept = new Map<string, Kept>();
  readonly #onTheirWay = new Set<Promise<Shot>>();
  #round = 0;
  #cancel: () => void = () => undefined;

  constructor(shoot: (wanted: Open) => Promise<Shot>, timers: Timers) {
    this.#shoot = shoot;
    this.#timers = timers;
  }

  /** Asks, unless it is on its way or fresh enough. */
  async ask(wanted: Open): Promise<void> {
    if (this.coming(wanted) !== undefined) return;
    const kept: Kept = { askedAt: this.#timers.now(), coming: this.#shoot(wanted) };
    this.#kept.set(keyOf(wanted), kept);
    this.#onTheirWay.add(kept.coming);
    const shot = await kept.coming;
    this.#onTheirWay.delete(kept.coming);
    // A kiosk that did not answer is asked again when somebody wants to know.
    if (shot.screen !== 'trouble') kept.shot = shot;
    else if (this.#kept.get(keyOf(wanted)) === kept) this.#kept.delete(keyOf(wanted));
  }

  /**
   * Asks for each of them when the screen has stood for `afterMs`; one after another, so that a person's own question never waits
   * behind more than one. What was asked for before and is no longer wanted is forgotten.
   */
  around(wanted: readonly Open[], afterMs: number): void {
    this.#cancel();
    const round = (this.#round += 1);
    const keys = new Set(wanted.map(keyOf));
    for (const key of this.#kept.keys()) if (!keys.has(key)) this.#kept.delete(key);
    this.#cancel = this.#timers.after(afterMs, () => void this.#askEach(wanted, round));
  }

  /** The view, if it is there and fresh. */
  get(wanted: Wanted): Shot | undefined {
    return this.#fresh(wanted)?.shot;
  }

  /** The answer to the question that is on its way. */
  coming(wanted: Wanted): Promise<Shot> | undefined {
    return this.#fresh(wanted)?.coming;
  }

  /** What was said no longer holds, such as after a new catalogue; and nothing more is asked. Resolves when no question is on its way any more. */
  async forget(): Promise<void> {
    this.#cancel();
    this.#round += 1;
    this.#kept.clear();
    await Promise.all(this.#onTheirWay);
  }

  async #askEach(wanted: readonly Open[], round: number): Promise<void> {
    for (const one of wanted) {
      if (round !== this.#round) return;
      await this.ask(one);
    }
  }

  #fresh(wanted: Wanted): Kept | undefined {
    const kept = this.#kept.get(keyOf(wanted));
    return kept !== undefined && this.#timers.now() - kept.askedAt < freshMs ? kept : undefined;
  }
}
