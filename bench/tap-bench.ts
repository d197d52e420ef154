import type { Locator, Page } from '@playwright/test';
import { serveBarePage } from './bare-page.ts';
import { openBrowser, openKiosk, openPage } from './browser.ts';
import { withFolder } from './folder.ts';
import { startKiosk } from './kiosk.ts';
import { compareAll, median, quantile, rounds, type Compared, type Pair } from './pairs.ts';
import { milliseconds, type Bench, type Row } from './row.ts';
import { touches, type Touches } from './touches.ts';
import { findWay } from './way.ts';

/**
 * From the release of the pointer (on the event's own clock) until the next screen has painted. A mouse, since a touch makes its
 * `click` only later, and the bare page would pay for that: with a mouse both act in the same event.
 */
const tap = async (page: Page, target: Locator, next: string): Promise<number> => {
  const box = await target.boundingBox();
  if (box === null) throw new Error(`there is nothing to touch on the way to ${next}`);
  await page.evaluate((selector) => void Object.assign(window, { next: window.painted(selector) }), next);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  return page.evaluate(
    async () => (await (window as unknown as { next: Promise<number> }).next) - window.released,
  );
};

/** A screen takes no touches until it is ready. */
const ready = (page: Page, screen: string): Promise<unknown> =>
  page.waitForSelector(`main[data-screen="${screen}"][data-ready]`);

/** What is measured in each visit. */
const steps = [
  { from: 'home', to: 'question', target: 'need' },
  { from: 'question', to: 'results', target: 'option' },
  { from: 'results', to: 'service', target: 'hit' },
] as const satisfies readonly { from: string; to: string; target: keyof Touches }[];

/** A new visit, up to the home screen. */
const begin = async (page: Page, on: Touches): Promise<void> => {
  if (await on.newPerson.isVisible()) await on.newPerson.click();
  await ready(page, 'attract');
  await on.start.click();
  await ready(page, 'home');
};

const row = (name: string, compared: Compared): Row => {
  const figures = (all: readonly number[]): string =>
    `${milliseconds(median(all))} (5 %: ${milliseconds(quantile(all, 0.05))}, 95 %: ${milliseconds(quantile(all, 0.95))})`;
  return {
    name,
    ratio: compared.ratio,
    limit: 2,
    note: `${figures(compared.ours)}, bare page ${figures(compared.bare)}; ${rounds(compared)}`,
  };
};

const measure = (say: (line: string) => void): Promise<Row[]> =>
  withFolder(async (folder) => {
    const kiosk = await startKiosk(folder);
    const bare = await serveBarePage();
    // A browser each: a page that is behind another one paints when it likes.
    const browsers = await Promise.all([openBrowser(), openBrowser()]);
    try {
      const page = await openKiosk(browsers[0], kiosk.url);
      const barePage = await openPage(browsers[1]);
      await barePage.goto(bare.url);
      const way = await findWay(page);
      say(`tap: ${way.need} > ${way.option} > ${way.service}`);
      const on = touches(page, way);
      let shown = 0;
      const tapBare = (): Promise<number> =>
        tap(barePage, barePage.getByRole('button'), `main[data-screen="${(shown += 1)}"] h1`);
      const visit = async (): Promise<Pair[]> => {
        await begin(page, on);
        const pairs: Pair[] = [];
        for (const { to, target } of steps) {
          const ours = await tap(page, on[target], `main[data-screen="${to}"] h1`);
          // The kiosk stands still on its new screen while the bare page has its turn.
          await ready(page, to);
          pairs.push([ours, await tapBare()]);
        }
        return pairs;
      };
      const compared = await compareAll(visit, { rounds: 5, pairs: 6, warmUp: 5 });
      return compared.map((one, at) => row(`tap: ${steps[at]?.from} to ${steps[at]?.to} painted`, one));
    } finally {
      await Promise.all(browsers.map((browser) => browser.close()));
      bare.close();
      await kiosk.close();
    }
  });

export const tapBench: Bench = { name: 'tap', measure };
