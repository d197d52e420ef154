import { signedTown } from '../bin/testing-catalogue.ts';
import { openBrowser, openKiosk } from './browser.ts';
import { withFolder } from './folder.ts';
import { startKiosk } from './kiosk.ts';
import { largeTown } from './large-town.ts';
import { compare, median, quantile, rounds } from './pairs.ts';
import { milliseconds, type Bench, type Row } from './row.ts';
import { begin, spotOf, tap } from './tap-bench.ts';
import { touches } from './touches.ts';
import { findWay } from './way.ts';

const services = 10_000;

/** From a tap to the next screen, while a changed catalogue of 10,000 services is fetched, verified and read, and while none is. */
const measure = (say: (line: string) => void): Promise<Row[]> =>
  withFolder(async (folder) => {
    using town = await signedTown(folder);
    say(`sync-paint: publishing ${services} services`);
    const publish = [
      town.prepare(await largeTown(services)),
      town.prepare(await largeTown(services, 1)),
    ] as const;
    publish[0]();
    const kiosk = await startKiosk(folder, 'ready', 'none', ['--catalogue', town.address]);
    const browser = await openBrowser();
    try {
      const page = await openKiosk(browser, kiosk.url);
      const way = await findWay(page);
      const on = touches(page, way);
      let syncsDone = 0;
      const visit = async (syncs: boolean): Promise<number> => {
        await begin(page, on);
        let synced = Promise.resolve('');
        if (syncs) {
          // Always the other one: what is published again is no news, and nothing would be synced.
          publish[(syncsDone += 1) % 2 === 0 ? 0 : 1]();
          const asked = town.asked.length;
          synced = kiosk.syncNow();
          // The shard that changed is what is asked for last: from then on the kiosk verifies and reads all of it.
          while (town.asked.length < asked + 3) await new Promise((next) => setTimeout(next, 1));
        }
        const took = await tap(page, await spotOf(on.need), 'main[data-screen="question"] h1');
        // The next publication is another sync's.
        if (syncs && !(await synced).includes('newer')) throw new Error(await synced);
        return took;
      };
      say(`sync-paint: ${way.need}`);
      const compared = await compare(
        () => visit(true),
        () => visit(false),
        { rounds: 3, pairs: 5, warmUp: 2 },
      );
      const figures = (all: readonly number[]): string =>
        `${milliseconds(median(all))} (95 %: ${milliseconds(quantile(all, 0.95))})`;
      return [
        {
          name: 'sync: a tap to the next paint while 10,000 services are synced',
          ratio: compared.ratio,
          limit: 1.1,
          note: `${figures(compared.ours)}, without a sync ${figures(compared.bare)}; ${rounds(compared)}`,
        },
      ];
    } finally {
      await browser.close();
      await kiosk.close();
    }
  });

export const syncPaintBench: Bench = { name: 'sync-paint', measure };
