import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '../../schema/json-schemas.ts';
import { exit, misused, readArgs, type Command } from '../command.ts';

/** `schema`: JSON Schemas, so that an editor completes and checks while one types. */
export const schemaCommand: Command = {
  name: 'schema',
  summary: 'write JSON Schemas, so that your editor completes and checks',
  help: `NAME
  sportello-catalogue schema - write JSON Schemas of the files of a catalogue

SYNOPSIS
  sportello-catalogue schema [--out DIR] [--json]

DESCRIPTION
  Writes a JSON Schema (draft 7) for each kind of file to DIR. An editor that knows them completes fields, shows what
  they mean and underlines mistakes while one types. References between files are not in them: use check for those.
  Without --out, prints one JSON object with all of them, by file name.

OPTIONS
  --out DIR  the folder to write to; made if it is not there
  --json     print what was written as JSON
  -h, --help print this page

EXIT STATUS
  0  written
  2  the command was misused, or DIR cannot be written

EXAMPLES
  npm run catalogue -- schema --out .schemas
  Then in VS Code, with the YAML extension, in .vscode/settings.json:
    "yaml.schemas": { ".schemas/services.schema.json": "services/*.yaml" }`,
  run: async (args, io) => {
    const parsed = readArgs(args, { out: { type: 'string' }, json: { type: 'boolean' } });
    if (!parsed.ok) return misused(io, parsed.error.words, 'schema');
    const { positionals, values } = parsed.value;
    if (positionals.length > 0) return misused(io, `"${positionals[0]}" is not expected here.`, 'schema');
    const schemas = jsonSchemas();
    const { out } = values;
    if (out === undefined) {
      io.out(
        JSON.stringify(Object.fromEntries(schemas.map(({ file, schema }) => [file, schema])), undefined, 2),
      );
      return exit.ok;
    }
    try {
      mkdirSync(out, { recursive: true });
      for (const { file, schema } of schemas)
        writeFileSync(join(out, file), `${JSON.stringify(schema, undefined, 2)}\n`);
    } catch (fault) {
      return misused(
        io,
        `${out} cannot be written (${(fault as NodeJS.ErrnoException).code ?? 'unknown'}).`,
        'schema',
      );
    }
    const written = schemas.map(({ file, matches }) => ({ file: join(out, file), matches }));
    if (values.json === true) io.out(JSON.stringify(written, undefined, 2));
    else for (const { file, matches } of written) io.out(`${file} for ${matches.join(' and ')}`);
    return exit.ok;
  },
};
