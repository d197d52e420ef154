import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { lockFolder } from './data-lock.ts';
import type { Journal, JournalOptions } from './journal.ts';
import { openJournal } from './open-journal.ts';
import { journalOptions, opened, sequenceOf, wish, withFolder } from './testing.ts';

const day = '2026-12-01';
const start = `${day}T09:00:00+01:00`;

/** Opens a journal and gives a way to set pragmas on the connection it uses: SQLite's own limits stand for the disk's. */
function openedWithPragmas(
  file: string,
  options: JournalOptions,
): { journal: Journal; pragma: (text: string) => void; read: (name: string) => unknown } {
  const exec = DatabaseSync.prototype.exec;
  const connections: DatabaseSync[] = [];
  DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string) {
    if (sql.includes('synchronous')) connections.push(this);
    exec.call(this, sql);
  };
  try {
    const journal = opened(file, options);
    return {
      journal,
      pragma: (text) => connections.at(-1)?.exec(`PRAGMA ${text}`),
      read: (name) => connections.at(-1)?.prepare(`PRAGMA ${name}`).get()?.[name],
    };
  } finally {
    DatabaseSync.prototype.exec = exec;
  }
}

describe('opening', () => {
  it('goes on where the last process stopped', () =>
    withFolder((folder) => {
      const file = join(folder, 'deep', 'journal.sqlite');
      const { options } = journalOptions(start);
      const first = opened(file, options);
      expect(first.opening).toEqual({ state: 'new' });
      const ticket = first.issue(wish({ requestId: 'same' }));
      first.raiseFloor('clock', 5);
      first.close();
      const second = opened(file, options);
      expect(second.opening).toEqual({ state: 'sound' });
      expect(second.issue(wish({ requestId: 'same' }))).toEqual(ticket);
      expect([sequenceOf(second), second.floor('clock'), second.issuedToday('anagrafe', day)]).toEqual([
        2, 5, 2,
      ]);
      expect(second.pendingEvents(9).map(({ seq }) => seq)).toEqual([1, 2]);
      second.close();
    }));
  it('calls a print job unknown that was running when the process ended', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      const { options } = journalOptions(start);
      const first = opened(file, options);
      const issued = first.issue(wish());
      const id = issued.ok ? issued.value.id : '';
      first.claimPrint(id);
      first.close();
      const second = opened(file, options);
      expect(second.claimPrint(id)).toEqual({
        ok: true,
        value: { claim: 'ended', outcome: { state: 'unknown', reason: 'interrupted' } },
      });
      second.close();
    }));
  it('has each ticket in its files before it answers, as a kill would find them', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      const journal = opened(file, journalOptions(start).options);
      sequenceOf(journal);
      const copy = join(folder, 'copy.sqlite');
      for (const part of ['', '-wal']) copyFileSync(file + part, copy + part);
      const db = new DatabaseSync(copy);
      expect(db.prepare('SELECT count(*) AS n FROM tickets').get()).toEqual({ n: 1 });
      db.close();
      journal.close();
    }));
  it('asks the disk for every commit: write-ahead log, synchronous FULL', () =>
    withFolder((folder) => {
      // No kill can tell, since the kernel outlives it; only a power cut could. So the settings themselves are read.
      const { journal, read } = openedWithPragmas(
        join(folder, 'journal.sqlite'),
        journalOptions(start).options,
      );
      expect([read('journal_mode'), read('synchronous')]).toEqual(['wal', 2]);
      journal.close();
    }));
});

describe('the lock of the data folder', () => {
  it('lets one open it, in one process and in two', () =>
    withFolder(async (folder) => {
      const file = join(folder, 'journal.sqlite');
      const { options } = journalOptions(start);
      const first = opened(file, options);
      expect(openJournal({ ...options, file })).toEqual({ ok: false, error: { code: 'already-running' } });
      const other = spawn(
        process.execPath,
        [join(import.meta.dirname, 'issue-until-killed.ts'), file, 'other'],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      let said = '';
      other.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
      await once(other, 'close');
      expect(said).toBe('not opened: already-running\n');
      expect(sequenceOf(first)).toBe(1);
      first.close();
      opened(file, options).close();
    }));
  it('is free again when its holder is killed', { timeout: 20_000 }, () =>
    withFolder(async (folder) => {
      const file = join(folder, 'journal.sqlite');
      const holder = spawn(
        process.execPath,
        [join(import.meta.dirname, 'issue-until-killed.ts'), file, 'holder'],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      await once(holder.stdout, 'data');
      const { options } = journalOptions(start);
      expect(openJournal({ ...options, file })).toEqual({ ok: false, error: { code: 'already-running' } });
      holder.stdout.resume();
      holder.kill('SIGKILL');
      await once(holder, 'close');
      const journal = opened(file, options);
      expect(journal.opening).toEqual({ state: 'sound' });
      journal.close();
    }),
  );
  it('does not mind rubbish in its file', () =>
    withFolder((folder) => {
      writeFileSync(join(folder, 'journal.lock'), 'rubbish'.repeat(1000));
      const lock = lockFolder(folder);
      expect(lock.ok).toBe(true);
      expect(lockFolder(folder)).toEqual({ ok: false, error: { code: 'already-running' } });
      if (lock.ok) lock.value.release();
    }));
});

describe('a disk that does not take it', () => {
  it('when full is an error with a name, and the journal goes on when there is room again', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      const { options } = journalOptions(start);
      const { journal, pragma } = openedWithPragmas(file, options);
      pragma('max_page_count = 1');
      let last = 0;
      for (let more = true; more;) {
        const issued = journal.issue(wish());
        if (issued.ok) last = issued.value.number?.sequence ?? 0;
        else expect(issued.error).toEqual({ code: 'disk-full' });
        more = issued.ok;
      }
      expect(journal.issuedToday('anagrafe', day)).toBe(last);
      expect(journal.claimPrint('none')).toEqual({ ok: false, error: { code: 'unknown-ticket' } });
      pragma('max_page_count = 100000');
      expect(sequenceOf(journal)).toBe(last + 1);
      expect(journal.pendingEvents(1_000).slice(-2)).toMatchObject([
        { seq: last + 1, data: { reason: 'disk-full' } },
        { seq: last + 2, type: 'it.sportello.ticket.issued.v1' },
      ]);
      journal.close();
      expect(journal.issue(wish())).toEqual({ ok: false, error: { code: 'closed' } });
      const again = opened(file, options);
      expect(again.opening).toEqual({ state: 'sound' });
      again.close();
    }));
  it('when read-only is an error with a name', () =>
    withFolder((folder) => {
      const { options } = journalOptions(start);
      const { journal, pragma } = openedWithPragmas(join(folder, 'journal.sqlite'), options);
      pragma('query_only = ON');
      expect(journal.issue(wish())).toEqual({ ok: false, error: { code: 'not-writable' } });
      expect(journal.appendEvent({ type: 'it.sportello.visit.rated.v1', rating: 1 })).toEqual({
        ok: false,
        error: { code: 'not-writable' },
      });
      journal.close();
      writeFileSync(join(folder, 'a-file'), '');
      expect(openJournal({ ...options, file: join(folder, 'a-file', 'journal.sqlite') })).toEqual({
        ok: false,
        error: { code: 'not-writable' },
      });
    }));
});
