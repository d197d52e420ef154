import type { Timers } from '../state/idle.ts';

/** The browser's timers; the clock does not jump when the kiosk sets its time. */
export const browserTimers: Timers = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
