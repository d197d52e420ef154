import { hash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { migrate } from './migrations.ts';
import { journalOptions, morning, opened, sequenceOf, wish, withFolder } from './testing.ts';

const day = morning.slice(0, 10);

/** A journal as the first version wrote it: two tickets, the first of them acknowledged and printed. */
function firstVersion(file: string): void {
  const db = new DatabaseSync(file);
  migrate(db, 1);
  let previous = Buffer.alloc(32);
  for (const seq of [1, 2]) {
    const values = [seq, `${seq}-id`, `request-${seq}`, day, Date.parse(morning), 'anagrafe', 'A', '', seq];
    const row = [...values, 'carta-identita', 'municipio', 'it'];
    const link = hash('sha256', JSON.stringify([previous.toString('hex'), ...row]), 'buffer');
    db.prepare(`INSERT INTO tickets VALUES (${'?, '.repeat(13)}?)`).run(...row, previous, link);
    previous = link;
  }
  db.prepare('INSERT INTO outbox VALUES (2, ?, ?, ?, ?)').run(
    'event-2',
    'it.sportello.ticket.issued.v1',
    Date.parse(morning),
    JSON.stringify({ ticket: '2-id', day, number: 'A002' }),
  );
  db.exec("INSERT INTO floors VALUES ('outbox', 1); INSERT INTO prints VALUES (1, 'printed', NULL, 1, 0)");
  db.close();
}

/** A journal as the second version wrote it: a ticket that is its own event, and its print job. */
function secondVersion(file: string): void {
  const db = new DatabaseSync(file);
  migrate(db, 2);
  const values = [1, '1-id', 'request-1', day, Date.parse(morning), 'anagrafe', 'A', '', 1];
  const row = [...values, 'carta-identita', 'municipio', 'it', 1];
  const link = hash('sha256', JSON.stringify(['00'.repeat(32), ...row]), 'buffer');
  db.prepare(`INSERT INTO tickets VALUES (${'?, '.repeat(14)}?)`).run(...row, Buffer.alloc(32), link);
  db.exec("INSERT INTO prints VALUES (1, 'in-progress', NULL, 1, 0)");
  db.close();
}

describe('a journal of the second version', () => {
  it('goes on: its tickets, their chain, and what was printing', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      secondVersion(file);
      const { options } = journalOptions(morning);
      const journal = opened(file, options);
      expect(journal.opening).toEqual({ state: 'sound' });
      expect(journal.claimPrint('1-id')).toMatchObject({ value: { outcome: { state: 'unknown' } } });
      const next = journal.issue(wish({ onPaper: true }));
      expect(next).toMatchObject({ ok: true, value: { number: { sequence: 2 } } });
      expect(sequenceOf(journal)).toBe(3);
      expect(journal.pendingEvents(9).map(({ seq }) => seq)).toEqual([1, 2, 3]);
      journal.close();
      const again = opened(file, options);
      expect(again.opening).toEqual({ state: 'sound' });
      again.close();
    }));
});

describe('a journal of the first version', () => {
  it('goes on: its tickets, their chain, its events and what was printed', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      firstVersion(file);
      const { options } = journalOptions(morning);
      const journal = opened(file, options);
      expect(journal.opening).toEqual({ state: 'sound' });
      expect(sequenceOf(journal)).toBe(3);
      expect(journal.issue(wish({ requestId: 'request-2' }))).toMatchObject({
        ok: true,
        value: { id: '2-id', number: { prefix: 'A', sequence: 2 } },
      });
      expect(journal.claimPrint('1-id')).toMatchObject({ value: { claim: 'ended' } });
      expect(journal.pendingEvents(9)).toMatchObject([
        { seq: 2, id: 'event-2', data: { number: 'A002' } },
        { seq: 3, type: 'it.sportello.ticket.issued.v1', data: { number: 'A003' } },
      ]);
      journal.acknowledge(2);
      expect(journal.pendingEvents(9).map(({ seq }) => seq)).toEqual([3]);
      journal.close();
      const again = opened(file, options);
      expect(again.opening).toEqual({ state: 'sound' });
      again.close();
    }));
});
