import { unzipSync, zipSync } from 'fflate';
import writeExcelFile, { type Row as SheetRow } from 'write-excel-file/node';
import { csvOf } from '../../standards/csv.ts';
import type { Table } from '../../standards/table.ts';
import type { Exporter } from '../exporter.ts';
import { tablesOf } from './tables.ts';

/** The longest text of a cell that spreadsheets take. */
const maxCell = 32_767;
const headRow = { fontWeight: 'bold', backgroundColor: '#e8ecf0' } as const;

/** Numbers are numbers, all else is text: a telephone number keeps its zero, and nothing is read as a formula. */
const sheetRows = ({ columns, rows }: Table): SheetRow[] => [
  columns.map((value) => ({ value, type: String, ...headRow })),
  ...[...rows].map((row): SheetRow =>
    columns.map((column) => {
      const value = row[column];
      if (value === undefined || value === '') return null;
      return typeof value === 'number'
        ? { value, type: Number }
        : { value: value.slice(0, maxCell), type: String, wrap: true, alignVertical: 'top' };
    }),
  ),
];

/** A workbook is a ZIP, and its files have the time at which they were written: the same catalogue must give the same bytes. */
const withoutTime = (workbook: Uint8Array): Uint8Array =>
  zipSync(unzipSync(new Uint8Array(workbook)), { mtime: new Date(1980, 0, 1) });

/** `export csv`: tables for programs. */
export const csv: Exporter = {
  name: 'csv',
  summary: 'tables as CSV (UTF-8, commas), for programs and portals of open data',
  output: 'FOLDER',
  description: `  servizi.csv, uffici.csv, luoghi.csv, chiusure.csv and comune.csv, with the headings of "new --table": edited, they can
  be imported again with "import table". A column for each language, several values of a cell on a line each. They have
  one place and one address on the internet for each service, and weekly hours that do not change with the season.`,
  files: (catalogue) =>
    tablesOf(catalogue).map((table) => ({ name: `${table.name}.csv`, content: csvOf(table) })),
};

/** `export xlsx`: the same tables for people. */
export const xlsx: Exporter = {
  name: 'xlsx',
  summary: 'the same tables as one Excel workbook, for people',
  output: 'FILE',
  description: '  A sheet for each table, the head of each fixed.',
  files: (catalogue) => [
    {
      name: '',
      content: async () => {
        const sheets = tablesOf(catalogue).map((table) => ({
          sheet: table.name,
          data: sheetRows(table),
          stickyRowsCount: 1,
          columns: table.columns.map((column) => ({
            width: /nome|breve|descri|fare|serve|chi\b|ottiene|arrivare/i.test(column) ? 40 : 18,
          })),
        }));
        return withoutTime(await writeExcelFile(sheets).toBuffer());
      },
    },
  ],
};
