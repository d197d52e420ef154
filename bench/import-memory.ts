// Imports as the command does, and says the most memory that it took: node import-memory.ts FORMAT INPUT OUT
import { run } from '../catalogue/cli/run.ts';

const [format = '', input = '', out = ''] = process.argv.slice(2);
const start = performance.now();
const status = await run(['import', format, input, '--out', out, '--json'], {
  out: () => undefined,
  err: (line) => console.error(line),
  now: () => performance.now(),
});
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ status, megabytes, seconds: (performance.now() - start) / 1000 }));
