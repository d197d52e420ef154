import type { Locator, Page } from '@playwright/test';
import { openBrowser, openKiosk } from './browser.ts';
import { withFolder } from './folder.ts';
import { startKiosk } from './kiosk.ts';
import { compareAll, median, quantile, rounds, type Compared, type Pair } from './pairs.ts';
import { milliseconds, type Bench, type Row } from './row.ts';
import { openStillPage, takeStill } from './still-page.ts';
import { touches, type Touches } from './touches.ts';
import { findWay } from './way.ts';

type Spot = { x: number; y: number };

/** The middle of a target. */
export const spotOf = async (target: Locator): Promise<Spot> => {
  const box = await target.boundingBox();
  if (box === null) throw new Error('there is nothing to touch');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

/**
 * From the release of the pointer (on the event's own clock) until the next screen is presented. The static page holds the same
 * two screens as plain HTML, in the same style, and swaps the one for the other: what Chromium needs for these pixels in any case.
 */
export const tap = async (page: Page, { x, y }: Spot, next: string): Promise<number> => {
  await page.evaluate((selector) => void Object.assign(window, { next: window.painted(selector) }), next);
  await page.mouse.click(x, y);
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
export const begin = async (page: Page, on: Touches): Promise<void> => {
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
    note: `${figures(compared.ours)}, static page ${figures(compared.bare)}; ${rounds(compared)}`,
  };
};

const measure = (say: (line: string) => void): Promise<Row[]> =>
  withFolder(async (folder) => {
    const kiosk = await startKiosk(folder);
    // A browser each: a page that is behind another one paints when it likes.
    const browsers = await Promise.all([openBrowser(), openBrowser()]);
    try {
      const page = await openKiosk(browsers[0], kiosk.url);
      const still = await openStillPage(browsers[1], kiosk.url);
      const way = await findWay(page);
      say(`tap: ${way.need} > ${way.option} > ${way.service}`);
      const on = touches(page, way);
      const visit = async (): Promise<Pair[]> => {
        await begin(page, on);
        const pairs: Pair[] = [];
        for (const { from: here, to, target } of steps) {
          const next = `main[data-screen="${to}"] h1`;
          const from = await takeStill(page);
          const at = await spotOf(on[target]);
          const ours = await tap(page, at, next);
          // The kiosk stands still on its new screen while the static page has its turn.
          await ready(page, to);
          await still.show(from, await takeStill(page));
          // Once there and back: what Chromium does only the first time is no part of it.
          await tap(still.page, at, next);
          await tap(still.page, at, `main[data-screen="${here}"] h1`);
          pairs.push([ours, await tap(still.page, at, next)]);
        }
        return pairs;
      };
      const compared = await compareAll(visit, { rounds: 5, pairs: 6, warmUp: 5 });
      return compared.map((one, at) => row(`tap: ${steps[at]?.from} to ${steps[at]?.to} painted`, one));
    } finally {
      await Promise.all(browsers.map((browser) => browser.close()));
      await kiosk.close();
    }
  });

export const tapBench: Bench = { name: 'tap', measure };
