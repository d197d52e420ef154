import { runTuf } from './run-tuf.ts';

process.exitCode = await runTuf(process.argv.slice(2), (line) => console.error(line));
