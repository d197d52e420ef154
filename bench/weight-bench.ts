import { gzipSync } from 'node:zlib';
import type { Response } from '@playwright/test';
import { openBrowser, openPage } from './browser.ts';
import { withFolder } from './folder.ts';
import { startKiosk } from './kiosk.ts';
import type { Bench, Row } from './row.ts';
import { startButton } from './touches.ts';

/** What the script and style sheets of the first two screens may weigh together, in bytes. */
const allowed = 90_000;
const weighed = ['script', 'stylesheet'];

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** What the browser really asks for until the home screen is ready, each file compressed by itself as a server would. */
const measure = (say: (line: string) => void): Promise<Row[]> =>
  withFolder(async (folder) => {
    const kiosk = await startKiosk(folder);
    const browser = await openBrowser();
    try {
      const page = await openPage(browser);
      const responses: Response[] = [];
      page.on('response', (response) => responses.push(response));
      await page.goto(kiosk.url);
      await page.waitForSelector('main[data-screen="attract"][data-ready]');
      await startButton(page).click();
      await page.waitForSelector('main[data-screen="home"][data-ready]');
      const files = await Promise.all(
        responses
          .filter((response) => response.ok() && weighed.includes(response.request().resourceType()))
          .map(async (response) => ({
            name: new URL(response.url()).pathname,
            bytes: gzipSync(await response.body(), { level: 9 }).length,
          })),
      );
      for (const { name, bytes } of files.toSorted((one, other) => other.bytes - one.bytes))
        say(`weight: ${kilobytes(bytes).padStart(9)}  ${name}`);
      const sum = files.reduce((all, { bytes }) => all + bytes, 0);
      return [
        {
          name: 'weight: script and style of the first screens, to 90 kB',
          ratio: sum / allowed,
          limit: 1,
          note: `${kilobytes(sum)} in ${files.length} files, gzip 9`,
        },
      ];
    } finally {
      await browser.close();
      await kiosk.close();
    }
  });

export const weightBench: Bench = { name: 'weight', measure };
