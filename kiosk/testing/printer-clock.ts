import type { Clock } from '../clock.ts';

/** A clock that stands until it is moved; what falls due is called in its order. */
export type ManualClock = Clock & { advance: (milliseconds: number) => void; pending: () => number };

export const manualClock = (start = 0): ManualClock => {
  let now = start;
  let waiting: { at: number; call: () => void }[] = [];
  return {
    now: () => now,
    after: (milliseconds, call) => {
      const entry = { at: now + milliseconds, call };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    advance: (milliseconds) => {
      const until = now + milliseconds;
      for (;;) {
        const due = waiting.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];
        if (due === undefined) break;
        waiting = waiting.filter((entry) => entry !== due);
        now = due.at;
        due.call();
      }
      now = until;
    },
    pending: () => waiting.length,
  };
};
