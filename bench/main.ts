import { parseArgs } from 'node:util';
import { table, type Bench, type Row } from './row.ts';
import { endBench } from './end-bench.ts';
import { fleetBench } from './fleet-bench.ts';
import { growthBench } from './growth-bench.ts';
import { heapBench } from './heap-bench.ts';
import { importBench } from './import-bench.ts';
import { journalBench } from './journal-bench.ts';
import { printBench } from './print-bench.ts';
import { searchBench } from './search-bench.ts';
import { speechBench } from './speech-bench.ts';
import { startBench } from './start-bench.ts';
import { syncBench } from './sync-bench.ts';
import { syncPaintBench } from './sync-paint-bench.ts';
import { tapsBench } from './taps-bench.ts';
import { tapBench } from './tap-bench.ts';
import { ticketBench } from './ticket-bench.ts';
import { tokenBench } from './token-bench.ts';
import { weightBench } from './weight-bench.ts';

const benches: readonly Bench[] = [
  searchBench,
  growthBench,
  syncBench,
  syncPaintBench,
  fleetBench,
  tapBench,
  tapsBench,
  ticketBench,
  tokenBench,
  journalBench,
  printBench,
  speechBench,
  startBench,
  endBench,
  weightBench,
  heapBench,
  importBench,
];

const names = benches.map(({ name }) => name);
const { values } = parseArgs({ options: { only: { type: 'string' } } });
if (values.only !== undefined && !names.includes(values.only)) {
  console.error(`--only cannot be "${values.only}": it is one of ${names.join(', ')}.`);
  process.exit(2);
}

const say = (line: string): void => console.error(line);
const rows: Row[] = [];
for (const bench of benches.filter(({ name }) => values.only === undefined || name === values.only)) {
  try {
    rows.push(...(await bench.measure(say)));
  } catch (fault) {
    say(`${bench.name} could not be measured: ${fault instanceof Error ? fault.message : String(fault)}`);
    // A ratio that is over its limit is an answer; only none at all is a failure.
    process.exitCode = 1;
  }
}
if (rows.length > 0) console.log(table(rows));
