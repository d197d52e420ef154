import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bigTown, signedTown } from '../bin/testing-catalogue.ts';
import { hasNginx, startNginx } from '../bin/testing-nginx.ts';
import { withFolder } from './folder.ts';
import type { Bench, Row } from './row.ts';

const processes = 4;
const kiosksEach = 50;
const kiosks = processes * kiosksEach;
/** Of a town of the usual size. */
const services = 300;

type Ended = { good: number; failed: number; why?: string };

const startClients = async (address: string, rootFile: string, dir: string) => {
  mkdirSync(dir, { recursive: true });
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(import.meta.dirname, 'fleet-clients.ts'),
      address,
      rootFile,
      dir,
      String(kiosksEach),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return {
    round: async (): Promise<Ended> => {
      child.stdin.write('go\n');
      const { value, done } = await lines.next();
      if (done === true) throw new Error('the clients ended');
      return JSON.parse(value) as Ended;
    },
    end: async (): Promise<void> => {
      const exited = once(child, 'exit');
      child.stdin.end();
      await exited;
    },
  };
};

/** 200 kiosks against one nginx on this machine: a first sync of all in the same moment, looks without news, and one change. */
const measure = (say: (line: string) => void): Promise<Row[]> =>
  withFolder(async (folder) => {
    if (!hasNginx) throw new Error('there is no nginx on this machine: apt install nginx-light');
    using town = await signedTown(folder);
    town.publish(bigTown(services));
    const nginx = await startNginx(join(folder, 'nginx'), town.folder);
    const clients = await Promise.all(
      Array.from({ length: processes }, (_, at) =>
        startClients(nginx.address, join(town.keys, '1.root.json'), join(folder, `clients-${at}`)),
      ),
    );
    try {
      let seen = 0;
      let lost = 0;
      const round = async (name: string): Promise<string> => {
        const start = performance.now();
        const ended = await Promise.all(clients.map((client) => client.round()));
        const took = performance.now() - start;
        const asked = nginx.asked().slice(seen);
        seen += asked.length;
        const failed = ended.reduce((sum, one) => sum + one.failed, 0);
        // nginx's own fault, or a kiosk that did not get what it asked for.
        lost += failed + asked.filter(({ status }) => ![200, 206, 404].includes(status)).length;
        const bytes = asked.reduce((sum, one) => sum + one.bytes, 0);
        const words = `${name}: ${(asked.length / kiosks).toFixed(1)} requests and ${(bytes / kiosks / 1000).toFixed(1)} kB a kiosk with heads, all in ${(took / 1000).toFixed(1)} s`;
        say(
          `fleet: ${words}${failed > 0 ? `; ${failed} failed: ${ended.find(({ why }) => why !== undefined)?.why ?? ''}` : ''}`,
        );
        return words;
      };
      const told = [await round('first'), await round('no change')];
      town.publish(bigTown(services, 7));
      told.push(await round('one change'));
      return [
        {
          name: `fleet: requests lost of ${kiosks} kiosks`,
          ratio: lost,
          limit: 0,
          note: `${told.join('; ')}; nginx (768 connections) was full ${nginx.full()} times`,
        },
      ];
    } finally {
      await Promise.all(clients.map((client) => client.end()));
      await nginx.stop();
    }
  });

export const fleetBench: Bench = { name: 'fleet', measure };
