import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openJournal } from './open-journal.ts';
import { journalOptions, wish, withFolder } from './testing.ts';

/** Kills in `npm test`; the endurance run asks for 1,000. */
const kills = Number(process.env['SPORTELLO_KILLS'] ?? 60);
const child = join(import.meta.dirname, 'issue-until-killed.ts');

/** Starts a process that issues, kills it `after` ms of its first ticket, and gives back what it acknowledged. */
async function issueUntilKilled(file: string, run: number, after: number): Promise<string[]> {
  const started = spawn(process.execPath, [child, file, `run-${run}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let written = '';
  const exited = once(started, 'exit');
  started.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (written === '') setTimeout(() => started.kill('SIGKILL'), after);
    written += text;
  });
  await Promise.all([exited, once(started.stdout, 'close')]);
  // The kill may cut the last line; what was not written whole was not acknowledged.
  return written.split('\n').slice(0, -1);
}

describe('a journal whose process is killed', () => {
  it(
    `loses no acknowledged ticket and gives no number twice, over ${kills} kills`,
    { timeout: 60_000 + kills * 1_500 },
    async () => {
      await withFolder(async (folder) => {
        const file = join(folder, 'journal.sqlite');
        const acknowledged: string[] = [];
        for (let run = 0; run < kills; run += 1) {
          const lines = await issueUntilKilled(file, run, (run * 7) % 31);
          expect(lines.length).toBeGreaterThan(0);
          expect(lines.filter((line) => line.startsWith('not'))).toEqual([]);
          acknowledged.push(...lines);
        }
        const numbers = acknowledged.map((line) => line.split(' ').slice(1).join(' '));
        expect(new Set(numbers).size).toBe(numbers.length);

        const { options } = journalOptions('2026-10-25T08:00:00Z');
        const opened = openJournal({ ...options, file });
        if (!opened.ok) throw new Error(opened.error.code);
        expect(opened.value.opening.state).toBe('sound');
        const missing = acknowledged.filter((line) => {
          const ticket = opened.value.ticket(line.split(' ')[0] ?? '');
          return (
            ticket === undefined ||
            !line.includes(` ${ticket.day} `) ||
            !line.endsWith(String(ticket.number?.sequence).padStart(3, '0'))
          );
        });
        expect(missing).toEqual([]);
        expect(opened.value.issue(wish()).ok).toBe(true);
        opened.value.close();

        const db = new DatabaseSync(file);
        const { tickets, events, distinct } = db
          .prepare(
            `SELECT (SELECT count(*) FROM tickets) AS tickets, (SELECT count(DISTINCT event) FROM tickets) AS events,
                  (SELECT count(DISTINCT day || prefix || sequence) FROM tickets) AS "distinct"`,
          )
          .get() as { tickets: number; events: number; distinct: number };
        db.close();
        expect([events, distinct]).toEqual([tickets, tickets]);
      });
    },
  );
});
