import type { Table } from './table.ts';

const quoted = (cell: string): string =>
  /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A table as CSV by RFC 4180: commas, CRLF, UTF-8; a row at a time. */
export function* csvOf({ columns, rows }: Table): Generator<string> {
  yield `${columns.map(quoted).join(',')}\r\n`;
  for (const row of rows) yield `${columns.map((column) => quoted(String(row[column] ?? ''))).join(',')}\r\n`;
}
