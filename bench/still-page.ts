import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { openPage } from './browser.ts';
import { root } from './folder.ts';

/** A screen of the kiosk as it stands, without a script: what a static page of it would be. */
export type Still = { document: string; main: string };

/** Takes the screen that shows. */
export const takeStill = (page: Page): Promise<Still> =>
  page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    for (const script of copy.querySelectorAll('script, link[rel="modulepreload"]')) script.remove();
    return {
      document: `<!doctype html>${copy.outerHTML.replaceAll(location.origin, '')}`,
      main: document.querySelector('main')?.outerHTML ?? '',
    };
  });

/** A page that shows one screen as a static page, and at each touch swaps its `<main>` for the other's: no library, no question to anybody. */
export type StillPage = { page: Page; show: (from: Still, to: Still) => Promise<void> };

/** Opens it on the kiosk's own address, where the style sheets and fonts of the screens are. */
export const openStillPage = async (browser: Browser, kioskUrl: string): Promise<StillPage> => {
  const page = await openPage(browser);
  await page.goto(kioskUrl);
  const address = new URL('/still', kioskUrl).href;
  let html = '';
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  return {
    page,
    show: async (from, to) => {
      const swap = (mains: readonly [string, string]): void => {
        let shown = 0;
        document.addEventListener('pointerup', () => {
          shown = 1 - shown;
          const now = document.querySelector('main');
          if (now !== null) now.outerHTML = mains[shown] ?? '';
        });
      };
      const mains = JSON.stringify([from.main, to.main]).replaceAll('<', '\\u003c');
      const script = `(${swap.toString()})(${mains})`;
      html = from.document.replace('</body>', () => `<script>${script}</script></body>`);
      await page.goto(address, { waitUntil: 'load' });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
    },
  };
};

export type StillServer = { url: string; close: () => void };

/** Serves a still and the built files it names from this process, which is up already. */
export const serveStill = async (still: Still): Promise<StillServer> => {
  const server = createServer((request, response) => {
    const asset = /^\/assets\/([\w.-]+)$/.exec(request.url ?? '')?.[1];
    if (asset === undefined)
      return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(still.document);
    const type = asset.endsWith('.css') ? 'text/css; charset=utf-8' : 'font/woff2';
    return response
      .writeHead(200, { 'Content-Type': type })
      .end(readFileSync(join(root, 'dist', 'renderer', 'assets', asset)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
