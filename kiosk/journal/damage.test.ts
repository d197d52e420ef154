import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openJournal } from './open-journal.ts';
import { issuedBefore, journalOptions, opened, sequenceOf, wish, withFolder } from './testing.ts';

const start = '2026-12-01T09:00:00+01:00';

/** Flips a bit wherever the text stands: SQLite leaves old copies of rows in its pages, and only one of them is alive. */
const flip = (file: string, text: string): void => {
  const bytes = readFileSync(file);
  let flipped = 0;
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1), flipped += 1)
    bytes[at] = (bytes[at] ?? 0) ^ 1;
  expect(flipped).toBeGreaterThan(0);
  writeFileSync(file, bytes);
};

describe('a damaged journal', () => {
  /** How it is damaged, what is said, and how many of forty tickets must come over. */
  const damages: readonly [string, (file: string) => void, RegExp, number][] = [
    ['is no database any more', (file) => writeFileSync(file, 'x'.repeat(20_000)), /not a database/, 0],
    [
      'has lost its last page',
      (file) => truncateSync(file, statSync(file).size - 2048),
      /malformed|integrity_check/,
      10,
    ],
    [
      'has a flipped bit in every ticket',
      (file) => flip(file, 'carta-identitamunicipioit'),
      /chain of tickets is broken at 1$/,
      0,
    ],
    [
      'has a ticket that somebody changed',
      (file) => sql(file, "UPDATE tickets SET language = 'en' WHERE seq = 3"),
      /broken at 3$/,
      39,
    ],
    [
      'has a ticket that somebody took out',
      (file) => sql(file, 'DELETE FROM tickets WHERE seq = 3'),
      /broken at 4$/,
      39,
    ],
    [
      'has a number larger than any that was written',
      (file) => sql(file, 'UPDATE tickets SET issued_at = 1 << 60 WHERE seq = 3'),
      /./,
      39,
    ],
    [
      'has a floor that nobody wrote',
      (file) => sql(file, "INSERT INTO floors VALUES ('numbers:2026-12-01', 1 << 60)"),
      /floor/,
      40,
    ],
    ['has an index that misses tickets', (file) => sql(file, withoutIndexEntries), /integrity_check/, 30],
    ['has another schema', (file) => sql(file, 'DROP TABLE prints'), /schema/, 40],
    ['has lost its version', (file) => sql(file, 'PRAGMA user_version = 0'), /no version/, 40],
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
  it.each(damages)(
    'that %s is set aside whole, what can be read goes on, and numbers jump ahead',
    (_how, damage, detail, whole) =>
      withFolder((folder) => {
        const file = join(folder, 'journal.sqlite');
        const { clock, options } = journalOptions(start);
        issuedBefore(file, options, 40);
        damage(file);
        const journal = opened(file, options);
        expect(journal.opening).toMatchObject({
          state: 'salvaged',
          detail: expect.stringMatching(detail) as string,
        });
        if (journal.opening.state !== 'salvaged') throw new Error('not salvaged');
        const { setAsideAs, tickets, lost } = journal.opening;
        expect(existsSync(setAsideAs)).toBe(true);
        expect(tickets).toBeGreaterThanOrEqual(whole);
        expect(tickets + lost).toBe(40);
        expect(journal.issuedToday('anagrafe', '2026-12-01')).toBe(tickets);
        const events = journal.pendingEvents(99);
        expect(events).toHaveLength(tickets + 1);
        expect(events.at(-1)).toMatchObject({ data: { reason: 'journal-set-aside', tickets, lost } });
        expect(events.at(-1)?.seq).toBeGreaterThan(41);
        expect(sequenceOf(journal)).toBe(201);
        clock.at -= 86_400_000;
        expect(sequenceOf(journal)).toBe(9001);
        clock.at += 2 * 86_400_000;
        expect(sequenceOf(journal)).toBe(1);
        journal.close();
        const again = opened(file, options);
        expect(again.opening).toEqual({ state: 'sound' });
        again.close();
      }),
  );
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
      expect(
        readdirSync(folder).filter(
          (name) => name.includes('damaged') && !name.endsWith('-wal') && !name.endsWith('-shm'),
        ),
      ).toHaveLength(2);
    }));
  it('that has silently lost its log is found out by the witness', { timeout: 20_000 }, () =>
    withFolder(async (folder) => {
      const file = join(folder, 'journal.sqlite');
      const { options } = journalOptions('2026-10-25T08:00:00Z');
      const killed = spawn(
        process.execPath,
        [join(import.meta.dirname, 'issue-until-killed.ts'), file, 'lost'],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
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
      const given = new Set(
        lines
          .split('\n')
          .slice(0, -1)
          .map((line) => line.split(' ').slice(1, 3).join(' ')),
      );
      expect(given.size).toBeGreaterThan(20);
      for (const prefix of ['A', 'B']) {
        const issued = journal.issue(wish({ prefix, queue: `queue-${prefix.toLowerCase()}` }));
        expect(
          issued.ok &&
            given.has(
              `${issued.value.day} ${prefix}${String(issued.value.number?.sequence).padStart(3, '0')}`,
            ),
        ).toBe(false);
      }
      journal.close();
      const again = opened(file, options);
      expect(again.opening).toEqual({ state: 'sound' });
      again.close();
    }),
  );
  it('that is gone but for its log leaves the log to be read by hand', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      const { options } = journalOptions(start);
      issuedBefore(file, options, 4);
      rmSync(file);
      writeFileSync(`${file}-wal`, 'tickets');
      const journal = opened(file, options);
      expect(journal.opening.state).toBe('rows-lost');
      journal.close();
      const kept = readdirSync(folder).find((name) => /\.damaged-.*-wal$/.test(name)) ?? '';
      expect(readFileSync(join(folder, kept), 'utf8')).toBe('tickets');
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
