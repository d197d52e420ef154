import { join } from 'node:path';
import * as z from 'zod/mini';
import { type TestId, testIds, type TestRow } from '../contract/technician.ts';
import { keptFile } from '../staff/kept-file.ts';
import { sayMoment } from './status.ts';

const Done = z.strictObject({
  formatVersion: z.literal(1),
  tests: z.array(
    z.strictObject({ id: z.enum(testIds), at: z.number(), outcome: z.enum(['passed', 'failed']) }),
  ),
});
type Done = z.infer<typeof Done>;

/** The last of each test, kept for the readiness report. */
export type TestsDone = {
  record: (id: TestId, passed: boolean, at: number) => void;
  rows: (timeZone: string) => TestRow[];
};

export const openTestsDone = (dataDir: string): TestsDone => {
  const file = keptFile<Done>(join(dataDir, 'tests-done.json'), Done);
  const read = file.read();
  let done: Done = read.state === 'read' ? read.value : { formatVersion: 1, tests: [] };
  return {
    record: (id, passed, at) => {
      const others = done.tests.filter((test) => test.id !== id);
      done = { ...done, tests: [...others, { id, at, outcome: passed ? 'passed' : 'failed' }] };
      try {
        file.write(done);
      } catch {
        // The disk's own row says so; the result is shown until the next start.
      }
    },
    rows: (timeZone) =>
      testIds.map((id) => {
        const last = done.tests.find((test) => test.id === id);
        return last === undefined
          ? { id, outcome: 'not-done' }
          : { id, outcome: last.outcome, at: sayMoment(last.at, timeZone) };
      }),
  };
};
