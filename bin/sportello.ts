import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { root } from './root.ts';

// What Node makes of the sources (types taken out, code compiled) is kept, so that only the first start pays for it.
enableCompileCache(join(root, '.cache', 'node'));
const { runSportello } = await import('./run-sportello.ts');

process.exitCode = await runSportello(process.argv.slice(2));
