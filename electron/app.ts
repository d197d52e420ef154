import { app, clipboard, ipcMain, Menu, protocol, session } from 'electron';
import ElectronStore from 'electron-store';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../kiosk/clock.ts';
import { leaveStatus } from '../kiosk/leave.ts';
import type { Printer } from '../kiosk/printing/printer.ts';
import { type KioskOptions, parseOptions } from '../kiosk/options.ts';
import { logToStderr } from '../kiosk/settings/configure.ts';
import { type Kiosk, startKiosk } from '../kiosk/start.ts';
import { onSyncSignal } from '../kiosk/sync-signal.ts';
import { uiScheme } from './channels.ts';
import { connectIpc } from './ipc.ts';
import { lockApp, lockSession } from './lock-down.ts';
import { serveScreens } from './protocol.ts';
import { keepShowing, openWindow } from './window.ts';

/** What a test puts in place of the devices. */
export type Devices = { clock?: Clock; printer?: Printer };

/** A printer that does not answer must not keep the kiosk from ending, in milliseconds. */
const closeLimitMs = 1_500;

const fail = (words: string): void => {
  console.error(words);
  app.exit(1);
};

/** The kiosk as the window reaches it. The clipboard is the shell's, so it is the shell that empties it when a person has gone. */
const forWindow = (kiosk: Kiosk): Pick<Kiosk, 'invoke' | 'subscribe'> => ({
  subscribe: kiosk.subscribe,
  invoke: (name, raw) => {
    if (name === 'endSession') clipboard.clear();
    return kiosk.invoke(name, raw);
  },
});

/** Ends the window first, then the kiosk, then the process. */
const endInOrder = (kiosk: Kiosk, disconnect: () => void, status: () => number): void => {
  let ending = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    // A second Ctrl-C, or the window closing after it, must not close the journal twice.
    if (ending) return;
    ending = true;
    disconnect();
    void Promise.race([kiosk.close(), new Promise((late) => setTimeout(late, closeLimitMs))]).finally(() =>
      app.exit(status()),
    );
  });
  app.on('window-all-closed', () => app.quit());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
};

const show = async (
  resources: string,
  options: KioskOptions,
  devices: Devices,
  arrive: (kiosk: Kiosk) => void,
): Promise<void> => {
  await app.whenReady();
  let status = 0;
  const started = await startKiosk({
    ...options,
    ...devices,
    leave: (how) => {
      status = leaveStatus(how);
      app.quit();
    },
    settingsEngine: (file) =>
      new ElectronStore({ cwd: join(file, '..'), name: 'settings', clearInvalidConfig: false }),
  });
  if (!started.ok) return fail(started.error.words);
  const kiosk = started.value;
  arrive(kiosk);
  lockSession(session.defaultSession);
  protocol.handle(uiScheme, serveScreens(join(resources, '..', 'renderer')));
  const window = openWindow(
    join(resources, 'preload.cjs'),
    kiosk.screen,
    app.isPackaged || options.kioskMode,
  );
  endInOrder(kiosk, connectIpc(ipcMain, window.webContents, forWindow(kiosk)), () => status);
  app.on('second-instance', () => window.focus());
  keepShowing(window, {
    now: Date.now,
    onFault: (words) => console.error(words),
    // Whoever watches the process (systemd) starts it anew.
    onLost: () => app.exit(1),
  });
  console.log('Sportello is ready in its own window.');
};

/**
 * The Electron shell: one window over the kiosk. All that must be said before Electron is ready is said before the first wait.
 * @param resources folder of the preload and, beside it, of the screens
 */
export const runApp = async (resources: string, devices: Devices = {}): Promise<void> => {
  const { promise: coming, resolve: arrive } = Promise.withResolvers<Kiosk>();
  onSyncSignal(coming, logToStderr);
  const options = parseOptions(process.argv.slice(app.isPackaged ? 1 : 2));
  if (!options.ok) return fail(options.error.words);
  const { dataDir } = options.value;
  try {
    const userData = join(dataDir, 'electron');
    mkdirSync(userData, { recursive: true });
    app.setPath('userData', userData);
    if (!app.requestSingleInstanceLock())
      return fail(
        `RUN-1 Sportello is already running on ${dataDir}. End it first, or choose another folder with --data-dir.`,
      );
    app.enableSandbox();
    Menu.setApplicationMenu(null);
    protocol.registerSchemesAsPrivileged([
      { scheme: uiScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    lockApp(app);
    await show(resources, options.value, devices, arrive);
  } catch (fault) {
    // A process without a window would hold the lock for ever.
    fail(`RUN-2 Sportello could not start: ${(fault as Error).message}`);
  }
};
