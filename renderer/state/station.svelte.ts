import type { Client } from '../../kiosk/contract/client.ts';
import type { HeadsetState } from '../../kiosk/contract/speech.ts';
import type { Boot } from '../../kiosk/contract/views.ts';
import type { Timers } from './idle.ts';

/** A kiosk that cannot serve is asked again this often: when it can, the screen must not need a restart. */
const retryMs = 5000;

/** What kiosk this is, kept up to date whoever is in front of it. */
export class Station {
  boot = $state.raw<Boot | undefined>();
  /** It was asked, and did not answer: before that, nothing can be said of it. */
  silent = $state(false);
  readonly #kiosk: Client;
  readonly #timers: Timers;
  /** A new catalogue waits for the end of the visit in progress. */
  #stale = false;
  #onHeadset: (state: HeadsetState) => void = () => undefined;
  #cancelRetry: () => void = () => undefined;

  constructor(kiosk: Client, timers: Timers) {
    this.#kiosk = kiosk;
    this.#timers = timers;
  }

  /** Asks what kiosk this is, and listens; `onCatalogue` hears of a new one at once, `onHeadset` of what is plugged. Returns the function that ends it. */
  start(
    isFree: () => boolean,
    onCatalogue: () => void,
    onHeadset: (state: HeadsetState) => void,
  ): () => void {
    this.#onHeadset = onHeadset;
    const end = this.#kiosk.subscribe((event) => {
      if (event.name === 'printer' && this.boot) this.boot = { ...this.boot, printer: event.data.state };
      if (event.name === 'headset') onHeadset(event.data.state);
      if (event.name !== 'catalogue') return;
      this.#stale = true;
      onCatalogue();
      if (isFree()) this.refresh();
    });
    void this.#load();
    return () => {
      end();
      this.#cancelRetry();
    };
  }

  /** Between two visits: takes what is new. */
  refresh(): void {
    if (this.#stale) void this.#load();
  }

  async #load(): Promise<void> {
    this.#cancelRetry();
    this.#stale = false;
    const answered = await this.#kiosk.boot({});
    this.silent = !answered.ok;
    if (answered.ok) this.boot = answered.value;
    if (answered.ok && answered.value.state === 'ready') {
      this.#onHeadset(answered.value.speech.headset);
      return;
    }
    this.#cancelRetry = this.#timers.after(retryMs, () => void this.#load());
  }
}
