import type { Clipboard, Menu as RealMenu } from 'electron';
import { app } from './app.ts';
import { ipcMain } from './ipc.ts';
import { loud } from './loud.ts';
import { protocol } from './protocol.ts';
import { session } from './session.ts';
import { tell } from './state.ts';
import { BrowserWindow } from './window.ts';

const Menu: Pick<typeof RealMenu, 'setApplicationMenu'> = loud('Menu', {
  setApplicationMenu: (menu) => tell({ electron: { menu: menu !== null } }),
});
const clipboard: Pick<Clipboard, 'clear'> = loud('clipboard', {
  clear: () => tell({ electron: { clipboard: 'cleared' } }),
});
const shell = loud('shell', {});

export { app, BrowserWindow, clipboard, ipcMain, Menu, protocol, session, shell };
export default loud('electron', { app, BrowserWindow, clipboard, ipcMain, Menu, protocol, session, shell });

// A test that has gone leaves nothing behind.
process.on('disconnect', () => app.exit(1));
