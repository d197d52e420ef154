import type { TechnicianAct, TechnicianView } from '../../../kiosk/contract/technician.ts';
import type { KioskScreen } from '../../state/kiosk-screen.svelte.ts';

/** What the technician sees, and what they ask for. One wish at a time. */
export class Technician {
  view = $state.raw<TechnicianView | undefined>();
  busy = $state(false);
  readonly #app: KioskScreen;

  constructor(app: KioskScreen) {
    this.#app = app;
  }

  act = async (act: TechnicianAct): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    const { behind, kiosk } = this.#app;
    const answered = await kiosk.technician({ token: behind.token, act });
    this.busy = false;
    // What took long was work: whoever waits for it has not left.
    behind.activity();
    if (answered.ok) this.view = answered.value;
    else if (answered.error.code === 'locked') behind.leave();
  };
}
