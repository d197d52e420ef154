import type { Clock } from '../clock.ts';

/** A clock that only moves when it is told to; what is due is called in order while it moves. */
export type SettableClock = Clock & {
  /** Jumps, forward or back, without calling anything: a clock that somebody set. */
  set: (at: number) => void;
  /** Lets time pass. */
  advance: (milliseconds: number) => void;
};

export const settableClock = (start: number): SettableClock => {
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
    set: (at) => {
      now = at;
    },
    advance: (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        const due = waiting.filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at)[0];
        if (due === undefined) break;
        waiting = waiting.filter((other) => other !== due);
        now = Math.max(now, due.at);
        due.call();
      }
      now = end;
    },
  };
};
