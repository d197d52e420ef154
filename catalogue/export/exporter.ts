import type { Catalogue } from '../../core/model/catalogue.ts';

/** What the command knows when an export starts. */
export type ExportOptions = {
  /** What identifiers begin with: an address of the town's own, or a URN. It ends in `/`, `#` or `:`. */
  base: string;
};

/** A file of an export, by its name in the folder that is written to; `''` where the export is one file. Text comes in pieces, so that no export is held in memory whole. */
export type ExportFile = {
  name: string;
  content: Iterable<string> | (() => Promise<Uint8Array>);
};

/** A format that `export` writes: a row of the table in `exporters.ts`. */
export type Exporter = {
  /** The word on the command line. */
  name: string;
  /** A line, for the list of formats. */
  summary: string;
  /** Whether `--out` names a file or a folder. */
  output: 'FILE' | 'FOLDER';
  /** A paragraph of the manual page, each line with two spaces before it. */
  description: string;
  /** The files. The same catalogue and options give the same bytes. */
  files: (catalogue: Catalogue, options: ExportOptions) => ExportFile[];
};
