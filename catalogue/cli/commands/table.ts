import { writeWorkbook } from '../../import/table/write-workbook.ts';
import { exit, misused, readArgs, type Command } from '../command.ts';

/** `table new FILE.xlsx`: an empty workbook for a town that keeps its services in a spreadsheet. */
export const tableCommand: Command = {
  name: 'table',
  summary: 'write an empty workbook to fill in',
  help: `NAME
  sportello-catalogue table - write an empty workbook to fill in

SYNOPSIS
  sportello-catalogue table new FILE.xlsx

DESCRIPTION
  Writes a workbook with a sheet for the town, its places, offices, services and closures, each column with a line of
  help and an example. Fill it in with any spreadsheet program, then make a catalogue of it:
  sportello-catalogue import table FILE.xlsx --out DIR

OPTIONS
  -h, --help print this page

EXIT STATUS
  0  written
  2  the command was misused, or the file cannot be written

EXAMPLES
  npm run catalogue -- table new servizi.xlsx
  npm run catalogue -- import table servizi.xlsx --out my-town`,
  run: async (args, io) => {
    const parsed = readArgs(args, {});
    if (!parsed.ok) return misused(io, parsed.error.words, 'table');
    const [what, file, ...more] = parsed.value.positionals;
    if (what !== 'new' || file === undefined || more.length > 0)
      return misused(io, 'Say where to write it: table new FILE.xlsx.', 'table');
    const written = await writeWorkbook(file);
    if (!written.ok) return misused(io, written.error.words, 'table');
    io.out(`${file} is an empty workbook. Fill it in, then: import table ${file} --out DIR`);
    return exit.ok;
  },
};
