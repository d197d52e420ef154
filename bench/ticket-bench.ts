import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { serviceDay } from '../core/numbers/service-day.ts';
import { openJournal } from '../kiosk/journal/open-journal.ts';
import { withFolder } from './folder.ts';
import { compare, mean, median, quantile, rounds, type Take } from './pairs.ts';
import { milliseconds, type Bench, type Row } from './row.ts';

/** The burst rule lets six a minute through: with a number every fifteen seconds it is at work and pauses nothing. */
const everyMs = 15_000;
/**
 * Until its first checkpoint, at 1,000 pages, a write-ahead log grows with each commit, and growing a file is slow; from then on it
 * is written over. A row is a page, a ticket two or three: both must be past it, or the bare side is measured at its slowest.
 */
const warmUp = 1_200;
const firstAt = Date.parse('2026-11-24T08:00:00+01:00');

/** A number taken: what the person waits for between the tap and the ticket, but for the way to the screen. */
const issueOn = (file: string): { take: Take; close: () => void } => {
  let at = firstAt;
  const journal = openJournal({
    file,
    now: () => at,
    serviceDay: (instant) => serviceDay(instant, 'Europe/Rome'),
    newId: randomUUID,
  });
  if (!journal.ok) throw new Error(`the journal cannot be opened (${journal.error.code})`);
  return {
    take: () => {
      at += everyMs;
      const requestId = randomUUID();
      const start = performance.now();
      const issued = journal.value.issue({
        kind: 'number',
        requestId,
        service: 'carta-identita',
        place: 'municipio',
        language: 'it',
        queue: 'anagrafe',
        prefix: 'A',
      });
      const took = performance.now() - start;
      if (!issued.ok) throw new Error(`no ticket was issued (${issued.error.code})`);
      return took;
    },
    close: () => {
      journal.value.close();
    },
  };
};

/** The least that is durable: one row of the same size, in a table without any index of its own. */
const commitOn = (file: string): { take: Take; close: () => void } => {
  const db = new DatabaseSync(file);
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE tickets (seq INTEGER PRIMARY KEY, at INTEGER, ticket TEXT) STRICT',
  );
  const insert = db.prepare('INSERT INTO tickets (at, ticket) VALUES (?, ?)');
  const ticket = JSON.stringify({
    id: randomUUID(),
    request: randomUUID(),
    service: 'carta-identita',
    place: 'municipio',
    language: 'it',
    queue: 'anagrafe',
    number: 'A001',
  });
  return {
    take: () => {
      const start = performance.now();
      insert.run(Date.now(), ticket);
      return performance.now() - start;
    },
    close: () => {
      db.close();
    },
  };
};

const measure = (): Promise<Row[]> =>
  withFolder(async (folder) => {
    // Each database has a folder of its own: the journal locks its own.
    const journal = issueOn(join(folder, 'kiosk', 'journal.sqlite'));
    const bare = commitOn(join(folder, 'bare.sqlite'));
    try {
      const compared = await compare(journal.take, bare.take, { rounds: 9, pairs: 250, warmUp });
      const figures = (all: readonly number[]): string =>
        `${milliseconds(median(all))} (95 %: ${milliseconds(quantile(all, 0.95))}, mean ${milliseconds(mean(all))})`;
      return [
        {
          name: 'ticket: issued with chain, floors, outbox and witness, to a bare commit of one row',
          ratio: compared.ratio,
          limit: 1.5,
          note: `${figures(compared.ours)}, one row ${figures(compared.bare)}; ${rounds(compared)}`,
        },
      ];
    } finally {
      journal.close();
      bare.close();
    }
  });

export const ticketBench: Bench = { name: 'ticket', measure };
