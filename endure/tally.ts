import type { Outcome, Skipped } from './experiment.ts';

/** What all rounds of one experiment found so far. */
export type Tally = {
  rounds: number;
  acknowledged: number;
  lost: string[];
  twice: string[];
  told: number;
  /** In which case what was said, and in how many rounds. */
  said: Record<string, Record<string, number>>;
  skipped?: string;
  /** Rounds that ended with a fault of the experiment or of the kiosk. */
  failed: string[];
};

export const nothingYet = (): Tally => ({
  rounds: 0,
  acknowledged: 0,
  lost: [],
  twice: [],
  told: 0,
  said: {},
  failed: [],
});

/** The tally with one more round. */
export const withRound = (tally: Tally, outcome: Outcome | Skipped): Tally => {
  if ('skipped' in outcome) return { ...tally, skipped: outcome.skipped };
  const said = structuredClone(tally.said);
  for (const [name, words] of Object.entries(outcome.said)) {
    // Figures differ from round to round, and what was said is the same.
    const key = words.replaceAll(/\d{2,}/g, 'N');
    const known = (said[name] ??= {});
    known[key] = (known[key] ?? 0) + 1;
  }
  return {
    ...tally,
    rounds: tally.rounds + 1,
    acknowledged: tally.acknowledged + outcome.acknowledged,
    lost: [...tally.lost, ...outcome.lost],
    twice: [...tally.twice, ...outcome.twice],
    told: tally.told + outcome.told,
    said,
  };
};

/** Whether what was promised was broken, or could not be found out. */
export const isBroken = ({ lost, twice, failed }: Tally): boolean =>
  lost.length + twice.length + failed.length > 0;

const heads = ['experiment', 'rounds', 'tickets shown', 'lost', 'twice', 'lost and said so', ''];

/** The report: a table, then what was said in each case. */
export const report = (
  tallies: readonly (readonly [name: string, about: string, tally: Tally])[],
): string => {
  const cells = tallies.map(([name, about, tally]) => [
    name,
    String(tally.rounds),
    String(tally.acknowledged),
    String(tally.lost.length),
    String(tally.twice.length),
    String(tally.told),
    tally.skipped === undefined ? about : `skipped: ${tally.skipped}`,
  ]);
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...cells.map((line) => line[column]?.length ?? 0)),
  );
  const table = [heads, widths.map((width) => '-'.repeat(width)), ...cells].map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const said = tallies.flatMap(([name, , tally]) => [
    '',
    `${name}:`,
    ...Object.entries(tally.said).flatMap(([when, words]) =>
      Object.entries(words).map(
        ([what, times]) => `  ${when}: ${what}${times > 1 ? ` (${times} times)` : ''}`,
      ),
    ),
    ...tally.lost.slice(0, 20).map((ticket) => `  LOST ${ticket}`),
    ...tally.twice.slice(0, 20).map((number) => `  TWICE ${number}`),
    ...tally.failed.slice(0, 20).map((fault) => `  FAILED ${fault}`),
  ]);
  return [...table, ...said].join('\n');
};
