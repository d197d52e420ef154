import { join } from 'node:path';
import { lockFolder } from '../kiosk/journal/data-lock.ts';
import { lateKiosk } from '../kiosk/loopback/late-kiosk.ts';
import { leaveStatus } from '../kiosk/leave.ts';
import { runLoopback } from '../kiosk/loopback/run-loopback.ts';
import type { KioskOptions } from '../kiosk/options.ts';
import { confEngine } from '../kiosk/settings/conf-engine.ts';
import { type Configured, logToStderr } from '../kiosk/settings/configure.ts';
import type { Kiosk } from '../kiosk/start.ts';
import { onSyncSignal } from '../kiosk/sync-signal.ts';

export type BrowserRun = {
  options: KioskOptions;
  port: number;
  /** Chromium's program; without it the screens are served only. */
  browser: string | undefined;
  filesDir: string;
  configured: Extract<Configured, { ok: true }>;
  /** Resolves when the command is asked to end. */
  end: Promise<void>;
  /** Says what is wrong; gives the exit status. */
  complain: (words: string) => number;
};

/** Whether another kiosk runs on this folder: then its browser's profile must be left alone. A folder that cannot be locked for another reason is the journal's to tell. */
const isTaken = (dataDir: string): boolean => {
  const lock = lockFolder(dataDir);
  if (lock.ok) lock.value.release();
  return !lock.ok && lock.error.code === 'already-running';
};

/**
 * The kiosk over the loopback bridge. Chromium and the kiosk start at the same time: the bridge serves the screens at once,
 * and what they ask waits for the kiosk.
 */
export const runInBrowser = async ({
  options,
  port,
  browser,
  filesDir,
  configured,
  end,
  complain,
}: BrowserRun): Promise<number> => {
  const { dataDir } = options;
  const { promise: asked, resolve: leave } = Promise.withResolvers<number>();
  const starting = {
    ...options,
    settingsEngine: confEngine,
    leave: (how: Parameters<typeof leaveStatus>[0]) => leave(leaveStatus(how)),
  };
  const { promise: coming, resolve: arrive, reject: fail } = Promise.withResolvers<Kiosk>();
  coming.catch(() => undefined);
  onSyncSignal(coming, logToStderr);
  const loopback = await runLoopback({
    kiosk: lateKiosk(coming),
    screen: configured.value.screen,
    port,
    filesDir,
    chromium:
      browser === undefined || isTaken(dataDir)
        ? undefined
        : { binary: browser, profileDir: join(dataDir, 'chromium'), kioskMode: options.kioskMode },
  });
  if (!loopback.ok) return complain(loopback.error.words);
  const { url, port: bound } = loopback.value;
  if (browser === undefined) console.log(`Sportello is starting: ${url}`);
  // Loaded only now: it is most of a start, and the browser's own start goes on meanwhile.
  const { startKiosk } = await import('../kiosk/start.ts');
  const kiosk = await startKiosk(starting, configured);
  if (!kiosk.ok) {
    fail(new Error(kiosk.error.words));
    await loopback.value.close();
    return complain(kiosk.error.words);
  }
  arrive(kiosk.value);
  console.log(`Sportello is ready: ${url}`);
  if (browser === undefined)
    console.log(
      `Open that address in a browser on this machine (from another one, first: ssh -L ${bound}:127.0.0.1:${bound} THIS-MACHINE). Ctrl-C ends it.`,
    );
  const status = await Promise.race([end, loopback.value.windowClosed, asked]);
  await loopback.value.close();
  await kiosk.value.close();
  return status ?? 0;
};
