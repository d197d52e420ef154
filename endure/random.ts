/** Chance that can be repeated: the same seed gives the same values. */
export type Random = {
  /** From 0 to below `end`, whole. */
  below: (end: number) => number;
  pick: <Value>(values: readonly Value[]) => Value;
};

/** Mulberry32 by T. Ettinger, public domain: 32 bits of state are enough to vary an experiment. */
export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    pick: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error('nothing to pick from');
      return value;
    },
  };
};
