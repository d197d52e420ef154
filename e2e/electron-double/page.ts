import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { launchFlags } from '../fixtures/chromium.ts';
import { app, onEnd } from './app.ts';
import { bridgeWorlds, isolatedIpc } from './page-worlds.ts';
import { tell } from './state.ts';

const worldName = 'Electron Isolated Context';
const binding = 'electronDoubleSend';

/** Starts Chromium on the application's user data folder; a test may then look at its pages over the debugging port. */
export const launch = async (width: number, height: number): Promise<BrowserContext> => {
  const profile = app.getPath('userData');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['SPORTELLO_CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    viewport: { width, height },
    hasTouch: true,
    serviceWorkers: 'block',
    args: [...launchFlags, '--remote-debugging-port=0'],
    // The application answers signals itself.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  onEnd(() => context.close());
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  tell({ electron: { cdp: `http://127.0.0.1:${port}` } });
  return context;
};

export type IsolatedCall = { id: number; channel: string; args: unknown[] };

/** The preload's own world in a page, and the way into it. */
export type PreloadWorld = {
  cdp: CDPSession;
  /** Calls a function of the isolated world, if there is one now. */
  call: (what: 'settle' | 'receive', ...args: unknown[]) => void;
  /** Address of the main frame, as Chromium has committed it. */
  url: () => string;
};

/** Puts the preload into every document of a page, before its own scripts, in a world of its own. */
export const installPreload = async (
  page: Page,
  preload: string,
  onCall: (call: IsolatedCall) => void,
): Promise<PreloadWorld> => {
  const cdp = await page.context().newCDPSession(page);
  // Only the two worlds know the channel, so a script of the page cannot speak on it.
  const channel = `double-${crypto.randomUUID()}`;
  let world: number | undefined;
  let url = page.url();
  let mainFrame: string | undefined;
  cdp.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId === undefined) [mainFrame, url] = [frame.id, frame.url];
  });
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === worldName && context.auxData?.['frameId'] === mainFrame) world = context.id;
  });
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId === world) world = undefined;
  });
  cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === binding) onCall(JSON.parse(payload) as IsolatedCall);
  });
  await cdp.send('Page.enable');
  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name: binding, executionContextName: worldName });
  const require = `(name) => { if (name !== 'electron') throw new Error('module not found: ' + name); return electron; }`;
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName,
    source: `if (window.top === window) {
      const electron = { contextBridge: (${bridgeWorlds.toString()})(${JSON.stringify(channel)}, 'isolated'), ipcRenderer: (${isolatedIpc.toString()})(${JSON.stringify(binding)}) };
      (function (require, module, exports) {${readFileSync(preload, 'utf8')}
      })(${require}, { exports: {} }, {});
    }`,
  });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `if (window.top === window) (${bridgeWorlds.toString()})(${JSON.stringify(channel)}, 'main');`,
  });
  return {
    cdp,
    url: () => url,
    call: (what, ...args) => {
      if (world === undefined) return;
      const expression = `globalThis.__electronDouble?.${what}(${args.map((arg) => JSON.stringify(arg ?? null)).join(', ')})`;
      // The document may be gone by now, as it may in Electron.
      cdp.send('Runtime.evaluate', { contextId: world, expression }).catch(() => undefined);
    },
  };
};
