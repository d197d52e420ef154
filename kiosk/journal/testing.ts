import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatNumber } from '../../core/numbers/number.ts';
import { serviceDay } from '../../core/numbers/service-day.ts';
import type { IssueRequest, Journal, JournalOptions, Ticket } from './journal.ts';
import { memoryJournal, openJournal } from './open-journal.ts';

/** A clock that only moves when a test moves it. */
export interface FakeClock {
  at: number;
}

/** Options with a clock to move, ids that count, and no burst rule unless a test asks for one. */
export function journalOptions(
  start: string,
  change: Partial<JournalOptions> = {},
): { clock: FakeClock; options: JournalOptions } {
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

/** Opens a journal that must open. */
export function opened(file: string, options: JournalOptions): Journal {
  const journal = openJournal({ ...options, file });
  if (!journal.ok) throw new Error(journal.error.code);
  return journal.value;
}

/** Issues one more number and gives its sequence; -1 where there is none. */
export function sequenceOf(journal: Journal): number {
  const issued = journal.issue(wish());
  return issued.ok ? (issued.value.number?.sequence ?? 0) : -1;
}

/** Makes a journal with tickets and closes it. */
export function issuedBefore(file: string, options: JournalOptions, tickets: number): void {
  const journal = opened(file, options);
  for (let count = 0; count < tickets; count += 1) sequenceOf(journal);
  journal.close();
}

export const morning = '2026-12-01T09:00:00+01:00';

/** The ticket of an issue that must succeed. */
export function must(result: ReturnType<Journal['issue']>): Ticket {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

export const numberOf = (ticket: Ticket): string =>
  ticket.number === undefined ? '' : formatNumber(ticket.number);

/** A journal in memory with its clock. */
export function fresh(start = morning, change: Partial<JournalOptions> = {}) {
  const { clock, options } = journalOptions(start, change);
  const journal = memoryJournal(options);
  return { clock, journal, take: (request = wish()) => numberOf(must(journal.issue(request))) };
}
