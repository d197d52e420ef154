import { app, BrowserWindow } from 'electron';

// A shell as it must not be.
await app.whenReady();
try {
  new BrowserWindow({ webPreferences: { nodeIntegration: true, contextIsolation: false, sandbox: false } });
} catch (fault) {
  console.error((fault as Error).message);
}
try {
  app.setBadgeCount(3);
} catch (fault) {
  console.error((fault as Error).message);
}
try {
  app.on('browser-window-blur', () => undefined);
} catch (fault) {
  console.error((fault as Error).message);
}
app.exit(3);
