import { join } from 'node:path';
import { withFolder } from './folder.ts';
import { startKiosk } from './kiosk.ts';
import { median } from './pairs.ts';
import { milliseconds, type Bench, type Row } from './row.ts';

/** Ctrl-C ends all that a start began within this, ms. */
const allowedMs = 2_000;
const runs = 5;

/** From Ctrl-C until the last process of the kiosk and its window has gone, as a share of what is allowed: the slowest run counts. */
const measure = (): Promise<Row[]> =>
  withFolder(async (folder) => {
    const rows: Row[] = [];
    for (const shell of ['none', 'chromium'] as const) {
      const took: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        const kiosk = await startKiosk(join(folder, shell), 'ready', shell);
        const asked = performance.now();
        await kiosk.close();
        took.push(performance.now() - asked);
      }
      rows.push({
        name: `end: Ctrl-C to the end (${shell === 'none' ? 'no window' : 'with Chromium'}), to 2 s`,
        ratio: Math.max(...took) / allowedMs,
        limit: 1,
        note: `slowest ${milliseconds(Math.max(...took))}, median ${milliseconds(median(took))}`,
      });
    }
    return rows;
  });

export const endBench: Bench = { name: 'end', measure };
