import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { starterTown } from '../../starter/starter-town.ts';
import { exit, misused, readArgs, type Command } from '../command.ts';

/** `new DIR`: a starter town. */
export const newCommand: Command = {
  name: 'new',
  summary: 'write a small town to begin with',
  help: `NAME
  sportello-catalogue new - write a small town to begin with

SYNOPSIS
  sportello-catalogue new DIR [--json]

DESCRIPTION
  Writes a catalogue with one office, one place and one service to DIR. It passes check, and its comments say what to
  change. Nothing is written over: DIR must be empty, or not there yet.

OPTIONS
  --json      print the names of the files as JSON
  -h, --help  print this page

EXIT STATUS
  0  written
  2  the command was misused, or DIR is not empty or cannot be written

EXAMPLES
  npm run catalogue -- new my-town
  npm start -- --catalogue my-town`,
  run: async (args, io) => {
    const parsed = readArgs(args, { json: { type: 'boolean' } });
    if (!parsed.ok) return misused(io, parsed.error.words, 'new');
    const { positionals, values } = parsed.value;
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0) return misused(io, 'Give one folder.', 'new');
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
