import { app } from 'electron';
import ElectronStore from 'electron-store';

// What the shell does with its settings: the store stands on `app.getPath` and `app.getVersion`.
const [dir = ''] = process.argv.slice(2);
app.setPath('userData', dir);
await app.whenReady();
new ElectronStore({ cwd: dir, name: 'settings', clearInvalidConfig: false }).set('kioskLetter', 'B');
app.quit();
