import { join } from 'node:path';
import { type Experiment, type Outcome, repeated, type Round } from './experiment.ts';
import { issueUntilKilled, type Said, ticketsIn } from './issuer.ts';

const letters = ['A', 'B', 'C', 'D', 'E'] as const;

/** Whether people who are called by time are called in the order in which each kiosk served them. */
const overtaken = (said: readonly Said[]): string[] => {
  const last = new Map<string, { sequence: number; number: string }>();
  const wrong: string[] = [];
  for (const { day, number } of said.toSorted((one, other) => one.at - other.at)) {
    const [, counter = '', digits = ''] = /^(.*\D)(\d+)$/.exec(number) ?? [];
    const before = last.get(day + counter);
    if (before !== undefined && before.sequence > Number(digits))
      wrong.push(`${before.number} before ${number}`);
    last.set(day + counter, { sequence: Number(digits), number });
  }
  return wrong;
};

/**
 * Kiosks of one lobby that share nothing but its clock, each with its letter, all at once; each is killed once in the middle.
 * What is checked is paper: no number on two of them, and by time nobody overtakes who came earlier to the same kiosk.
 */
const together = async (kiosks: number, { random, folder, size }: Round): Promise<Outcome> => {
  const lines = await Promise.all(
    letters.slice(0, kiosks).map(async (letter) => {
      const file = join(folder, letter, 'journal.sqlite');
      const said: Said[] = [];
      for (const run of size === 'short' ? ['one', 'two'] : ['one', 'two', 'three', 'four'])
        said.push(...(await issueUntilKilled(file, run, 20 + random.below(200), letter)));
      const { ids } = ticketsIn(file);
      return { said, lost: said.filter(({ id }) => !ids.has(id)) };
    }),
  );
  const all = lines.flatMap(({ said }) => said);
  return {
    acknowledged: all.length,
    lost: lines.flatMap(({ lost }) => lost.map(({ day, number }) => `${day} ${number}`)),
    twice: [...repeated(all.map(({ day, number }) => `${day} ${number}`)), ...overtaken(all)],
    told: 0,
    said: { [`${kiosks} kiosks`]: `numbers such as ${all[0]?.number}, called by time` },
  };
};

const lobbyOf = (kiosks: number, name: string): Experiment => ({
  name,
  about: `${kiosks} kiosks of one lobby, each with its letter, killed in between`,
  least: 10,
  run: (round) => together(kiosks, round),
});

export const lobbyOfTwo = lobbyOf(2, 'lobby-2');
export const lobbyOfFive = lobbyOf(5, 'lobby-5');
