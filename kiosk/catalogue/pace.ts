import { setTimeout as wait } from 'node:timers/promises';

/** Called with the bytes that came; resolves, with the milliseconds waited, when more may be taken. */
export type Pace = (bytes: number, end: AbortSignal) => Promise<number>;

/**
 * Keeps all transfers together below so many bytes a second. What is not taken from a socket stays with the server, as TCP has it.
 * @param now milliseconds of a clock that nobody sets
 */
export const createPace = (
  bytesPerSecond: number,
  now: () => number = () => performance.now(),
  sleep: (ms: number, end: AbortSignal) => Promise<unknown> = (ms, signal) => wait(ms, undefined, { signal }),
): Pace => {
  let paidUntil = 0;
  return async (bytes, end) => {
    const at = now();
    paidUntil = Math.max(paidUntil, at) + (bytes / bytesPerSecond) * 1000;
    const waiting = paidUntil - at;
    await sleep(waiting, end);
    return waiting;
  };
};
