import type { CDPSession } from '@playwright/test';
import { openBrowser, openKiosk } from './browser.ts';
import { withFolder } from './folder.ts';
import { startKiosk } from './kiosk.ts';
import type { Bench, Row } from './row.ts';
import { sessionsOf } from './sessions.ts';

/** After the first visits all code has run and all caches are full; what grows from there on is a leak. */
const first = 50;
const last = 2_000;
/** V8 keeps machine code and notes of hot functions in the same heap for hundreds of visits: without them what is left is data. */
const withoutCode = ['--js-flags=--jitless --no-lazy-feedback-allocation'];
/** Visits in one go, for whoever wants to see that something happens. */
const atOnce = 325;

type Held = { bytes: number; nodes: number; listeners: number };

/** What the page holds after all garbage is gone: the least of three looks, since some of it goes only with the next collection. */
const held = async (session: CDPSession): Promise<Held> => {
  const looks: number[] = [];
  for (let look = 0; look < 3; look += 1) {
    await session.send('HeapProfiler.collectGarbage');
    looks.push((await session.send('Runtime.getHeapUsage')).usedSize);
  }
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { bytes: Math.min(...looks), nodes, listeners: jsEventListeners };
};

const words = ({ bytes, nodes, listeners }: Held): string =>
  `${(bytes / 1e6).toFixed(2)} MB, ${nodes} nodes, ${listeners} listeners`;

const measure = (say: (line: string) => void): Promise<Row[]> =>
  withFolder(async (folder) => {
    const kiosk = await startKiosk(folder);
    const browser = await openBrowser(withoutCode);
    try {
      const page = await openKiosk(browser, kiosk.url);
      // What the page loads when it has nothing else to do is no leak.
      await page.waitForLoadState('networkidle');
      const session = await page.context().newCDPSession(page);
      const run = await sessionsOf(page);
      await run(first);
      const before = await held(session);
      for (let done = first; done < last; done += atOnce) {
        await run(Math.min(atOnce, last - done));
        say(`heap: ${Math.min(last, done + atOnce)} visits, ${words(await held(session))}`);
      }
      const after = await held(session);
      return [
        {
          name: `heap: of the page after ${last} visits, to after ${first}`,
          ratio: after.bytes / before.bytes,
          limit: 1.1,
          note: `${words(after)}; ${words(before)}`,
        },
      ];
    } finally {
      await browser.close();
      await kiosk.close();
    }
  });

export const heapBench: Bench = { name: 'heap', measure };
