/** Timers and a clock, so that tests turn them by hand. */
export type Timers = { now: () => number; after: (ms: number, run: () => void) => () => void };

/** What the idle watch tells. */
export type IdleListener = {
  /** Every second from the warning on, the seconds that are left. */
  warn: (secondsLeft: number) => void;
  /** The warning is over: the person is still there. */
  calm: () => void;
  /** Nobody is there. */
  end: () => void;
  /** Something is being said to the person: nothing ends meanwhile. */
  speaking?: () => boolean;
};

/** Whether it is still being spoken is looked at this often, ms. */
const listeningMs = 1000;

export type IdleLimits = {
  warnAfterSeconds: number;
  extendWithinSeconds: number;
  afterTicketSeconds: number;
};
/** `off`: nobody's session. `visit`: warn, then end. `ticket`: the errand is done, end without asking. */
export type IdleMode = 'off' | 'visit' | 'ticket';

/**
 * Notices that a person has walked away (A17). Extensions are not counted: ten or more are a right.
 * The time is reckoned from the clock, not from ticks: a kiosk that slept must not give a stranger the old session.
 */
export class Idle {
  readonly #limits: IdleLimits;
  readonly #timers: Timers;
  readonly #listener: IdleListener;
  #mode: IdleMode = 'off';
  #deadline = 0;
  #warning = false;
  #cancel: () => void = () => undefined;

  constructor(limits: IdleLimits, timers: Timers, listener: IdleListener) {
    this.#limits = limits;
    this.#timers = timers;
    this.#listener = listener;
  }

  get warning(): boolean {
    return this.#warning;
  }

  /** Says what kind of screen is shown now; starts its time anew. */
  watch(mode: IdleMode): void {
    this.#mode = mode;
    this.#restart();
  }

  /** A touch, a key, typing. Under the warning only `extend` counts, so that a passing sleeve extends nothing. */
  activity(): void {
    if (!this.#warning) this.#restart();
  }

  /** The person says that they are still there. */
  extend(): void {
    this.#restart();
  }

  #restart(): void {
    this.#cancel();
    if (this.#warning) {
      this.#warning = false;
      this.#listener.calm();
    }
    if (this.#mode === 'off') return;
    const { warnAfterSeconds, extendWithinSeconds, afterTicketSeconds } = this.#limits;
    const wait = (this.#mode === 'ticket' ? afterTicketSeconds : warnAfterSeconds) * 1000;
    this.#deadline = this.#timers.now() + wait + (this.#mode === 'visit' ? extendWithinSeconds * 1000 : 0);
    this.#cancel = this.#timers.after(wait, () => {
      this.#due();
    });
  }

  /** The time is over: unless somebody is still listening, who then has all of it again. */
  #due(): void {
    if (this.#listener.speaking?.() === true)
      this.#cancel = this.#timers.after(listeningMs, () => {
        if (this.#listener.speaking?.() === true) this.#due();
        else this.#restart();
      });
    else if (this.#mode === 'ticket') this.#end();
    else this.#tick();
  }

  #tick(): void {
    // The warning itself is being said: its seconds are for answering.
    if (this.#warning && this.#listener.speaking?.() === true) this.#deadline += listeningMs;
    const left = Math.ceil((this.#deadline - this.#timers.now()) / 1000);
    if (left <= 0) {
      this.#end();
      return;
    }
    this.#warning = true;
    this.#listener.warn(left);
    this.#cancel = this.#timers.after(1000, () => {
      this.#tick();
    });
  }

  #end(): void {
    this.#mode = 'off';
    this.#warning = false;
    this.#cancel();
    this.#listener.end();
  }
}
