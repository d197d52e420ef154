import { rmSync } from 'node:fs';
import type { ScreenProfile } from '../contract/shown.ts';
import { type Bridge, startBridge } from './bridge.ts';
import { chromiumFlags, launchChromium } from './chromium.ts';
import type { Served } from './late-kiosk.ts';

export type LoopbackOptions = {
  kiosk: Served;
  screen: ScreenProfile;
  port: number;
  filesDir: string;
  /** Without it the screens are served only. */
  chromium: { binary: string; profileDir: string; kioskMode: boolean } | undefined;
};

export type Loopback = {
  url: string;
  port: number;
  /** Resolves when somebody closes the window; never where there is none. */
  windowClosed: Promise<void>;
  close: () => Promise<void>;
};

/** Shell B: the bridge, and the system's Chromium over it. The browser's profile is emptied before and after each launch. */
export const runLoopback = async (
  options: LoopbackOptions,
): Promise<
  { ok: true; value: Loopback } | { ok: false; error: { code: 'port-in-use' | 'no-port'; words: string } }
> => {
  let bridge: Bridge;
  try {
    bridge = await startBridge({
      port: options.port,
      filesDir: options.filesDir,
      invoke: options.kiosk.invoke,
      subscribe: options.kiosk.subscribe,
    });
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE')
      return {
        ok: false,
        error: {
          code: 'port-in-use',
          words: `NET-1 Port ${options.port} is in use by another program. Choose another with --port, or 0 for any free one.`,
        },
      };
    return {
      ok: false,
      error: {
        code: 'no-port',
        words: `NET-2 Port ${options.port} cannot be opened (${code ?? ''}). Choose one above 1023 with --port.`,
      },
    };
  }
  const { chromium } = options;
  if (chromium === undefined)
    return {
      ok: true,
      value: {
        url: bridge.url,
        port: bridge.port,
        windowClosed: new Promise(() => undefined),
        close: bridge.close,
      },
    };

  rmSync(chromium.profileDir, { recursive: true, force: true });
  const flags = chromiumFlags(
    bridge.url,
    chromium.profileDir,
    options.screen,
    process.getuid?.() === 0,
  ).filter((flag) => chromium.kioskMode || flag !== '--kiosk');
  const window = launchChromium(chromium.binary, flags);
  return {
    ok: true,
    value: {
      url: bridge.url,
      port: bridge.port,
      windowClosed: window.closed,
      close: async () => {
        await window.close();
        await bridge.close();
        // What the last of its processes still wrote may make a folder that was just emptied not empty.
        rmSync(chromium.profileDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
      },
    },
  };
};
