import type { BrowserContext, Download, Page, Request as PageRequest, Route } from '@playwright/test';
import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { emitAppEvent } from './app.ts';
import { answerInvoke } from './ipc.ts';
import { createEvents, loud, preventable } from './loud.ts';
import { installPreload, type PreloadWorld } from './page.ts';
import { sessionOfApp } from './session.ts';
import { state, tell, toChromium, toElectron } from './state.ts';

type DoubledContents = Pick<
  WebContents,
  'send' | 'mainFrame' | 'setWindowOpenHandler' | 'isDestroyed' | 'on' | 'once' | 'off' | 'session' | 'getURL'
>;
type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

/** The last two cannot be provoked here: no page of the double redirects, and there is no webview. */
const known = [
  'will-navigate',
  'will-frame-navigate',
  'render-process-gone',
  'did-finish-load',
  'will-redirect',
  'will-attach-webview',
];

/** One page of the application: `webContents`, and the page in Chromium behind it, a new one after each crash. */
export const createContents = (opened: Promise<BrowserContext>, preload: string, onClosed: () => void) => {
  const events = createEvents('webContents', known);
  /** Addresses that the application itself is loading: those are not asked about. */
  const loading = new Set<string>();
  const decisions = new Map<string, boolean>();
  let openHandler: OpenHandler | undefined;
  let page: Page;
  let world: PreloadWorld | undefined;
  let destroyed = false;

  const mainFrame = loud('webFrameMain', {
    get url(): string {
      return toElectron(world?.url() ?? '');
    },
    parent: null,
  }) as WebFrameMain;

  const contents = loud<DoubledContents>('webContents', {
    send: (channel, ...args) => world?.call('receive', channel, args),
    mainFrame,
    setWindowOpenHandler: (handler) => {
      openHandler = handler;
    },
    isDestroyed: () => destroyed,
    on: events.on as WebContents['on'],
    once: events.once as WebContents['once'],
    off: events.off as WebContents['off'],
    session: sessionOfApp.session as WebContents['session'],
    getURL: () => toElectron(page.url()),
  }) as WebContents;

  /** Asks the application whether a page may open this window; the same window is asked about once. */
  const mayOpen = (url: string): boolean => {
    const decided = decisions.get(url);
    if (decided !== undefined) return decided;
    const answer = openHandler?.({
      url: toElectron(url),
      frameName: '',
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'default' },
    });
    decisions.set(url, answer?.action !== 'deny');
    return answer?.action !== 'deny';
  };

  const mayNavigate = (request: PageRequest, isMain: boolean): boolean => {
    const parts = {
      url: toElectron(request.url()),
      isSameDocument: false,
      isMainFrame: isMain,
      frame: isMain ? mainFrame : null,
      initiator: null,
    };
    for (const name of isMain ? ['will-frame-navigate', 'will-navigate'] : ['will-frame-navigate']) {
      const { event, prevented } = preventable(parts);
      events.emit(name, event);
      if (prevented()) return false;
    }
    return true;
  };

  const serve = async (route: Route): Promise<void> => {
    const request = route.request();
    const url = toElectron(request.url());
    const isOwn = ((): boolean => {
      try {
        return request.frame().page() === page;
      } catch {
        // The first request of a window that a page has just opened belongs to no frame yet.
        return false;
      }
    })();
    if (!isOwn && !mayOpen(request.url())) return route.abort('blockedbyclient');
    if (isOwn && request.isNavigationRequest()) {
      const isMain = request.frame() === page.mainFrame();
      if (!(isMain && loading.delete(request.url())) && !mayNavigate(request, isMain))
        return route.abort('aborted');
      if (isMain)
        await page.context().grantPermissions(await sessionOfApp.granted(contents, url), {
          origin: new URL(request.url()).origin,
        });
    }
    if (
      await sessionOfApp.cancels({
        url,
        method: request.method(),
        resourceType: isOwn && request.isNavigationRequest() ? 'mainFrame' : 'other',
      })
    )
      return route.abort('blockedbyclient');
    const handler = state.handlers.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined) return route.continue();
    const post = request.postDataBuffer();
    const response = await handler(
      new Request(url, {
        method: request.method(),
        ...(post === null ? {} : { body: new Uint8Array(post) }),
      }),
    );
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  };

  const download = (item: Download): void => {
    const { event, prevented } = preventable({});
    sessionOfApp.emitDownload(
      event,
      loud('downloadItem', {
        getURL: () => toElectron(item.url()),
        getFilename: () => item.suggestedFilename(),
      }),
      contents,
    );
    if (!prevented()) return;
    // What Electron never begins, Chromium may have ended by now: that the shell refused is what counts.
    tell({ electron: { refusedDownload: item.suggestedFilename() } });
    void item.cancel();
  };

  /** Electron loads into the same contents after a crash; Playwright needs a new page for that. */
  const adopt = async (next: Page): Promise<void> => {
    page = next;
    next.on('download', download);
    next.on('close', () => {
      if (next !== page || destroyed) return;
      destroyed = true;
      onClosed();
    });
    next.on('crash', () => {
      void (async () => {
        await adopt(await next.context().newPage());
        await next.close();
        events.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
      })();
    });
    world = await installPreload(next, preload, ({ id, channel, args }) => {
      const own = world;
      void answerInvoke(
        { sender: contents, senderFrame: mainFrame, frameId: 1, processId: 1 } as IpcMainInvokeEvent,
        channel,
        args,
      ).then((result) => own?.call('settle', id, result));
    });
    world.cdp.on('Page.windowOpen', ({ url }) => void mayOpen(url));
  };

  const opening = opened.then(async (context) => {
    context.on('page', (other) => {
      // A window that a page opened: one that may not be is closed again, having asked nothing of any network.
      void other.opener().then(async (opener) => {
        if (opener === null || [...decisions.values()].at(-1) !== false) return;
        await other.close();
        tell({ electron: { refusedWindow: toElectron([...decisions.keys()].at(-1) ?? '') } });
      });
    });
    await context.route('**/*', serve);
    // A test that looks on over the debugging port would let a new window run before it can be stopped: so it may also ask here.
    process.on('message', ({ evaluate }: { evaluate?: string }) => {
      if (evaluate !== undefined) void page.evaluate(evaluate);
    });
    await adopt(context.pages()[0] ?? (await context.newPage()));
  });

  emitAppEvent('web-contents-created', {}, contents);
  return {
    contents,
    /** Rejects where the page cannot be loaded, as Electron does. */
    loadURL: async (address: string): Promise<void> => {
      await opening;
      const url = new URL(toChromium(address)).href;
      loading.add(url);
      try {
        await page.goto(url);
        events.emit('did-finish-load');
      } finally {
        loading.delete(url);
      }
    },
  };
};
