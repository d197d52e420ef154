import type { Kiosk } from './start.ts';

/** "Sync now": SIGUSR1 would open Node's debugger. */
export const syncSignal = 'SIGUSR2';

/**
 * "Sync now" for technicians: `kill -USR2 PID`. What came of it is said in the log.
 * @param kiosk the running kiosk, once there is one: until then the signal is only taken, since unheard it would end the program
 */
export const onSyncSignal = (
  kiosk: () => Pick<Kiosk, 'syncNow'> | undefined,
  log: (line: string) => void,
): void => {
  process.on(
    syncSignal,
    () =>
      void kiosk()
        ?.syncNow()
        .then((words) => log(`Sync now: ${words}`)),
  );
};
