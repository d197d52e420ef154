import { languages, type Language } from '../../../core/model/language.ts';
import { looseSlug } from '../ids.ts';
import type { Column, Table } from '../../standards/town-columns.ts';
import { rowMarks, tables } from '../../standards/town-tables.ts';

/** What a cell holds, as the file has it. */
export type CellValue = string | number | boolean | Date | null | undefined;
/** A table as it was read: its name, and rows of cells. */
export type RawSheet = { name: string; rows: AsyncIterable<RawRow> | Iterable<RawRow> };
export type RawRow = { number: number; cells: readonly CellValue[] };

/** A cell, and where it is, for whoever has to mend it. */
export type Cell = { value: CellValue; where: string };
/** A row: its cells by the key of their column. */
export type Row = {
  number: number;
  /** `Servizi row 7`. */
  where: string;
  get: (key: string) => Cell | undefined;
  /** The same column in other languages. */
  inLanguages: (key: string) => (readonly [Language, Cell])[];
  /** Cells under headings that are not known, by heading. */
  others: readonly (readonly [string, Cell])[];
};

/** `A` for the first column, `AA` for the 27th. */
export const columnName = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : `${columnName(Math.floor(index / 26) - 1)}${columnName(index % 26)}`;

/** The table that a sheet or a file is, by its name: "Servizi", "servizi 2026.csv". */
export const tableOf = (name: string): Table | undefined => {
  const words = looseSlug(name).split('-');
  return tables.find(({ key }) => words.includes(key));
};

type Heading = { title: string; column?: Column; language?: Language };

const headingOf = (table: Table, value: CellValue): Heading => {
  const title = String(value ?? '').trim();
  const match = /^(.*?)\s*[([]([A-Za-z-]{2,7})[)\]]$/.exec(title);
  const language =
    match === null ? undefined : languages.find((one) => one.toLowerCase() === match[2]?.toLowerCase());
  const wanted = looseSlug(language === undefined ? title : (match?.[1] ?? title));
  const column = table.columns.find((one) =>
    [one.title, one.key, ...one.aliases].some((name) => looseSlug(name) === wanted),
  );
  return {
    title,
    ...(column === undefined ? {} : { column }),
    ...(language === undefined || language === 'it' ? {} : { language }),
  };
};

export const isEmpty = (value: CellValue): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

/** Rows before the headings that may be a title or a note. */
const maxPreamble = 10;

/**
 * Reads the rows of a sheet. Its headings are the first row in which two known ones stand (one, where the table has no
 * more), so a title above them does no harm.
 * @returns whether there were headings
 */
export const rowsOf = async function* (table: Table, sheet: RawSheet): AsyncGenerator<Row, boolean> {
  let headings: Heading[] | undefined;
  let passed = 0;
  for await (const { number, cells } of sheet.rows) {
    if (headings === undefined) {
      const found = cells.map((value) => headingOf(table, value));
      const known = found.filter(({ column }) => column !== undefined);
      if (known.some(({ column }) => column === table.columns[0]) || known.length >= 2) headings = found;
      else if (!cells.every(isEmpty) && ++passed > maxPreamble) return false;
      continue;
    }
    const first = String(cells.find((value) => !isEmpty(value)) ?? '');
    if (first === '' || Object.values(rowMarks).some((mark) => first.startsWith(mark.trim()))) continue;
    const at = headings.flatMap((heading, index) => {
      const value = cells[index];
      return isEmpty(value)
        ? []
        : [
            {
              ...heading,
              cell: {
                value,
                where: `${table.title} row ${number}, column ${columnName(index)} "${heading.title}"`,
              },
            },
          ];
    });
    const strange = cells.flatMap((value, index) =>
      isEmpty(value) || headings?.[index]?.column !== undefined
        ? []
        : [
            [
              headings?.[index]?.title || columnName(index),
              { value, where: `${table.title} row ${number}, column ${columnName(index)}` },
            ] as const,
          ],
    );
    yield {
      number,
      where: `${table.title} row ${number}`,
      get: (key) => at.find(({ column, language }) => column?.key === key && language === undefined)?.cell,
      inLanguages: (key) =>
        at.flatMap(({ column, language, cell }) =>
          column?.key === key && language !== undefined ? [[language, cell] as const] : [],
        ),
      others: strange,
    };
  }
  return headings !== undefined;
};
