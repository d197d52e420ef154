import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Document, isScalar, isSeq, visit } from 'yaml';
import { reportInWords, type ImportReport } from './report.ts';

const reportFile = 'import-report.json';
const wordsFile = 'import-report.md';

/** What an earlier import left in a folder. `taken`: there is something that no import wrote. */
export type Earlier =
  | { state: 'empty' }
  | { state: 'imported'; report: Pick<ImportReport, 'ids' | 'files'> }
  | { state: 'taken' };

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

/** Lists that read best on one line. */
const shortLists = new Set([
  'days',
  'auth',
  'languages',
  'topics',
  'needs',
  'services',
  'requires',
  'related',
  'places',
  'it',
]);
const maxLine = 100;

/**
 * A record as an editor keeps it: block style with short lists on one line, long lines folded, nothing repeated through
 * aliases, and times and dates in quotes, because older YAML tools would read them as numbers.
 */
export const yamlOf = (record: unknown): string => {
  const document = new Document(record, { aliasDuplicateObjects: false, compat: 'yaml-1.1' });
  visit(document, {
    Pair: (_key, { key, value }) => {
      if (!isScalar(key) || !shortLists.has(String(key.value)) || !isSeq(value)) return;
      const words = value.items.map((item) =>
        isScalar(item) && typeof item.value === 'string' ? item.value : undefined,
      );
      if (
        words.every((word) => word !== undefined && /^[\p{L}\d' -]+$/u.test(word)) &&
        words.join(', ').length <= maxLine
      )
        value.flow = true;
    },
  });
  return document.toString({
    lineWidth: 120,
    singleQuote: true,
    blockQuote: 'folded',
    flowCollectionPadding: false,
  });
};

const safe = /^(?:[a-z-]+\/)?[a-z0-9-]+\.yaml$/;

/** Writes records and report; files that an earlier import wrote and this one does not are removed. */
export const writeSource = (
  dir: string,
  records: Readonly<Record<string, unknown>>,
  report: Omit<ImportReport, 'files'>,
  earlier: readonly string[] = [],
): ImportReport => {
  const files = Object.keys(records).sort();
  for (const file of earlier)
    if (safe.test(file) && !files.includes(file)) rmSync(join(dir, file), { force: true });
  for (const file of files) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), yamlOf(records[file]));
  }
  const whole: ImportReport = { ...report, files };
  writeFileSync(join(dir, reportFile), `${JSON.stringify(whole, undefined, 2)}\n`);
  writeFileSync(join(dir, wordsFile), reportInWords(whole));
  return whole;
};
