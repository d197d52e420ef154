import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceDay } from '../../core/numbers/service-day.ts';
import type { IssueRequest, JournalOptions } from './journal.ts';

/** A clock that only moves when a test moves it. */
export interface FakeClock {
  at: number;
}

/** Options with a clock to move, ids that count, and no burst rule unless a test asks for one. */
export function journalOptions(start: string, change: Partial<JournalOptions> = {}): { clock: FakeClock; options: JournalOptions } {
  const clock: FakeClock = { at: Date.parse(start) };
  let ids = 0;
  const options: JournalOptions = {
    now: () => clock.at,
    serviceDay: (at) => serviceDay(at, 'Europe/Rome'),
    newId: () => `id-${(ids += 1)}-${Math.random().toString(36).slice(2)}`,
    burst: { limit: Infinity, windowMs: 60_000, pauseMs: 60_000 },
    ...change,
  };
  return { clock, options };
}

let wishes = 0;
/** A wish for a number of queue `anagrafe` (A). */
export const wish = (change: Partial<Extract<IssueRequest, { kind: 'number' }>> = {}): IssueRequest => ({
  kind: 'number',
  requestId: `wish-${(wishes += 1)}`,
  service: 'carta-identita',
  place: 'municipio',
  language: 'it',
  queue: 'anagrafe',
  prefix: 'A',
  ...change,
});

/** Runs a test with a folder of its own, which is gone afterwards. */
export async function withFolder(work: (folder: string) => void | Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-journal-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
