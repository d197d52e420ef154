// `npm start`: on a clean clone it installs, builds and starts the kiosk.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, env, install, installDebian, node, root } from './lib.mjs';

install();
build();
const at = process.argv.indexOf('--shell');
const needsBrowser =
  !['--help', '--set-code'].some((name) => process.argv.includes(name)) &&
  (at < 0 || ['auto', 'chromium'].includes(process.argv[at + 1]));
// As root the browser is installed; for anybody else the start says by name what is missing.
if (needsBrowser && process.getuid?.() === 0) installDebian({ chromium: 'chromium' });
const kiosk = spawn(
  node(),
  [
    '--disable-warning=ExperimentalWarning',
    join(root, 'dist', 'bin', 'sportello.js'),
    ...process.argv.slice(2),
  ],
  { env: env(), stdio: 'inherit' },
);
// The terminal sends Ctrl-C to the whole group; a signal sent to this process alone is passed on.
// SIGUSR2 is "sync now".
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2']) process.on(signal, () => kiosk.kill(signal));
kiosk.on('exit', (code, signal) => process.exit(signal === null ? code : 0));
