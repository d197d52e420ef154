// Builds the screens, the command with the kiosk, the Electron shell with its preload, the two pages, and the editor's.
import { build } from 'vite';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildStamp, root, sourcesHash } from './lib.mjs';

// Of before: what is saved meanwhile is in no build.
const now = sourcesHash();

await build({ configFile: join(root, 'renderer', 'vite.config.ts'), logLevel: 'warn' });
await build({ configFile: join(root, 'bin', 'vite.config.ts'), root, logLevel: 'warn' });
for (const part of ['main', 'preload'])
  await build({ configFile: join(root, 'electron', `vite.${part}.config.ts`), logLevel: 'warn' });
for (const mode of ['t', 'desk', 'today'])
  await build({ configFile: join(root, 'pages', 'vite.config.ts'), mode, logLevel: 'warn' });
if (now !== undefined) writeFileSync(buildStamp, now);
