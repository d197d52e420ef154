import { app, BrowserWindow, ipcMain, protocol } from 'electron';
import { mkdirSync } from 'node:fs';
import { uiOrigin, uiScheme } from '../../../electron/channels.ts';
import { connectIpc } from '../../../electron/ipc.ts';
import { serveScreens } from '../../../electron/protocol.ts';

/*
 * The shell without its locks: what the double does where nobody forbids it. Every lock is tested against this one first,
 * so that a lock that does nothing cannot look as if it held.
 */
const [dataDir = '', screens = '', preload = ''] = process.argv.slice(2);
mkdirSync(dataDir, { recursive: true });
app.setPath('userData', dataDir);
protocol.registerSchemesAsPrivileged([
  { scheme: uiScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
await app.whenReady();
protocol.handle(uiScheme, serveScreens(screens));
const window = new BrowserWindow({
  width: 800,
  height: 600,
  webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false },
});
connectIpc(ipcMain, window.webContents, {
  invoke: async (name, input) => ({ ok: true, value: { name, input } }),
  subscribe: () => () => undefined,
});
window.webContents.on('will-navigate', ({ url }) => process.send?.({ navigating: url }));
app.on('window-all-closed', () => app.quit());
process.on('SIGTERM', () => app.quit());
await window.loadURL(`${uiOrigin}/`);
process.send?.({ loaded: true });
