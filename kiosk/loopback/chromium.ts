import { spawn } from 'node:child_process';
import type { ScreenProfile } from '../contract/shown.ts';
import { findProgram } from '../find-program.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The system's Chromium, or nothing. */
export const findChromium = (path?: string): string | undefined => findProgram(names, path);

/** Whether a window can be opened at all. */
export const hasDisplay = (env: NodeJS.ProcessEnv = process.env): boolean =>
  Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

/**
 * Flags of a kiosk window: one page, no way out, nothing asked of any network. Touch gestures that leave the page are off.
 * `--no-sandbox` only for root, whom Chromium refuses otherwise: an installed kiosk runs as a user of its own.
 */
export const chromiumFlags = (
  url: string,
  profileDir: string,
  screen: ScreenProfile,
  root: boolean,
): string[] => [
  `--app=${url}`,
  `--user-data-dir=${profileDir}`,
  `--window-size=${screen.width},${screen.height}`,
  '--window-position=0,0',
  '--kiosk',
  '--no-first-run',
  '--no-default-browser-check',
  '--incognito',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  // A plugged headset speaks before anything was touched.
  '--autoplay-policy=no-user-gesture-required',
  '--disable-translate',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-features=Translate,TouchpadOverscrollHistoryNavigation,MediaRouter',
  '--password-store=basic',
  ...(root ? ['--no-sandbox'] : []),
];

/** Opens the kiosk in Chromium, in a process group of its own so that closing it ends all of its processes. */
export const launchChromium = (
  binary: string,
  flags: readonly string[],
): { closed: Promise<void>; close: () => Promise<void> } => {
  const child = spawn(binary, flags, { stdio: 'ignore', detached: true });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const signal = (name: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // It has ended already.
    }
  };
  return {
    closed: exited,
    close: async () => {
      signal('SIGTERM');
      const late = setTimeout(() => signal('SIGKILL'), 1_000);
      await exited;
      clearTimeout(late);
      // Helpers of a browser that has gone may still write into its profile.
      signal('SIGKILL');
    },
  };
};
