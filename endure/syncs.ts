import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { bigTown, signedTown } from '../bin/testing-catalogue.ts';
import type { Experiment } from './experiment.ts';
import { root } from './folder.ts';

const killsOf = { short: 5, long: 25 } as const;
const services = 400;
const program = join(root, 'bin', 'sync-until-killed.ts');

/**
 * A kiosk's folder into which a process syncs while the publisher publishes, killed again and again. What counts as acknowledged
 * here is a kill after which the catalogue on the disk was whole. Forty rounds of the long run are 1,000 kills.
 */
export const syncs: Experiment = {
  name: 'syncs',
  about:
    'SIGKILL in the middle of a sync, 25 a round; counted are kills, lost is a catalogue that cannot be used',
  least: 40,
  run: async ({ random, folder, size }) => {
    using town = await signedTown(folder);
    const lost: string[] = [];
    town.publish(bigTown(services));
    await town.open().refresh();
    const whole = town.open().current()?.services.size;
    for (let kill = 0; kill < killsOf[size]; kill += 1) {
      town.publish(bigTown(services, random.below(services), `Titolo ${kill}`));
      const asked = town.asked.length;
      const child = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', program, town.address, town.data],
        { stdio: ['ignore', 'pipe', 'ignore'] },
      );
      const exited = once(child, 'exit');
      // From its first request on, at another place of the sync each time.
      while (town.asked.length === asked && child.exitCode === null)
        await new Promise((next) => setTimeout(next, 1));
      await new Promise((next) => setTimeout(next, random.below(60)));
      child.kill('SIGKILL');
      await exited;
      if (town.open().current()?.services.size !== whole)
        lost.push(`kill ${kill}: ${town.log.at(-1) ?? 'nothing was said'}`);
    }
    const last = await town.open().refresh();
    if (!last.ok) lost.push(last.error.words);
    return {
      acknowledged: killsOf[size],
      lost,
      twice: [],
      told: 0,
      said: { 'killed, and synced again': last.ok ? 'the newest catalogue' : last.error.words },
    };
  },
};
