import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from '../kiosk/loopback/chromium.ts';
import { watchPaint } from './watch-paint.ts';

/** Without a network and without a graphics card: what a test machine has, and the same for both sides. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The system's Chromium, without a window. `more`: further flags. */
export const openBrowser = (more: readonly string[] = []): Promise<Browser> => {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('there is no Chromium on this machine: apt install chromium');
  return chromium.launch({ executablePath, args: [...args, ...more] });
};

/** A page as large as the portrait kiosk (P32), which tells when it has painted (`watchPaint`). */
export const openPage = async (browser: Browser): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
  await page.addInitScript(watchPaint);
  return page;
};

/** The page of the kiosk, showing its first screen. */
export const openKiosk = async (browser: Browser, url: string): Promise<Page> => {
  const page = await openPage(browser);
  await page.goto(url);
  await page.waitForSelector('main[data-screen="attract"][data-ready]');
  return page;
};
