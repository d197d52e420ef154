import { setImmediate as turn } from 'node:timers/promises';

/** Work in small steps: whoever runs them decides what happens in between. */
export type Steps<Value> = Generator<undefined, Value>;

/** Longest time, in ms, that the kiosk works on a new catalogue before it looks whether the screen asks something: a quarter of a frame. */
const sliceMs = 4;

/** All steps at once: at a start nobody waits for anything else. */
export const atOnce = <Value>(steps: Steps<Value>): Value => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

/** Step by step, while the screen is served in between. */
export const inTurns = async <Value>(steps: Steps<Value>): Promise<Value> => {
  for (;;) {
    const end = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await turn();
  }
};
