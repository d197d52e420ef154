import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// What Node makes of the sources (types taken out, code compiled) is kept, so that only the first start pays for it.
enableCompileCache(join(import.meta.dirname, '..', '.cache', 'node'));
const { runSportello } = await import('./run-sportello.ts');

process.exitCode = await runSportello(process.argv.slice(2));
