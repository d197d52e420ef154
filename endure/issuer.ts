import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { root } from './folder.ts';

/** A ticket as the process said it, once it was committed. */
export type Said = { id: string; day: string; number: string; at: number };

const program = join(root, 'kiosk', 'journal', 'issue-until-killed.ts');

/**
 * Starts a process that issues numbers, and kills it with SIGKILL.
 * @param run a name that no other run on this journal has
 * @param after milliseconds from its first ticket to the kill
 * @returns the tickets it acknowledged; throws what it complained of
 */
export const issueUntilKilled = async (
  file: string,
  run: string,
  after: number,
  letter?: string,
): Promise<Said[]> => {
  const started = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, file, run, ...(letter === undefined ? [] : [letter])],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let written = '';
  const exited = once(started, 'exit');
  started.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (written === '') setTimeout(() => started.kill('SIGKILL'), after);
    written += text;
  });
  await Promise.all([exited, once(started.stdout, 'close')]);
  // The kill may cut the last line; what was not written whole was not acknowledged.
  const lines = written.split('\n').slice(0, -1);
  const complaint = lines.find((line) => line.startsWith('not'));
  if (complaint !== undefined) throw new Error(complaint);
  return lines.map((line) => {
    const [id = '', day = '', number = '', at = ''] = line.split(' ');
    return { id, day, number, at: Number(at) };
  });
};

/** The ids of all tickets that stand in a journal's database, and how many events tell of them. */
export const ticketsIn = (file: string): { ids: Set<string>; events: number } => {
  const db = new DatabaseSync(file);
  try {
    const rows = db.prepare('SELECT id, event FROM tickets').all();
    return {
      ids: new Set(rows.map(({ id }) => String(id))),
      events: new Set(rows.map(({ event }) => event)).size,
    };
  } finally {
    db.close();
  }
};
