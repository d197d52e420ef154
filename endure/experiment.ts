import type { Random } from './random.ts';

/** What one round of an experiment found. */
export type Outcome = {
  /** Tickets that a person was shown. */
  acknowledged: number;
  /** Of those, the ones that are gone without a word: must stay empty. */
  lost: readonly string[];
  /** Numbers that two people were shown: must stay empty. */
  twice: readonly string[];
  /** Acknowledged tickets that no longer can be read, which the kiosk said itself, with a code. */
  told: number;
  /** In which case, and what the screen or the technician's log then said. */
  said: Readonly<Record<string, string>>;
};

/** Why the machine cannot do it. */
export type Skipped = { skipped: string };

export type Round = {
  random: Random;
  /** Which round of this experiment it is, from 0. */
  number: number;
  /** A folder of its own, which is gone afterwards. */
  folder: string;
  /** `short` for `npm test`: seconds. `long` for `npm run endure`. */
  size: 'short' | 'long';
};

/** Something that goes wrong, again and again. Add one to the list in `experiments.ts`. */
export type Experiment = {
  /** What `--only` names. */
  name: string;
  /** What is done, in a line of the report. */
  about: string;
  /** Rounds that a long run does at least. */
  least: number;
  run: (round: Round) => Promise<Outcome | Skipped>;
};

/** Values that stand there more than once. */
export const repeated = (values: readonly string[]): string[] => {
  const seen = new Set<string>();
  return values.filter((value) => seen.has(value) || !seen.add(value));
};
