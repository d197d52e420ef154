/** The value that a share of the values is at or below; 0.5 is the median. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
};
export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** One measurement: does the thing number `at` and gives what it took, in milliseconds. */
export type Take = (at: number) => number | Promise<number>;

export type Compared = {
  /** The median of the rounds' ratios, each of two medians. */
  ratio: number;
  /** The lowest and the highest ratio of a round. */
  spread: readonly [low: number, high: number];
  /** All that was taken after warm-up. */
  ours: readonly number[];
  bare: readonly number[];
};

/** `warmUp`: so many pairs are taken first and thrown away. */
export type Plan = { rounds: number; pairs: number; warmUp: number };

/**
 * Ours against the bare thing in interleaved pairs, so that whatever else the machine does falls on both; who goes first
 * changes with each pair, so that neither always finds the caches (or the disk) as the other left them.
 */
export const compare = async (ours: Take, bare: Take, { rounds, pairs, warmUp }: Plan): Promise<Compared> => {
  const pair = async (at: number): Promise<[number, number]> => {
    if (at % 2 === 0) return [await ours(at), await bare(at)];
    const second = await bare(at);
    return [await ours(at), second];
  };
  for (let at = 0; at < warmUp; at += 1) await pair(at);
  const taken: [number, number][][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ofRound: [number, number][] = [];
    for (let at = 0; at < pairs; at += 1) ofRound.push(await pair(at));
    taken.push(ofRound);
  }
  const ratios = taken.map((ofRound) => median(ofRound.map(([one]) => one)) / median(ofRound.map(([, other]) => other)));
  return {
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    ours: taken.flatMap((ofRound) => ofRound.map(([one]) => one)),
    bare: taken.flatMap((ofRound) => ofRound.map(([, other]) => other)),
  };
};

/** How far the rounds went apart, for the note. */
export const rounds = ({ spread: [low, high] }: Compared): string => `rounds ${low.toFixed(2)} to ${high.toFixed(2)}`;
