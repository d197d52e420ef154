import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Experiment } from './experiment.ts';
import { experiments } from './experiments.ts';
import { cache, tidy, withFolder } from './folder.ts';
import { type Progress, readProgress, writeProgress } from './progress.ts';
import { randomFrom } from './random.ts';
import { isBroken, nothingYet, report, type Tally, withRound } from './tally.ts';

const minuteMs = 60_000;
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '60' }, seed: { type: 'string' }, only: { type: 'string' } },
});
const refuse = (words: string): never => {
  console.error(words);
  process.exit(2);
};
const numberOf = (name: string, text: string): number =>
  /^\d+(\.\d+)?$/.test(text) ? Number(text) : refuse(`--${name} cannot be "${text}": it is a number.`);

const minutes = numberOf('minutes', values.minutes);
const names = experiments.map(({ name }) => name);
const { only } = values;
if (only !== undefined && !names.includes(only))
  refuse(`--only cannot be "${only}": it is one of ${names.join(', ')}.`);
const chosen = experiments.filter(({ name }) => only === undefined || name === only);

tidy();
const file = join(cache, only === undefined ? 'progress.json' : `progress-${only}.json`);
const seed = values.seed === undefined ? undefined : Math.floor(numberOf('seed', values.seed));
const before = readProgress(file, seed);
const progress: Progress = before ?? { seed: seed ?? Date.now() % 1_000_000, spentMs: 0, tallies: {} };
const tallyOf = ({ name }: Experiment): Tally => progress.tallies[name] ?? nothingYet();
console.error(
  before === undefined
    ? `Seed ${progress.seed}. Ends after ${minutes} minutes of work, when each experiment has had its rounds; stop it at any time, and it goes on where it was.`
    : `Goes on with seed ${progress.seed} after ${Math.round(progress.spentMs / minuteMs)} minutes of work.`,
);

/** With full time, each experiment has its least; with less, one round. */
const leastOf = ({ least }: Experiment): number => (minutes >= 60 ? least : 1);
const isDue = (experiment: Experiment): boolean => {
  const { rounds, skipped } = tallyOf(experiment);
  return skipped === undefined && rounds < leastOf(experiment);
};

/** Experiments share the time: the next is the one that has come least far, counted in its own least. */
const nextOf = (): Experiment | undefined => {
  const possible = chosen.filter((experiment) => tallyOf(experiment).skipped === undefined);
  const due = possible.filter(isDue);
  const open = progress.spentMs < minutes * minuteMs ? possible : due;
  const share = (experiment: Experiment): number =>
    (tallyOf(experiment).rounds + tallyOf(experiment).failed.length) / experiment.least;
  return open.toSorted((one, other) => share(one) - share(other))[0];
};

for (let experiment = nextOf(); experiment !== undefined; experiment = nextOf()) {
  const { name, run } = experiment;
  const tally = tallyOf(experiment);
  const round = tally.rounds + tally.failed.length;
  // Each round has chance of its own, so that one that failed can be repeated without those before it.
  const random = randomFrom(progress.seed * 1_000_003 + names.indexOf(name) * 10_007 + round);
  const start = performance.now();
  try {
    const outcome = await withFolder((folder) => run({ random, number: round, folder, size: 'long' }));
    progress.tallies[name] = withRound(tally, outcome);
  } catch (fault) {
    const words = `round ${round}: ${fault instanceof Error ? fault.message : String(fault)}`;
    progress.tallies[name] = { ...tally, failed: [...tally.failed, words] };
  }
  progress.spentMs += performance.now() - start;
  writeProgress(file, progress);
  const now = tallyOf(experiment);
  console.error(
    `${name} ${round + 1}: ${now.acknowledged} tickets, ${now.lost.length} lost, ${now.twice.length} twice${now.failed.length > 0 ? `, ${now.failed.length} failed` : ''}`,
  );
}

rmSync(file, { force: true });
console.log(report(chosen.map((experiment) => [experiment.name, experiment.about, tallyOf(experiment)])));
console.log(`Seed ${progress.seed}, ${Math.round(progress.spentMs / minuteMs)} minutes.`);
if (chosen.some((experiment) => isBroken(tallyOf(experiment)))) process.exitCode = 1;
