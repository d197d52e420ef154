import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import readExcelFile from 'read-excel-file/node';
import type { Result } from '../../../core/model/result.ts';
import type { ImportFailure } from '../importer.ts';
import type { Entry } from '../report.ts';
import { openCsv } from './csv.ts';
import { tableOf, type CellValue, type RawSheet } from './sheet.ts';

const isTable = (name: string): boolean => /\.(?:xlsx|csv|txt|tsv)$/i.test(name) && !/^[.~]/.test(name);

const numbered = function* (
  rows: readonly (readonly unknown[])[],
): Generator<{ number: number; cells: readonly CellValue[] }> {
  for (const [at, cells] of rows.entries()) yield { number: at + 1, cells: cells as readonly CellValue[] };
};

const workbook = async (file: string): Promise<Result<RawSheet[], ImportFailure>> => {
  try {
    const sheets = await readExcelFile(file);
    return { ok: true, value: sheets.map(({ sheet, data }) => ({ name: sheet, rows: numbered(data) })) };
  } catch (fault) {
    return {
      ok: false,
      error: {
        code: 'not-xlsx',
        words: `${file} cannot be read as a workbook (${fault instanceof Error ? fault.message : String(fault)}). Save it as "Excel workbook (.xlsx)" or as CSV.`,
      },
    };
  }
};

const csvSheet = async (file: string, isAlone: boolean, entries: Entry[]): Promise<RawSheet> => {
  const { encoding, separator, rows } = await openCsv(file);
  const name = basename(file).replace(/\.\w+$/, '');
  if (encoding !== 'utf-8')
    entries.push({
      kind: 'guessed',
      code: 'encoding',
      record: '',
      source: basename(file),
      field: '',
      words: `Not UTF-8: read as ${encoding}. Look at accents and apostrophes.`,
      now: encoding,
    });
  if (separator !== ';')
    entries.push({
      kind: 'guessed',
      code: 'separator',
      record: '',
      source: basename(file),
      field: '',
      words: 'What stands between the columns.',
      now: separator,
    });
  // One file alone is the services, whatever its name.
  return { name: isAlone && tableOf(name) === undefined ? 'servizi' : name, rows };
};

/** The sheets of a workbook, of a CSV file, or of all such files in a folder. Rows of CSV files are read when they are asked for. */
export const readTables = async (
  input: string,
  entries: Entry[],
  onFile: (file: string) => void,
): Promise<Result<RawSheet[], ImportFailure>> => {
  const info = await stat(input).catch(() => undefined);
  if (info === undefined)
    return { ok: false, error: { code: 'no-input', words: `There is no file or folder ${input}.` } };
  const files = info.isDirectory()
    ? (await readdir(input))
        .filter(isTable)
        .sort()
        .map((name) => join(input, name))
    : [input];
  if (files.length === 0)
    return { ok: false, error: { code: 'no-tables', words: `${input} holds no .xlsx and no .csv file.` } };
  const sheets: RawSheet[] = [];
  for (const file of files) {
    onFile(file);
    if (/\.xlsx?$/i.test(file)) {
      const read = await workbook(file);
      if (!read.ok) return read;
      sheets.push(...read.value);
    } else sheets.push(await csvSheet(file, files.length === 1, entries));
  }
  return { ok: true, value: sheets };
};
