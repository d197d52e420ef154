import type { Client } from '../../kiosk/contract/client.ts';
import type { Timers } from './idle.ts';

/** Whoever opened it has left when nothing was touched for so long, ms. The kiosk ends their token after the same time. */
const idleMs = 60_000;

type Stage = { name: 'unlock' } | { name: 'staff' | 'technician'; token: string };

/** What is behind the screens: asked for a code, then open to staff or technician, until they leave. */
export class Behind {
  stage = $state.raw<Stage | undefined>();
  readonly #kiosk: Client;
  readonly #timers: Timers;
  #cancel: () => void = () => undefined;

  constructor(kiosk: Client, timers: Timers) {
    this.#kiosk = kiosk;
    this.#timers = timers;
  }

  get place(): { screen: string; step?: string } | undefined {
    const { stage } = this;
    return stage?.name === 'staff' ? { screen: 'unlock', step: 'staff' } : stage && { screen: stage.name };
  }

  get token(): string {
    return this.stage && 'token' in this.stage ? this.stage.token : '';
  }

  open(): void {
    this.stage ??= { name: 'unlock' };
    this.activity();
  }

  enter(name: 'staff' | 'technician', token: string): void {
    this.stage = { name, token };
    this.activity();
  }

  /** The technician looks at what the staff sees, and back. */
  show(name: 'staff' | 'technician'): void {
    if (this.token !== '') this.enter(name, this.token);
  }

  activity(): void {
    this.#cancel();
    if (this.stage !== undefined) this.#cancel = this.#timers.after(idleMs, this.leave);
  }

  leave = (): void => {
    this.#cancel();
    if (this.token !== '') void this.#kiosk.lock({});
    this.stage = undefined;
  };
}
