import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page, test as base } from '@playwright/test';
import type { Transport } from '../../kiosk/contract/contract.ts';
import { electronEntry, root } from '../fixtures/catalogues.ts';

declare global {
  interface Window {
    sportello?: Transport;
  }
}

type ElectronNews = {
  window?: { width: number; height: number; kiosk: boolean };
  cdp?: string;
  menu?: boolean;
  shown?: true;
  focused?: true;
  clipboard?: string;
  refusedWindow?: string;
  refusedDownload?: string;
  sandboxEnabled?: true;
};
type News = { electron?: ElectronNews; loaded?: true };

/** A machine with much else to do may take this long to start Chromium, in milliseconds. */
const startLimitMs = 40_000;

/** An application in the double, seen from outside. */
export type App = {
  child: ChildProcess;
  news: () => readonly News[];
  output: () => string;
  exited: Promise<number | null>;
  browser: () => Promise<Browser>;
  /** The page that shows now: another one after each crash. */
  page: () => Promise<Page>;
};

const startApp = (entry: string, args: readonly string[]): App => {
  const child = fork(entry, [...args], {
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--import',
      join(root, 'e2e', 'electron-double', 'register.ts'),
    ],
    env: {
      ...process.env,
      SPORTELLO_ROOT: root,
      SPORTELLO_NOW: String(Date.parse('2026-11-24T10:00+01:00')),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const news: News[] = [];
  let words = '';
  child.on('message', (message: News) => news.push(message));
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (words += text));
  let browser: Promise<Browser> | undefined;
  const connect = async (): Promise<Browser> => {
    await expect
      .poll(() => news.some(({ electron }) => electron?.cdp !== undefined), {
        message: words,
        timeout: startLimitMs,
      })
      .toBe(true);
    return chromium.connectOverCDP(
      news.find(({ electron }) => electron?.cdp !== undefined)?.electron?.cdp ?? '',
    );
  };
  return {
    child,
    news: () => news,
    output: () => words,
    exited: once(child, 'exit').then(([code]) => code as number | null),
    browser: () => (browser ??= connect()),
    page: async () => {
      const connected = await (browser ??= connect());
      const own = (): Page | undefined =>
        connected
          .contexts()[0]
          ?.pages()
          .find((page) => page.url().startsWith('https://ui.sportello.test/'));
      await expect.poll(own, { timeout: startLimitMs }).toBeDefined();
      const page = own();
      if (page === undefined) throw new Error('There is no page.');
      await page.locator('main').waitFor();
      return page;
    },
  };
};

/** Processes whose command line names this text: what an application has left behind. */
export const processesNaming = (text: string): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
      } catch {
        return false;
      }
    });

/** Asks another site from the page, with the page's own policy and Chromium's rule for local addresses out of the way: only the shell is left. */
export const fetchUnguarded = async (page: Page, url: string): Promise<'answered' | 'refused'> => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Page.setBypassCSP', { enabled: true });
  await page.reload();
  await page.context().grantPermissions(['local-network-access'], { origin: new URL(page.url()).origin });
  return page.evaluate(
    (address) =>
      fetch(address, { mode: 'no-cors' }).then(
        () => 'answered' as const,
        () => 'refused' as const,
      ),
    url,
  );
};

type Foreign = { url: string; hits: () => readonly string[] };
type Fixtures = {
  dir: string;
  foreign: Foreign;
  start: (entry: string, args: readonly string[]) => App;
  /** The shell as it is, over a data folder. */
  locked: (args?: readonly string[]) => App;
  /** The same without its locks. */
  bare: () => App;
};

export const screens = join(root, 'e2e', 'electron-double', 'apps', 'screens');
export const preload = join(root, 'dist', 'electron', 'preload.cjs');

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern
  dir: async ({}, use) => {
    const dir = mkdtempSync(join(tmpdir(), 'sportello-double-'));
    await use(dir);
    // Helpers of a browser that has gone may still write.
    rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  },
  /** A server that is not ours: whatever reaches it has got out. */
  // eslint-disable-next-line no-empty-pattern
  foreign: async ({}, use) => {
    const hits: string[] = [];
    const server = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<main>elsewhere</main>');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    await use({
      url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`,
      hits: () => hits.filter((path) => path !== '/favicon.ico'),
    });
    server.closeAllConnections();
    server.close();
  },
  // eslint-disable-next-line no-empty-pattern
  start: async ({}, use) => {
    const apps: App[] = [];
    await use((entry, args) => {
      const app = startApp(entry, args);
      apps.push(app);
      return app;
    });
    for (const app of apps) {
      if (app.child.exitCode === null && app.child.signalCode === null) app.child.kill('SIGTERM');
      const late = setTimeout(() => app.child.kill('SIGKILL'), 4_000);
      await app.exited;
      clearTimeout(late);
    }
  },
  locked: async ({ start, dir }, use) =>
    use((args = []) => start(electronEntry, ['--data-dir', dir, ...args])),
  bare: async ({ start, dir }, use) =>
    use(() => start(join(root, 'e2e', 'electron-double', 'apps', 'bare.ts'), [dir, screens, preload])),
});
export { expect };
