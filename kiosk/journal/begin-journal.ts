import { dirname } from 'node:path';
import type { Result } from '../../core/model/result.ts';
import type { Journal, JournalOptions } from './journal.ts';
import { keepJournal } from './keep-open.ts';

type Refused = { code: string; words: string };
const refuse = (code: string, words: string): { ok: false; error: Refused } => ({
  ok: false,
  error: { code, words: `${code} ${words}` },
});

/**
 * The journal of a start.
 * @param restored a disk image was put back: numbers jump ahead of all that could have been issued since it was taken
 * @returns error where the kiosk must not start on this folder, in a technician's words
 */
export const beginJournal = (
  options: JournalOptions & { file: string },
  restored: boolean,
  log: (line: string) => void,
): Result<Journal, Refused> => {
  const dataDir = dirname(options.file);
  const journal = keepJournal(options, log);
  if (!journal.ok)
    return journal.error.code === 'already-running'
      ? refuse(
          'RUN-1',
          `Sportello is already running on ${dataDir}. End it first, or choose another folder with --data-dir.`,
        )
      : refuse(
          'JRN-6',
          `The journal in ${dataDir} was written by a newer Sportello. Start that one; nothing was touched.`,
        );
  if (!restored) return journal;
  const jumped = journal.value.jumpAhead();
  if (!jumped.ok) {
    journal.value.close();
    return refuse(
      'JRN-1',
      `The journal in ${dataDir} did not take that numbers jump ahead (${jumped.error.code}). Check that the disk is there, not full, and writable.`,
    );
  }
  log('JRN-7 Numbers jump ahead, since a disk image was put back. Leave --restored out at the next start.');
  return journal;
};
