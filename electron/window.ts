import { BrowserWindow } from 'electron';
import type { ScreenProfile } from '../kiosk/contract/shown.ts';
import { uiOrigin } from './channels.ts';

/** Reloads after a crash of the page, at most this often in ten minutes; then the page that says so stays. */
export const maxReloads = 3;
export const reloadWindowMs = 10 * 60_000;

/** The one window: sandboxed, isolated, full screen, without a menu. */
export const openWindow = (preload: string, screen: ScreenProfile, kiosk: boolean): BrowserWindow =>
  new BrowserWindow({
    width: screen.width,
    height: screen.height,
    kiosk,
    frame: !kiosk,
    autoHideMenuBar: true,
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: false,
      // A plugged headset speaks before anything was touched.
      autoplayPolicy: 'no-user-gesture-required',
    },
  });

/** As much of the window as showing needs. */
export type Shown = Pick<BrowserWindow, 'loadURL' | 'show'> & {
  once: (event: 'ready-to-show', listener: () => void) => unknown;
  webContents: {
    on: (
      event: 'render-process-gone',
      listener: (event: unknown, details: { reason: string }) => void,
    ) => unknown;
  };
};

export type ShowingParts = {
  now: () => number;
  /** Hears, once each, what a technician should know. */
  onFault: (words: string) => void;
  /** Nothing can be shown any more, not even that page. */
  onLost: () => void;
};

/** Shows the screens, and brings them back when their process dies; too often, and the page that sends people to a desk stays. */
export const keepShowing = (window: Shown, { now, onFault, onLost }: ShowingParts): void => {
  let reloads: number[] = [];
  let givenUp = false;
  const load = (page: string): void => {
    window
      .loadURL(`${uiOrigin}/${page}`)
      .catch((fault: unknown) =>
        onFault(`UI-2 The page "${page}" could not be loaded: ${(fault as Error).message}`),
      );
  };
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    if (givenUp) return onLost();
    reloads = reloads.filter((at) => now() - at < reloadWindowMs);
    if (reloads.length < maxReloads) {
      reloads.push(now());
      return load('');
    }
    givenUp = true;
    onFault(`UI-1 The screens ended too often (${reason}); staff are needed.`);
    load('out-of-service.html');
  });
  load('');
};
