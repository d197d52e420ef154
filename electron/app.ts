import { app, ipcMain, Menu, protocol, session } from 'electron';
import ElectronStore from 'electron-store';
import { join } from 'node:path';
import type { Clock } from '../kiosk/clock.ts';
import type { Printer } from '../kiosk/printing/printer.ts';
import { parseOptions } from '../kiosk/options.ts';
import { startKiosk } from '../kiosk/start.ts';
import { uiScheme } from './channels.ts';
import { connectIpc } from './ipc.ts';
import { lockApp, lockSession } from './lock-down.ts';
import { serveScreens } from './protocol.ts';
import { keepShowing, openWindow } from './window.ts';

/** What a test puts in place of the devices. */
export type Devices = { clock?: Clock; printer?: Printer };

const fail = (words: string): void => {
  console.error(words);
  app.exit(1);
};

/**
 * The Electron shell: one window over the kiosk.
 * @param resources folder of the preload and, beside it, of the screens
 */
export const runApp = async (resources: string, devices: Devices = {}): Promise<void> => {
  const options = parseOptions(process.argv.slice(app.isPackaged ? 1 : 2));
  if (!options.ok) return fail(options.error.words);
  app.setPath('userData', join(options.value.dataDir, 'electron'));
  if (!app.requestSingleInstanceLock()) return fail(`Sportello is already running on ${options.value.dataDir}.`);
  app.enableSandbox();
  Menu.setApplicationMenu(null);
  protocol.registerSchemesAsPrivileged([{ scheme: uiScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
  lockApp(app);
  await app.whenReady();

  const started = await startKiosk({
    ...options.value,
    ...devices,
    settingsEngine: (file) => new ElectronStore({ cwd: join(file, '..'), name: 'settings', clearInvalidConfig: false }),
  });
  if (!started.ok) return fail(started.error.words);
  const kiosk = started.value;
  lockSession(session.defaultSession);
  protocol.handle(uiScheme, serveScreens(join(resources, '..', 'renderer')));
  const window = openWindow(join(resources, 'preload.cjs'), kiosk.screen, app.isPackaged || options.value.kioskMode);
  const disconnect = connectIpc(ipcMain, window.webContents, kiosk);
  app.on('second-instance', () => window.focus());
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => {
    disconnect();
    void kiosk.close();
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
  keepShowing(window, Date.now, (reason) => console.error(`UI-1 The screens ended too often (${reason}); staff are needed.`));
  console.log('Sportello is ready in its own window.');
};
