/** One line of the table: ours against the plainest thing that does the same. */
export type Row = {
  name: string;
  /** Ours divided by the other; below 1 is better than the other. */
  ratio: number;
  /** The ratio may be this, or less. */
  limit: number;
  /** The figures behind the ratio: of this machine and this run, no promise. */
  note: string;
};

/** What `npm run bench -- --only NAME` can name. */
export type Bench = {
  name: string;
  /** `say` tells that something happens, and details that have no ratio. Throws where it cannot measure. */
  measure: (say: (line: string) => void) => Promise<Row[]>;
};

export const milliseconds = (value: number): string =>
  value < 10 ? `${value.toFixed(3)} ms` : `${value.toFixed(0)} ms`;
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const heads = ['name', 'ratio', 'limit', '', 'measured in this run'];

/** The rows as a table of plain text. */
export const table = (rows: readonly Row[]): string => {
  const cells = rows.map(({ name, ratio, limit, note }) => [
    name,
    ratio.toFixed(2),
    `<= ${limit.toFixed(2)}`,
    ratio <= limit ? 'ok' : 'over',
    note,
  ]);
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...cells.map((line) => line[column]?.length ?? 0)),
  );
  return [heads, widths.map((width) => '-'.repeat(width)), ...cells]
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
