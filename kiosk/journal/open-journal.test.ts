import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Journal, JournalOptions } from './journal.ts';
import { lockFolder } from './data-lock.ts';
import { openJournal } from './open-journal.ts';
import { journalOptions, wish, withFolder } from './testing.ts';

const day = '2026-12-01';
const start = `${day}T09:00:00+01:00`;

function opened(file: string, options: JournalOptions): Journal {
  const journal = openJournal({ ...options, file });
  if (!journal.ok) throw new Error(journal.error.code);
  return journal.value;
}
function sequenceOf(journal: Journal, change = {}): number {
  const issued = journal.issue(wish(change));
  return issued.ok ? (issued.value.number?.sequence ?? 0) : -1;
}
/** A journal with tickets, closed. */
function issuedBefore(file: string, options: JournalOptions, tickets: number): void {
  const journal = opened(file, options);
  for (let count = 0; count < tickets; count += 1) sequenceOf(journal);
  journal.close();
}
/** Flips a bit wherever the text stands: SQLite leaves old copies of rows in its pages, and only one of them is alive. */
const flip = (file: string, text: string): void => {
  const bytes = readFileSync(file);
  let flipped = 0;
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1), flipped += 1) bytes[at] = (bytes[at] ?? 0) ^ 1;
  expect(flipped).toBeGreaterThan(0);
  writeFileSync(file, bytes);
};

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
      expect([sequenceOf(second), second.floor('clock'), second.issuedToday('anagrafe', day)]).toEqual([2, 5, 2]);
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
      expect(second.claimPrint(id)).toEqual({ ok: true, value: { claim: 'ended', outcome: { state: 'unknown', reason: 'interrupted' } } });
      second.close();
    }));
  it('commits durably: write-ahead log, synchronous FULL', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      const journal = opened(file, journalOptions(start).options);
      sequenceOf(journal);
      // A copy of the files while the process lives is what a kill leaves.
      const copy = join(folder, 'copy.sqlite');
      for (const part of ['', '-wal']) copyFileSync(file + part, copy + part);
      const db = new DatabaseSync(copy);
      expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
      expect(db.prepare('SELECT count(*) AS n FROM tickets').get()).toEqual({ n: 1 });
      db.close();
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
      const other = spawn(process.execPath, [join(import.meta.dirname, 'issue-until-killed.ts'), file, 'other'], { stdio: ['ignore', 'pipe', 'inherit'] });
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
      const holder = spawn(process.execPath, [join(import.meta.dirname, 'issue-until-killed.ts'), file, 'holder'], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(holder.stdout, 'data');
      const { options } = journalOptions(start);
      expect(openJournal({ ...options, file })).toEqual({ ok: false, error: { code: 'already-running' } });
      holder.stdout.resume();
      holder.kill('SIGKILL');
      await once(holder, 'close');
      const journal = opened(file, options);
      expect(journal.opening).toEqual({ state: 'sound' });
      journal.close();
    }));
  it('does not mind rubbish in its file', () =>
    withFolder((folder) => {
      writeFileSync(join(folder, 'journal.lock'), 'rubbish'.repeat(1000));
      const lock = lockFolder(folder);
      expect(lock.ok).toBe(true);
      expect(lockFolder(folder)).toEqual({ ok: false, error: { code: 'already-running' } });
      if (lock.ok) lock.value.release();
    }));
});

/** Opens a journal and gives a way to set pragmas on the connection it uses: SQLite's own limits stand for the disk's. */
function openedWithPragmas(file: string, options: JournalOptions): { journal: Journal; pragma: (text: string) => void } {
  const exec = DatabaseSync.prototype.exec;
  let connection: DatabaseSync | undefined;
  DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string) {
    if (sql.includes('synchronous')) connection = this;
    exec.call(this, sql);
  };
  try {
    const journal = opened(file, options);
    return { journal, pragma: (text) => connection?.exec(`PRAGMA ${text}`) };
  } finally {
    DatabaseSync.prototype.exec = exec;
  }
}

describe('a disk that does not take it', () => {
  it('when full is an error with a name, and the journal goes on when there is room again', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      const { options } = journalOptions(start);
      const { journal, pragma } = openedWithPragmas(file, options);
      pragma('max_page_count = 1');
      let last = 0;
      for (let more = true; more; ) {
        const issued = journal.issue(wish());
        if (issued.ok) last = issued.value.number?.sequence ?? 0;
        else expect(issued.error).toEqual({ code: 'disk-full' });
        more = issued.ok;
      }
      expect(journal.issuedToday('anagrafe', day)).toBe(last);
      expect(journal.claimPrint('none')).toEqual({ ok: false, error: { code: 'unknown-ticket' } });
      pragma('max_page_count = 100000');
      expect(sequenceOf(journal)).toBe(last + 1);
      expect(journal.pendingEvents(1_000).at(-1)?.seq).toBe(last + 1);
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
      expect(journal.appendEvent({ type: 'it.sportello.visit.rated.v1', rating: 1 })).toEqual({ ok: false, error: { code: 'not-writable' } });
      journal.close();
      writeFileSync(join(folder, 'a-file'), '');
      expect(openJournal({ ...options, file: join(folder, 'a-file', 'journal.sqlite') })).toEqual({ ok: false, error: { code: 'not-writable' } });
    }));
});

