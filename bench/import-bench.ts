import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root, withFolder } from './folder.ts';
import { importInputs, type ImportInput } from './import-inputs.ts';
import { catalogueFlags } from './catalogue-flags.ts';
import type { Bench, Row } from './row.ts';

/** A hundred thousand would take an hour: what a service adds is told by two sizes, and they are added up on paper. */
const few = 1_000;
const many = 8_000;
const whole = 100_000;
const allowed = 1000;

type Taken = { status: number; megabytes: number; seconds: number };

/** Imports so many services in a process of its own, as the command does. */
const importOf = (input: ImportInput, services: number): Promise<Taken> =>
  withFolder(async (folder) => {
    const path = input.write(join(folder, 'in'), services);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        ...catalogueFlags(),
        join(import.meta.dirname, 'import-memory.ts'),
        input.format,
        path,
        join(folder, 'out'),
      ],
      { cwd: root, maxBuffer: 100_000_000 },
    );
    const taken = JSON.parse(stdout) as Taken;
    if (taken.status !== 0) throw new Error(`import ${input.format} ended with ${taken.status}`);
    return taken;
  });

/** The most memory of the whole command, reading to checking, to what a hundred thousand services may take. */
export const importBench: Bench = {
  name: 'import',
  measure: async (say) => {
    const rows: Row[] = [];
    for (const input of importInputs.filter(({ isSlow }) => !isSlow)) {
      const name = `${input.format} ${input.as}`;
      say(`import: ${name}, ${few} and ${many} services`);
      const [small, large] = [await importOf(input, few), await importOf(input, many)];
      const each = (large.megabytes - small.megabytes) / (many - few);
      const megabytes = Math.max(large.megabytes, large.megabytes + each * (whole - many));
      rows.push({
        name: `import: memory of ${name}, 100,000 services, to 1 GB`,
        ratio: megabytes / allowed,
        limit: 1,
        note: `${small.megabytes.toFixed(0)} MB with ${few}, ${large.megabytes.toFixed(0)} MB with ${many} in ${large.seconds.toFixed(0)} s`,
      });
    }
    return rows;
  },
};
