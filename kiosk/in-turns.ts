import { setImmediate as turn } from 'node:timers/promises';
import type { Steps } from '../core/steps.ts';

/** Longest time, in ms, that the kiosk works on something else before it looks whether the screen asks for anything: a quarter of a frame. */
const sliceMs = 4;

/**
 * Step by step, while the screen is served in between.
 * @param pause between two slices: until it resolves nothing is done
 */
export const inTurns = async <Value>(
  steps: Steps<Value>,
  pause: () => Promise<unknown> = turn,
): Promise<Value> => {
  for (;;) {
    const end = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await pause();
  }
};
