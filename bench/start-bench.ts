import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openBrowser, openKiosk, openPage } from './browser.ts';
import { withFolder } from './folder.ts';
import { startKiosk } from './kiosk.ts';
import { compare, median, rounds } from './pairs.ts';
import { milliseconds, type Bench, type Row } from './row.ts';
import { serveStill, takeStill, type Still } from './still-page.ts';

declare global {
  interface Window {
    /** When the first screen was painted, and when it took touches. */
    first: Promise<[painted: number, ready: number]>;
  }
}

/** Now, on the clock that this process and the pages share. */
const now = (): number => performance.timeOrigin + performance.now();

/** Opens an address in a new Chromium; the instants at which Chromium was there, the first screen was painted, and took touches. */
const open = async (url: string): Promise<{ browser: number; painted: number; ready: number }> => {
  const browser = await openBrowser();
  try {
    const up = now();
    const page = await openPage(browser);
    // Watched from the beginning: what has been painted before somebody asks is never told.
    await page.addInitScript(() => {
      const main = 'main[data-screen="attract"]';
      // What greets; the heading is for screen readers.
      window.first = Promise.all([
        window.painted(`${main} .greeting b`),
        window.there(`${main}[data-ready]`),
      ]);
    });
    await page.goto(url, { waitUntil: 'commit' });
    const [painted, ready] = await page.evaluate(async () => {
      const [shown, said] = await window.first;
      return [performance.timeOrigin + shown, performance.timeOrigin + said] as const;
    });
    return { browser: up, painted, ready };
  } finally {
    await browser.close();
  }
};

type Started = { painted: number; parts: Record<string, number> };

/** From nothing to the first screen, as the product does it: Chromium is launched when the bridge is there. */
const startOurs = async (dataDir: string): Promise<Started> => {
  const start = now();
  const kiosk = await startKiosk(dataDir, 'starting');
  try {
    const listening = now();
    const { browser, painted, ready } = await open(kiosk.url);
    return {
      painted: painted - start,
      parts: {
        'to the bridge': listening - start,
        Chromium: browser - listening,
        page: painted - browser,
        'until it takes touches': ready - painted,
      },
    };
  } finally {
    await kiosk.close();
  }
};

/** The first screen as a static page; the first start of all, which compiles the catalogue, is made for it. */
const firstStill = async (dataDir: string): Promise<Still> => {
  const kiosk = await startKiosk(dataDir);
  const browser = await openBrowser();
  try {
    return await takeStill(await openKiosk(browser, kiosk.url));
  } finally {
    await browser.close();
    await kiosk.close();
  }
};

/** Where the kiosk's own share goes, told once: a process of its own does the same calls and times them. */
const tellPhases = async (dataDir: string, say: (line: string) => void): Promise<void> => {
  const script = fileURLToPath(import.meta.resolve('./start-phases.ts'));
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    script,
    dataDir,
  ]);
  for (const [name, took] of JSON.parse(stdout) as [string, number][])
    say(`start: ${milliseconds(took).padStart(9)}  ${name}`);
};

const measure = (say: (line: string) => void): Promise<Row[]> =>
  withFolder(async (dataDir) => {
    const bare = await serveStill(await firstStill(dataDir));
    try {
      const started: Started[] = [];
      const plan = { rounds: 3, pairs: 3, warmUp: 1 };
      const painted = await compare(
        async () => {
          const ours = await startOurs(dataDir);
          started.push(ours);
          return ours.painted;
        },
        async () => {
          const start = now();
          return (await open(bare.url)).painted - start;
        },
        plan,
      );
      await tellPhases(dataDir, say);
      const counted = started.slice(plan.warmUp);
      const parts = Object.keys(counted[0]?.parts ?? {}).map(
        (part) => `${part} ${milliseconds(median(counted.map((one) => one.parts[part] ?? 0)))}`,
      );
      say(`start: ${parts.join(', ')}`);
      return [
        {
          name: 'start: to attract painted',
          ratio: painted.ratio,
          limit: 1.5,
          note: `${milliseconds(median(painted.ours))}, static page ${milliseconds(median(painted.bare))}; ${rounds(painted)}`,
        },
      ];
    } finally {
      bare.close();
    }
  });

export const startBench: Bench = { name: 'start', measure };
