import { app, BrowserWindow } from 'electron';

// A shell as it must not be.
await app.whenReady();
try {
  new BrowserWindow({ webPreferences: { nodeIntegration: true, contextIsolation: false, sandbox: false } });
} catch (fault) {
  process.stderr.write(`${(fault as Error).message}\n`);
}
try {
  app.setBadgeCount(3);
} catch (fault) {
  process.stderr.write(`${(fault as Error).message}\n`);
}
try {
  app.on('browser-window-blur', () => undefined);
} catch (fault) {
  process.stderr.write(`${(fault as Error).message}\n`);
}
app.exit(3);
