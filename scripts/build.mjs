// Builds the screens, and the Electron shell with its preload.
import { build } from 'vite';
import { join } from 'node:path';
import { root } from './lib.mjs';

await build({ configFile: join(root, 'renderer', 'vite.config.ts'), logLevel: 'warn' });
for (const part of ['main', 'preload'])
  await build({ configFile: join(root, 'electron', `vite.${part}.config.ts`), logLevel: 'warn' });
