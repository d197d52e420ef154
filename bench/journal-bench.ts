import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serviceDay } from '../core/numbers/service-day.ts';
import type { Journal } from '../kiosk/journal/journal.ts';
import { inspect, openDatabase } from '../kiosk/journal/inspect.ts';
import { beginning, hashOf } from '../kiosk/journal/chain.ts';
import { openJournal } from '../kiosk/journal/open-journal.ts';
import { withFolder } from './folder.ts';
import { compareAll, mean, median, rounds, type Take } from './pairs.ts';
import { milliseconds, type Bench, type Row } from './row.ts';

const sizes = [10, 10_000, 1_000_000] as const;
/** A busy kiosk's day, so that a million tickets are years of days. */
const aDay = 400;
const dayMs = 86_400_000;
const now = Date.parse('2026-11-24T08:00:00+01:00');
/** The burst rule lets six a minute through. */
const everyMs = 15_000;

/** A journal as a kiosk that gave so many numbers would have it, chain and events included; made in one transaction. */
const prepare = (file: string, tickets: number): void => {
  mkdirSync(dirname(file), { recursive: true });
  const db = openDatabase(file);
  inspect(db);
  const insert = db.prepare(
    `INSERT INTO tickets (seq, id, request_id, day, issued_at, queue, prefix, kiosk, sequence, service, place, language, event, on_paper, previous, hash)
     VALUES (:seq, :id, :request_id, :day, :issued_at, :queue, :prefix, :kiosk, :sequence, :service, :place, :language, :event, :on_paper, unhex(:previous), unhex(:hash))`,
  );
  db.exec('BEGIN');
  let previous = beginning;
  for (let seq = 1; seq <= tickets; seq += 1) {
    const daysAgo = Math.ceil((tickets - seq + 1) / aDay);
    const at = now - daysAgo * dayMs;
    const row = {
      seq,
      id: `${seq}-${randomUUID()}`,
      request_id: randomUUID(),
      day: new Date(at).toISOString().slice(0, 10),
      issued_at: at,
      queue: 'anagrafe',
      prefix: 'A',
      kiosk: '',
      sequence: ((seq - 1 + ((aDay - (tickets % aDay)) % aDay)) % aDay) + 1,
      service: 'carta-identita',
      place: 'municipio',
      language: 'it',
      event: seq,
      on_paper: 1,
    };
    const hash = hashOf(row, previous);
    insert.run({ ...row, previous, hash });
    previous = hash;
  }
  db.exec('COMMIT');
  db.close();
};

/** Opens it, which checks all of it; throws where it is not in order, since then something else is measured. */
const openChecked = (file: string): { journal: Journal; take: Take; tookMs: number } => {
  let at = now;
  const start = performance.now();
  const opened = openJournal({
    file,
    now: () => at,
    serviceDay: (instant) => serviceDay(instant, 'Europe/Rome'),
    newId: randomUUID,
  });
  const tookMs = performance.now() - start;
  if (!opened.ok) throw new Error(`the journal cannot be opened (${opened.error.code})`);
  if (opened.value.opening.state !== 'sound') throw new Error(`the journal is ${opened.value.opening.state}`);
  const journal = opened.value;
  return {
    journal,
    tookMs,
    take: () => {
      at += everyMs;
      const requestId = randomUUID();
      const before = performance.now();
      const issued = journal.issue({
        kind: 'number',
        requestId,
        service: 'carta-identita',
        place: 'municipio',
        language: 'it',
        queue: 'anagrafe',
        prefix: 'A',
      });
      const took = performance.now() - before;
      if (!issued.ok) throw new Error(`no ticket was issued (${issued.error.code})`);
      return took;
    },
  };
};

const thousands = (count: number): string => count.toLocaleString('en-GB').replaceAll(',', ' ');

const measure = (say: (line: string) => void): Promise<Row[]> =>
  withFolder(async (folder) => {
    const journals = sizes.map((tickets) => {
      const file = join(folder, String(tickets), 'journal.sqlite');
      say(`A journal of ${thousands(tickets)} tickets is made.`);
      prepare(file, tickets);
      return { tickets, ...openChecked(file) };
    });
    try {
      const [small, ...large] = journals;
      if (small === undefined) throw new Error('no journal');
      const compared = await compareAll(
        async (at) => {
          // Each in turn is the first, so that none always finds the disk as another left it.
          const taken = new Map<number, number>();
          for (let turn = 0; turn < journals.length; turn += 1) {
            const journal = journals[(at + turn) % journals.length];
            if (journal !== undefined) taken.set(journal.tickets, await journal.take(at));
          }
          const bare = taken.get(small.tickets) ?? Number.NaN;
          return large.map(({ tickets }) => [taken.get(tickets) ?? Number.NaN, bare] as const);
        },
        { rounds: 7, pairs: 200, warmUp: 800 },
      );
      return compared.map((result, index) => {
        const journal = large[index];
        return {
          name: `journal: a ticket after ${thousands(journal?.tickets ?? 0)} tickets, to one after ${small.tickets}`,
          ratio: result.ratio,
          limit: 1.1,
          note: `${milliseconds(median(result.ours))} (mean ${milliseconds(mean(result.ours))}) to ${milliseconds(median(result.bare))} (mean ${milliseconds(mean(result.bare))}); start-up check ${milliseconds(journal?.tookMs ?? 0)}; ${rounds(result)}`,
        };
      });
    } finally {
      for (const { journal } of journals) journal.close();
    }
  });

export const journalBench: Bench = { name: 'journal', measure };
