import { join } from 'node:path';
import { type Experiment, repeated } from './experiment.ts';
import { issueUntilKilled, type Said, ticketsIn } from './issuer.ts';

const killsOf = { short: 20, long: 25 } as const;

/** One journal, whose process is killed again and again in the middle of issuing. Forty rounds of the long run are 1,000 kills. */
export const kills: Experiment = {
  name: 'kills',
  about: 'SIGKILL while issuing, 25 a round',
  least: 40,
  run: async ({ random, folder, size }) => {
    const file = join(folder, 'journal.sqlite');
    const said: Said[] = [];
    for (let kill = 0; kill < killsOf[size]; kill += 1)
      said.push(...(await issueUntilKilled(file, `run-${kill}`, random.below(40))));
    const { ids, events } = ticketsIn(file);
    return {
      acknowledged: said.length,
      lost: [
        ...said.filter(({ id }) => !ids.has(id)).map(({ day, number }) => `${day} ${number}`),
        ...(events === ids.size ? [] : [`${ids.size - events} events`]),
      ],
      twice: repeated(said.map(({ day, number }) => `${day} ${number}`)),
      told: 0,
      said: { 'killed, and started again': 'nothing: it goes on' },
    };
  },
};
