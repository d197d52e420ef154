import type { Locator, Page } from '@playwright/test';
import { serveBarePage } from './bare-page.ts';
import { openBrowser, openKiosk, openPage } from './browser.ts';
import { withFolder } from './folder.ts';
import { startKiosk } from './kiosk.ts';
import { compare, median, quantile, rounds, type Compared, type Take } from './pairs.ts';
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
  return page.evaluate(async () => (await (window as unknown as { next: Promise<number> }).next) - window.released);
};

/** A screen takes no touches until it is ready. */
const ready = (page: Page, screen: string): Promise<unknown> => page.waitForSelector(`main[data-screen="${screen}"][data-ready]`);

/** The ways that are measured, each from the first screen of the kiosk on. */
const steps = [
  { from: 'home', to: 'question', target: 'need' },
  { from: 'question', to: 'results', target: 'option' },
  { from: 'results', to: 'service', target: 'hit' },
] as const satisfies readonly { from: string; to: string; target: keyof Touches }[];

/** One visit on the way to a step: leaves the kiosk on the screen that the step begins from. */
const walk = async (page: Page, on: Touches, to: (typeof steps)[number]['from']): Promise<void> => {
  await ready(page, 'attract');
  await on.start.click();
  await ready(page, 'home');
  for (const { from, to: next, target } of steps) {
    if (from === to) return;
    await on[target].click();
    await ready(page, next);
  }
};

const row = (name: string, compared: Compared): Row => {
  const figures = (all: readonly number[]): string => `${milliseconds(median(all))} (95 %: ${milliseconds(quantile(all, 0.95))})`;
  return { name, ratio: compared.ratio, limit: 2, note: `${figures(compared.ours)}, bare page ${figures(compared.bare)}; ${rounds(compared)}` };
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
      const on = touches(page, await findWay(page));
      let shown = 0;
      const tapBare: Take = () => tap(barePage, barePage.getByRole('button'), `main[data-screen="${(shown += 1)}"]`);
      const rows: Row[] = [];
      for (const { from, to, target } of steps) {
        say(`tap: ${from} to ${to}`);
        const tapOurs: Take = async () => {
          await walk(page, on, from);
          const took = await tap(page, on[target], `main[data-screen="${to}"]`);
          await ready(page, to);
          await on.newPerson.click();
          return took;
        };
        rows.push(row(`tap: ${from} to ${to} painted`, await compare(tapOurs, tapBare, { rounds: 5, pairs: 8, warmUp: 4 })));
      }
      return rows;
    } finally {
      await Promise.all(browsers.map((browser) => browser.close()));
      bare.close();
      await kiosk.close();
    }
  });

export const tapBench: Bench = { name: 'tap', measure };
