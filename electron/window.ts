import { BrowserWindow } from 'electron';
import type { ScreenProfile } from '../kiosk/contract/shown.ts';
import { uiOrigin } from './channels.ts';

/** Reloads after a crash of the page, at most this often in ten minutes; then the page that says so stays. */
const maxReloads = 3;
const reloadWindowMs = 10 * 60_000;

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
    },
  });

/** Shows the screens, and brings them back when their process dies. `onGivenUp` hears when that has happened too often. */
export const keepShowing = (window: BrowserWindow, now: () => number, onGivenUp: (reason: string) => void): void => {
  const reloads: number[] = [];
  const load = (page: string): void => void window.loadURL(`${uiOrigin}/${page}`);
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    const recent = reloads.filter((at) => now() - at < reloadWindowMs);
    reloads.splice(0, reloads.length, ...recent, now());
    if (recent.length < maxReloads) return load('');
    onGivenUp(details.reason);
    load('out-of-service.html');
  });
  load('');
};
