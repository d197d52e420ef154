import type { Importer } from '../importer.ts';
import type { Entry } from '../report.ts';
import { importTable } from './import-table.ts';
import { readTables } from './read-tables.ts';

/** `import table FILE|FOLDER`: a workbook or CSV files that people filled in. */
export const table: Importer = {
  name: 'table',
  summary: 'a workbook (.xlsx) or CSV files that you filled in',
  input: 'FILE|FOLDER',
  missing: 'Give one workbook, CSV file or folder to read.',
  description: `  "new --table FILE.xlsx" writes an empty workbook with help in its cells. CSV files are called servizi.csv, uffici.csv,
  luoghi.csv, chiusure.csv and comune.csv; one file alone is the services. Columns are known by their headings, in any
  order. Semicolons or commas, UTF-8 or the code page of Windows, decimal commas, dates as 24/12/2026 and hours as
  8.30-12.30 are read as they are. What cannot be read is said by row and column, and kept in "unmapped".`,
  options: { town: { type: 'string' } },
  optionsHelp: '  --town NAME the name of the town, where no table says it: "Comune di ..."',
  read: async (input, options, onProgress) => {
    const entries: Entry[] = [];
    const sheets = await readTables(input, entries, onProgress);
    return sheets.ok ? importTable(sheets.value, entries, options, onProgress) : sheets;
  },
};
