import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test as base } from '@playwright/test';
import { copyTown, makeTemplate, now, type Template, type Town } from './town.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.gz': 'application/gzip',
  '.zst': 'application/zstd',
};

/** A web server of files, as any town has one, which writes down all that it is asked. */
export type Site = {
  url: string;
  /** Everything that came over the wire: addresses and headers. */
  asked: string[];
  /** Pulls the cable. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
  /** Answers this path with other bytes, as a stolen server would; `undefined` takes the file away. */
  exchange: (path: string, bytes: Buffer | undefined) => void;
};

const serve = async (dir: string): Promise<Site & { end: () => Promise<void> }> => {
  const asked: string[] = [];
  const exchanged = new Map<string, Buffer | undefined>();
  let port = 0;
  let server: Server | undefined;
  const fileOf = (pathname: string): Buffer | undefined => {
    const path = normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    if (exchanged.has(path)) return exchanged.get(path);
    const file = join(dir, path);
    return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
  };
  const start = async (): Promise<void> => {
    const next = createServer((request, response) => {
      asked.push(`${request.method ?? ''} ${request.url ?? ''} ${JSON.stringify(request.headers)}`);
      const { pathname } = new URL(request.url ?? '/', 'http://town.example');
      const bytes = fileOf(pathname);
      if (bytes === undefined) {
        response.writeHead(404).end();
        return;
      }
      const type = types[extname(pathname.endsWith('/') ? '.html' : pathname)] ?? 'text/html; charset=utf-8';
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(bytes);
    });
    await new Promise<void>((resolve) => {
      next.listen(port, '127.0.0.1', resolve);
    });
    port = (next.address() as AddressInfo).port;
    server = next;
  };
  const stop = async (): Promise<void> => {
    const ending = server;
    server = undefined;
    if (ending === undefined) return;
    ending.closeAllConnections();
    await new Promise((resolve) => ending.close(resolve));
  };
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    start,
    stop,
    end: stop,
    exchange: (path, bytes) => exchanged.set(path, bytes),
  };
};

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
    const site = await serve(town.dir);
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

/** Nothing that axe finds: WCAG 2.2 AA and its best practices. */
export const hasNoFindings = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
};

/** Nothing sticks out sideways, in a window of 1280 px at 400 %: 320 px (WCAG 1.4.10). */
export const reflows = async (page: Page): Promise<void> => {
  await page.setViewportSize({ width: 320, height: 568 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
};
