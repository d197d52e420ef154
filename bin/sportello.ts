import { runSportello } from './run-sportello.ts';

process.exitCode = await runSportello(process.argv.slice(2));
