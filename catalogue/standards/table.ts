/** A row by the names of its columns; what is not there is an empty cell. */
export type Row = Readonly<Record<string, string | number | undefined>>;

/** A table, its rows made when they are asked for. */
export type Table = { name: string; columns: readonly string[]; rows: Iterable<Row> };
