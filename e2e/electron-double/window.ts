import type { BrowserWindow as RealWindow, BrowserWindowConstructorOptions } from 'electron';
import type { BrowserContext } from '@playwright/test';
import { emitAppEvent, isEnding } from './app.ts';
import { createContents } from './contents.ts';
import { createEvents, loud } from './loud.ts';
import { launch } from './page.ts';
import { state, tell } from './state.ts';

type DoubledWindow = Pick<
  RealWindow,
  'loadURL' | 'show' | 'focus' | 'isVisible' | 'on' | 'once' | 'webContents'
>;

const knownOptions = [
  'width',
  'height',
  'kiosk',
  'frame',
  'autoHideMenuBar',
  'show',
  'backgroundColor',
  'webPreferences',
];

/** A page that is not sandboxed, isolated and without Node is not opened at all: there would be nothing to test. */
const assertLocked = ({ webPreferences: p = {}, ...options }: BrowserWindowConstructorOptions): string => {
  const strange = Object.keys(options).find((name) => !knownOptions.includes(name));
  if (strange !== undefined)
    throw new Error(`electron-double: BrowserWindow option ${strange} is not implemented`);
  const locked =
    p.sandbox === true &&
    p.contextIsolation === true &&
    p.nodeIntegration === false &&
    p.webSecurity !== false &&
    p.webviewTag !== true &&
    p.allowRunningInsecureContent !== true;
  if (!locked || p.preload === undefined)
    throw new Error('electron-double: refuses a window that is not sandboxed and isolated');
  return p.preload;
};

let browser: Promise<BrowserContext> | undefined;

const createWindow = (options: BrowserWindowConstructorOptions): DoubledWindow => {
  if (!state.ready) throw new Error('Cannot create BrowserWindow before app is ready');
  const preload = assertLocked(options);
  const { width = 800, height = 600, kiosk = false, show = true } = options;
  const events = createEvents('BrowserWindow', ['ready-to-show', 'closed', 'focus']);
  browser ??= launch(width, height);
  let visible = show;
  let painted = false;
  const { contents, loadURL } = createContents(browser, preload, () => {
    events.emit('closed');
    if (!isEnding()) emitAppEvent('window-all-closed');
  });
  tell({ electron: { window: { width, height, kiosk } } });
  return loud<DoubledWindow>('BrowserWindow', {
    loadURL: async (url) => {
      await loadURL(url);
      if (!painted) events.emit('ready-to-show');
      painted = true;
    },
    show: () => {
      visible = true;
      tell({ electron: { shown: true } });
    },
    focus: () => {
      tell({ electron: { focused: true } });
    },
    isVisible: () => visible,
    on: events.on as RealWindow['on'],
    once: events.once as RealWindow['once'],
    webContents: contents,
  });
};

/** `new BrowserWindow(...)`: the object it gives is the loud one. */
export const BrowserWindow = function (options: BrowserWindowConstructorOptions) {
  return createWindow(options);
} as unknown as new (options: BrowserWindowConstructorOptions) => DoubledWindow;
