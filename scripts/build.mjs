// Builds the screens, the command with the kiosk, the Electron shell with its preload, the two pages, and the editor's.
import { build } from 'vite';
import { join } from 'node:path';
import { root } from './lib.mjs';

await build({ configFile: join(root, 'renderer', 'vite.config.ts'), logLevel: 'warn' });
await build({ configFile: join(root, 'bin', 'vite.config.ts'), root, logLevel: 'warn' });
for (const part of ['main', 'preload'])
  await build({ configFile: join(root, 'electron', `vite.${part}.config.ts`), logLevel: 'warn' });
for (const mode of ['t', 'desk', 'today'])
  await build({ configFile: join(root, 'pages', 'vite.config.ts'), mode, logLevel: 'warn' });
