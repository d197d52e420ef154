import type { Kiosk } from '../start.ts';

/** What the bridge needs of a kiosk. */
export type Served = Pick<Kiosk, 'invoke' | 'subscribe'>;

/** A kiosk that is still starting: what is asked of it waits, so that the browser opens and loads the screens meanwhile. */
export const lateKiosk = (coming: Promise<Served>): Served => ({
  invoke: async (name, raw) => (await coming).invoke(name, raw),
  subscribe: (listener) => {
    let ended = false;
    let end = (): void => undefined;
    coming.then(
      (kiosk) => {
        if (!ended) end = kiosk.subscribe(listener);
      },
      // Whoever starts the kiosk hears that it could not.
      () => undefined,
    );
    return () => {
      ended = true;
      end();
    };
  },
});
