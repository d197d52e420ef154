/** The value that a share of the values is at or below; 0.5 is the median. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
};
export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

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

export type Pair = readonly [ours: number, bare: number];

const comparedOf = (taken: readonly (readonly Pair[])[]): Compared => {
  const ratios = taken.map(
    (ofRound) => median(ofRound.map(([ours]) => ours)) / median(ofRound.map(([, bare]) => bare)),
  );
  return {
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    ours: taken.flatMap((ofRound) => ofRound.map(([ours]) => ours)),
    bare: taken.flatMap((ofRound) => ofRound.map(([, bare]) => bare)),
  };
};

/**
 * Several things, each against its bare one, taken in one go.
 * @param take gives a pair for each of them, always in the same order.
 */
export const compareAll = async (
  take: (at: number) => Promise<readonly Pair[]>,
  { rounds, pairs, warmUp }: Plan,
): Promise<Compared[]> => {
  let all: Pair[][][] = [];
  for (let at = 0; at < warmUp; at += 1) await take(at);
  for (let round = 0; round < rounds; round += 1)
    for (let at = 0; at < pairs; at += 1) {
      const taken = await take(at);
      if (all.length === 0) all = taken.map(() => []);
      taken.forEach((pair, thing) => ((all[thing] as Pair[][])[round] ??= []).push(pair));
    }
  return all.map(comparedOf);
};

/**
 * Ours against the bare thing in interleaved pairs, so that whatever else the machine does falls on both; who goes first
 * changes with each pair, so that neither always finds the caches (or the disk) as the other left them.
 */
export const compare = async (ours: Take, bare: Take, plan: Plan): Promise<Compared> => {
  const [compared] = await compareAll(async (at) => {
    if (at % 2 === 0) return [[await ours(at), await bare(at)]];
    const first = await bare(at);
    return [[await ours(at), first]];
  }, plan);
  if (compared === undefined) throw new Error('nothing was taken');
  return compared;
};

/** How far the rounds went apart, for the note. */
export const rounds = ({ spread: [low, high] }: Compared): string =>
  `rounds ${low.toFixed(2)} to ${high.toFixed(2)}`;
