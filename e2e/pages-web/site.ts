import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test as base } from '@playwright/test';
import { invalidHtml } from '../checks/html.ts';
import { serveSite, type Site } from '../fixtures/web-site.ts';
import { copyTown, makeTemplate, now, type Template, type Town } from './town.ts';

type Fixtures = { site: Site; town: Town; complaints: string[] };

/** A town, its web server, and a phone or desk whose clock says when it is. */
export const test = base.extend<Fixtures, { template: Template }>({
  template: [
    // Playwright wants its first argument destructured.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const template = await makeTemplate();
      await use(template);
      template.end();
    },
    { scope: 'worker' },
  ],
  town: async ({ template }, use) => {
    const town = await copyTown(template);
    await use(town);
    town.end();
  },
  site: async ({ town }, use) => {
    const site = await serveSite(town.dir);
    await use(site);
    await site.end();
  },
  // eslint-disable-next-line no-empty-pattern
  complaints: async ({}, use) => {
    await use([]);
  },
  page: async ({ page, complaints }, use) => {
    page.on('pageerror', (fault) => complaints.push(String(fault)));
    page.on('console', (line) => {
      // A cable that is out is no fault of the page.
      if (line.type() === 'error' && !line.text().includes('Failed to load resource'))
        complaints.push(line.text());
    });
    await page.clock.setFixedTime(now);
    await use(page);
    expect(complaints, 'the page complained').toEqual([]);
  },
});
export { expect };
export type { Site };

/** Waits until the page shows what it has. */
export const shown = async (page: Page): Promise<void> => {
  await page.locator('main[data-ready]').waitFor();
};

/** Waits until the page is kept on the device. */
export const isKept = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
};

/** Nothing that axe finds (WCAG 2.2 AA and its best practices), and valid HTML. */
export const hasNoFindings = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(await invalidHtml(page), 'the HTML of the page').toEqual([]);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
};

/** Nothing sticks out sideways, in a window of 1280 px at 400 %: 320 px (WCAG 1.4.10). */
export const reflows = async (page: Page): Promise<void> => {
  await page.setViewportSize({ width: 320, height: 568 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
};
