import type { Kiosk } from './start.ts';

/** "Sync now": SIGUSR1 would open Node's debugger. */
export const syncSignal = 'SIGUSR2';

/**
 * "Sync now" for technicians: `kill -USR2 PID`. What came of it is said in the log. To be called before the first wait of a
 * program: a signal that nobody listens to ends it.
 * @param coming the kiosk, once it has started: what was asked before is done then
 */
export const onSyncSignal = (coming: Promise<Pick<Kiosk, 'syncNow'>>, log: (line: string) => void): void => {
  process.on(
    syncSignal,
    () =>
      void coming.then(
        async (kiosk) => log(`Sync now: ${await kiosk.syncNow()}`),
        // Whoever starts the kiosk says that it could not.
        () => undefined,
      ),
  );
};
