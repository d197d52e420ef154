import type { ParseArgsConfig } from 'node:util';
import type { Result } from '../../core/model/result.ts';
import type { ImportReport } from './report.ts';

/** Records of the source form by the file that they go to (`services/imu.yaml`), and what the editor should know. */
export type Imported = {
  records: Readonly<Record<string, unknown>>;
  report: Omit<ImportReport, 'files'>;
};

/**
 * Why nothing could be imported, in words that say what to do. `no-input`: what the command named is not there, so the
 * command was misused; every other code is about what was read.
 */
export type ImportFailure = { code: string; words: string };

/** What the command knows when an import starts. */
export type ImportOptions = {
  /** Identifier there to id here, by kind: what an earlier import into the same folder gave. */
  earlierIds: ImportReport['ids'];
  /** The folder that will be written to. It may not be there yet; the command writes there, not the importer. */
  out: string;
  /** The values of the importer's own options. */
  values: Readonly<Record<string, string | boolean | undefined>>;
};

/** One other system or format that `import` reads: a row of the table in `importers.ts`. */
export type Importer = {
  /** The word on the command line. */
  name: string;
  /** A line, for the list of formats. */
  summary: string;
  /** What it reads, as the synopsis has it: `FOLDER`, `FILE|FOLDER`. */
  input: string;
  /** The same in a sentence, for whoever forgot it: "Give one folder to read." */
  missing: string;
  /** Paragraphs of the manual page, each line with two spaces before it. */
  description: string;
  /** Options of its own, beside those that every import has. */
  options?: NonNullable<ParseArgsConfig['options']>;
  /** Those options on the manual page, in the same form as the others. */
  optionsHelp?: string;
  /**
   * Reads all of `input` and makes records. The same input and `earlierIds` give the same records. It says what it does
   * through `onProgress`, as often as it likes.
   */
  read: (
    input: string,
    options: ImportOptions,
    onProgress: (what: string) => void,
  ) => Promise<Result<Imported, ImportFailure>>;
};
