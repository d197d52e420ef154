/** Work in small steps: whoever runs them decides what happens in between. */
export type Steps<Value> = Generator<undefined, Value>;

/** All steps, one after the other: where nobody waits for anything else. */
export const atOnce = <Value>(steps: Steps<Value>): Value => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};
