import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { reportInWords, type ImportReport } from './report.ts';

const reportFile = 'import-report.json';
const wordsFile = 'import-report.md';

/** What an earlier import left in a folder. `taken`: there is something that no import wrote. */
export type Earlier = { state: 'empty' } | { state: 'imported'; report: Pick<ImportReport, 'ids' | 'files'> } | { state: 'taken' };

/** Looks at the folder to write to, before anything is written. */
export const earlierImport = (dir: string): Earlier => {
  if (!existsSync(dir) || readdirSync(dir).length === 0) return { state: 'empty' };
  try {
    const { ids, files } = JSON.parse(readFileSync(join(dir, reportFile), 'utf8')) as Partial<ImportReport>;
    return { state: 'imported', report: { ids: ids ?? {}, files: files ?? [] } };
  } catch {
    return { state: 'taken' };
  }
};

/** A record as an editor keeps it: block style, long lines folded, nothing repeated through aliases. */
export const yamlOf = (record: unknown): string => stringify(record, { lineWidth: 120, aliasDuplicateObjects: false, blockQuote: 'folded' });

const safe = /^(?:[a-z-]+\/)?[a-z0-9-]+\.yaml$/;

/** Writes records and report; files that an earlier import wrote and this one does not are removed. */
export const writeSource = (dir: string, records: Readonly<Record<string, unknown>>, report: Omit<ImportReport, 'files'>, earlier: readonly string[] = []): ImportReport => {
  const files = Object.keys(records).sort();
  for (const file of earlier) if (safe.test(file) && !files.includes(file)) rmSync(join(dir, file), { force: true });
  for (const file of files) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), yamlOf(records[file]));
  }
  const whole: ImportReport = { ...report, files };
  writeFileSync(join(dir, reportFile), `${JSON.stringify(whole, undefined, 2)}\n`);
  writeFileSync(join(dir, wordsFile), reportInWords(whole));
  return whole;
};