describe('a damaged journal', () => {
  const damages: readonly [string, (file: string) => void, RegExp][] = [
    ['is no database any more', (file) => writeFileSync(file, 'x'.repeat(20_000)), /not a database/],
    ['is cut in half', (file) => truncateSync(file, 4096 * Math.floor(statSync(file).size / 8192)), /malformed|integrity_check/],
    ['has a flipped bit in a ticket', (file) => flip(file, 'carta-identitamunicipioit'), /chain of tickets is broken at 1$/],
    ['has a ticket that somebody changed', (file) => sql(file, "UPDATE tickets SET language = 'en' WHERE seq = 3"), /broken at 3$/],
    ['has a ticket that somebody took out', (file) => sql(file, 'DELETE FROM tickets WHERE seq = 3'), /broken at 4$/],
    ['has an index that misses tickets', (file) => sql(file, withoutIndexEntries), /integrity_check/],
    ['has another schema', (file) => sql(file, 'DROP TABLE prints'), /schema/],
    ['has lost its version', (file) => sql(file, 'PRAGMA user_version = 0'), /no version/],
  ];
  // Rows that are added while the schema does not show the index are not in it.
  const withoutIndexEntries = `
    PRAGMA writable_schema = ON;
    CREATE TEMP TABLE kept AS SELECT * FROM sqlite_schema WHERE name = 'tickets_number';
    DELETE FROM sqlite_schema WHERE name = 'tickets_number';
    PRAGMA writable_schema = RESET;
    UPDATE tickets SET sequence = sequence + 5 WHERE seq > 30;
    PRAGMA writable_schema = ON;
    INSERT INTO sqlite_schema SELECT * FROM kept;
    PRAGMA writable_schema = RESET;`;
  function sql(file: string, statement: string): void {
    const db = new DatabaseSync(file, { defensive: false });
    db.exec(statement);
    db.close();
  }
  it.each(damages)('that %s is set aside whole, and numbers jump ahead', (_how, damage, detail) =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      const { clock, options } = journalOptions(start);
      issuedBefore(file, options, 40);
      damage(file);
      const journal = opened(file, options);
      expect(journal.opening).toMatchObject({ state: 'set-aside', detail: expect.stringMatching(detail) as string });
      const name = journal.opening.state === 'set-aside' ? journal.opening.setAsideAs : '';
      expect(existsSync(name)).toBe(true);
      expect(journal.pendingEvents(9)).toMatchObject([{ data: { reason: 'journal-set-aside' } }]);
      expect(journal.pendingEvents(9)[0]?.seq).toBeGreaterThan(41);
      expect(sequenceOf(journal)).toBe(201);
      clock.at -= 86_400_000;
      expect(sequenceOf(journal)).toBe(9001);
      clock.at += 2 * 86_400_000;
      expect(sequenceOf(journal)).toBe(1);
      journal.close();
      const again = opened(file, options);
      expect(again.opening).toEqual({ state: 'sound' });
      again.close();
    }));
  it('with nothing left to tell what was issued jumps beyond what a day can have', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      const { options } = journalOptions(start);
      issuedBefore(file, options, 40);
      writeFileSync(file, 'x'.repeat(9_000));
      writeFileSync(`${file}-witness`, 'rubbish');
      const journal = opened(file, options);
      expect(sequenceOf(journal)).toBe(9001);
      journal.close();
    }));
  it('that is damaged twice on a day, before a number is given, still jumps', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      const { options } = journalOptions(start);
      issuedBefore(file, options, 40);
      for (let times = 0; times < 2; times += 1) {
        writeFileSync(file, 'x'.repeat(9_000));
        opened(file, options).close();
      }
      const journal = opened(file, options);
      expect(sequenceOf(journal)).toBeGreaterThan(200);
      journal.close();
      expect(readdirSync(folder).filter((name) => name.includes('damaged') && !name.endsWith('-wal') && !name.endsWith('-shm'))).toHaveLength(2);
    }));
  it('that has silently lost its log is found out by the witness', { timeout: 20_000 }, () =>
    withFolder(async (folder) => {
      const file = join(folder, 'journal.sqlite');
      const { options } = journalOptions('2026-10-25T08:00:00Z');
      const killed = spawn(process.execPath, [join(import.meta.dirname, 'issue-until-killed.ts'), file, 'lost'], { stdio: ['ignore', 'pipe', 'inherit'] });
      let lines = '';
      killed.stdout.setEncoding('utf8').on('data', (text: string) => {
        lines += text;
        if (lines.length > 5_000) killed.kill('SIGKILL');
      });
      await once(killed, 'close');
      truncateSync(`${file}-wal`, Math.floor(statSync(`${file}-wal`).size / 2));
      const journal = opened(file, options);
      expect(journal.opening.state).toBe('rows-lost');
      expect(journal.pendingEvents(10_000).at(-1)).toMatchObject({ data: { reason: 'journal-rows-lost' } });
      const given = new Set(lines.split('\n').slice(0, -1).map((line) => line.split(' ').slice(1).join(' ')));
      expect(given.size).toBeGreaterThan(20);
      for (const prefix of ['A', 'B']) {
        const issued = journal.issue(wish({ prefix, queue: `queue-${prefix.toLowerCase()}` }));
        expect(issued.ok && given.has(`${issued.value.day} ${prefix}${String(issued.value.number?.sequence).padStart(3, '0')}`)).toBe(false);
      }
      journal.close();
      const again = opened(file, options);
      expect(again.opening).toEqual({ state: 'sound' });
      again.close();
    }));
  it('that is gone altogether is found out too', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      const { options } = journalOptions(start);
      issuedBefore(file, options, 40);
      rmSync(file);
      const journal = opened(file, options);
      expect(journal.opening.state).toBe('rows-lost');
      expect(sequenceOf(journal)).toBe(201);
      journal.close();
    }));
});

describe('a journal of a newer program', () => {
  it('is not touched', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      const { options } = journalOptions(start);
      issuedBefore(file, options, 3);
      const db = new DatabaseSync(file);
      db.exec('PRAGMA user_version = 99');
      db.close();
      expect(openJournal({ ...options, file })).toEqual({ ok: false, error: { code: 'newer-version' } });
      expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
    }));
});
