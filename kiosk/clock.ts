/** Where every time in the kiosk comes from; tests put a clock of their own in its place. */
export type Clock = {
  /** Epoch milliseconds. */
  now: () => number;
  /** Calls once after so many milliseconds; returns the function that ends it. */
  after: (milliseconds: number, call: () => void) => () => void;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};
