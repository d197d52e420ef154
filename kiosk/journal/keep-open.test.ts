import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Journal } from './journal.ts';
import { keepJournal } from './keep-open.ts';
import { issuedBefore, journalOptions, morning, opened, sequenceOf, wish, withFolder } from './testing.ts';

/** A journal that must be kept, and what was logged, a code a line. */
function kept(file: string): { journal: Journal; codes: string[]; lines: string[] } {
  const lines: string[] = [];
  const journal = keepJournal({ ...journalOptions(morning).options, file }, (line) => lines.push(line));
  if (!journal.ok) throw new Error(journal.error.code);
  return {
    journal: journal.value,
    lines,
    get codes() {
      return lines.map((line) => line.slice(0, 5));
    },
  };
}

describe('a journal that is kept', () => {
  it('gives no numbers while it cannot be opened, says so, and opens when it can', () =>
    withFolder((folder) => {
      const inTheWay = join(folder, 'data');
      writeFileSync(inTheWay, '');
      const told = kept(join(inTheWay, 'journal.sqlite'));
      const { journal } = told;
      expect(told.codes).toEqual(['JRN-1']);
      expect(journal.opening).toEqual({ state: 'not-opened' });
      const refused = { ok: false, error: { code: 'not-writable' } };
      expect(journal.issue(wish())).toEqual(refused);
      expect([journal.claimPrint('1-x'), journal.raiseFloor('clock', 1), journal.acknowledge(1)]).toEqual([
        refused,
        refused,
        refused,
      ]);
      expect([journal.pendingEvents(1), journal.issuedToday('anagrafe', '2026-12-01')]).toEqual([[], 0]);
      rmSync(inTheWay);
      mkdirSync(inTheWay);
      expect([sequenceOf(journal), sequenceOf(journal)]).toEqual([1, 2]);
      expect(journal.issuedToday('anagrafe', '2026-12-01')).toBe(2);
      journal.close();
    }));
  it('says that it was salvaged, and that tickets are missing', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      issuedBefore(file, journalOptions(morning).options, 5);
      writeFileSync(file, 'x'.repeat(9_000));
      const salvaged = kept(file);
      expect(salvaged.lines).toEqual([
        expect.stringMatching(/^JRN-2 .*0 tickets were brought over, 5 are lost.*damaged-/),
      ]);
      salvaged.journal.close();
      const again = kept(file);
      expect(again.codes).toEqual([]);
      sequenceOf(again.journal);
      again.journal.close();
      rmSync(file);
      const lost = kept(file);
      expect(lost.codes).toEqual(['JRN-3']);
      lost.journal.close();
    }));
  it('finds at its start that a disk that was full has room again', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      const first = kept(file);
      first.journal.close();
      writeFileSync(join(folder, 'ballast'), '');
      const told = kept(file);
      expect(readFileSync(join(folder, 'ballast')).length).toBeGreaterThan(0);
      expect([sequenceOf(told.journal), told.codes]).toEqual([1, []]);
      told.journal.close();
    }));
  it('is refused to a second kiosk, and to a program that is older than it', () =>
    withFolder((folder) => {
      const file = join(folder, 'journal.sqlite');
      const { options } = journalOptions(morning);
      const journal = opened(file, options);
      expect(keepJournal({ ...options, file }, () => undefined)).toEqual({
        ok: false,
        error: { code: 'already-running' },
      });
      journal.close();
      const db = new DatabaseSync(file);
      db.exec('PRAGMA user_version = 99');
      db.close();
      expect(keepJournal({ ...options, file }, () => undefined)).toEqual({
        ok: false,
        error: { code: 'newer-version' },
      });
    }));
});
