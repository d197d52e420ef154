import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeWorkbook } from '../../import/table/write-workbook.ts';
import { starterTown } from '../../starter/starter-town.ts';
import { exit, misused, readArgs, type Command } from '../command.ts';

/** `new DIR`: a starter town; `new --table FILE`: an empty workbook. */
export const newCommand: Command = {
  name: 'new',
  summary: 'write a small town to begin with, or an empty workbook',
  help: `NAME
  sportello-catalogue new - write a small town to begin with, or an empty workbook

SYNOPSIS
  sportello-catalogue new DIR [--json]
  sportello-catalogue new --table FILE.xlsx [--json]

DESCRIPTION
  Writes a catalogue with one office, one place and one service to DIR. It passes check, and its comments say what to
  change. Nothing is written over: DIR must be empty, or not there yet.

  With --table writes an empty workbook instead, for a town that keeps its services in a spreadsheet: a sheet for the
  town, its places, offices, services and closures, each column with a line of help and an example. Fill it in with any
  spreadsheet program, then make a catalogue of it: sportello-catalogue import table FILE.xlsx --out DIR

OPTIONS
  --table     write a workbook; FILE must not be there yet
  --json      print the names of the files as JSON
  -h, --help  print this page

EXIT STATUS
  0  written
  2  the command was misused, DIR is not empty, FILE is there already, or they cannot be written

EXAMPLES
  npm run catalogue -- new my-town
  npm run catalogue -- preview my-town
  npm run catalogue -- new --table servizi.xlsx`,
  run: async (args, io) => {
    const parsed = readArgs(args, { table: { type: 'boolean' }, json: { type: 'boolean' } });
    if (!parsed.ok) return misused(io, parsed.error.words, 'new');
    const { positionals, values } = parsed.value;
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0)
      return misused(
        io,
        values.table === true ? 'Give one workbook: new --table FILE.xlsx.' : 'Give one folder.',
        'new',
      );
    if (values.table === true) {
      const written = await writeWorkbook(dir);
      if (!written.ok) return misused(io, written.error.words, 'new');
      if (values.json === true) io.out(JSON.stringify([dir], undefined, 2));
      else
        io.out(
          `${dir} is an empty workbook. Fill it in, then: sportello-catalogue import table ${dir} --out DIR`,
        );
      return exit.ok;
    }
    const files = starterTown(new Date().toISOString().slice(0, 10));
    try {
      if (existsSync(dir) && readdirSync(dir).length > 0)
        return misused(io, `${dir} is not empty. Give a folder of its own.`, 'new');
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(dir, file)), { recursive: true });
        writeFileSync(join(dir, file), text, { flag: 'wx' });
      }
    } catch (fault) {
      return misused(
        io,
        `${dir} cannot be written (${(fault as NodeJS.ErrnoException).code ?? 'unknown'}).`,
        'new',
      );
    }
    const names = Object.keys(files).map((file) => join(dir, file));
    if (values.json === true) io.out(JSON.stringify(names, undefined, 2));
    else {
      for (const name of names) io.out(name);
      io.out(`Begin with ${join(dir, 'municipality.yaml')}; then: sportello-catalogue check ${dir}`);
    }
    return exit.ok;
  },
};
