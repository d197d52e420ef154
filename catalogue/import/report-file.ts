import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { linesOf } from './lines.ts';
import { reportInWords, type ImportReport } from './report.ts';

const reportFile = 'import-report.json';
const wordsFile = 'import-report.md';
/** The line after which the entries stand, one on each line. */
const entriesLine = '  "entries": [';
/** How much text is given to the disk at once. */
const pieceLength = 262_144;

/** Writes the report as JSON, an entry at a time, and in words. */
export const writeReport = (dir: string, report: ImportReport): void => {
  const { entries, ...head } = report;
  const handle = openSync(join(dir, reportFile), 'w');
  try {
    let piece = `${JSON.stringify(head, undefined, 2).replace(/\n\}$/, '')},\n${entriesLine}\n`;
    for (const [at, entry] of entries.entries()) {
      piece += `    ${JSON.stringify(entry)}${at + 1 < entries.length ? ',' : ''}\n`;
      if (piece.length < pieceLength) continue;
      writeSync(handle, piece);
      piece = '';
    }
    writeSync(handle, `${piece}  ]\n}\n`);
  } finally {
    closeSync(handle);
  }
  writeFileSync(join(dir, wordsFile), reportInWords(report));
};

/**
 * What the next import needs of a report. Entries are not read where they come last, as they do now.
 * @throws where there is no report, or none that can be read
 */
export const readReport = (dir: string): Pick<ImportReport, 'ids' | 'files'> => {
  const path = join(dir, reportFile);
  let head = '';
  for (const { text } of linesOf(path)) {
    if (text === entriesLine) break;
    head += `${text}\n`;
  }
  const { ids = {}, files } = JSON.parse(head.replace(/,\n$/, '}')) as Partial<ImportReport>;
  if (files !== undefined) return { ids, files };
  const whole = JSON.parse(readFileSync(path, 'utf8')) as Partial<ImportReport>;
  return { ids, files: whole.files ?? [] };
};
