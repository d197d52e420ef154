import { statSync } from 'node:fs';
import { describeFinding } from '../../source/finding.ts';
import { exporters } from '../../export/exporters.ts';
import { openDataOf } from '../../export/open-data.ts';
import { writeExport } from '../../export/write-export.ts';
import { readSource } from '../../source/read-source.ts';
import { exit, misused, progress, readArgs, type Command } from '../command.ts';

const names = exporters.map(({ name }) => name).join(', ');
const basePattern = /^(?:https?:\/\/[^\s<>"{}|\\^`]+[/#]|urn:[a-z0-9][a-z0-9-]+:(?:[^\s<>"{}|\\^`]*:)?)$/i;

/** `export FORMAT DIR --out FILE|FOLDER`: a catalogue in the words of a standard. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'write a catalogue in a standard format, for other systems',
  help: `NAME
  sportello-catalogue export - write a catalogue in a standard format, for other systems

SYNOPSIS
${exporters.map(({ name, output }) => `  sportello-catalogue export ${name} DIR --out ${output} [--base IRI] [--json]`).join('\n')}

DESCRIPTION
  Reads the catalogue in DIR and writes it for others: portals of open data, search engines, directories, maps,
  spreadsheets. Services and offices that are discreet are left out, and so is whatever the format has no field for.
  Controlled phrases are written out. The same catalogue gives the same bytes.

${exporters.map(({ name, output, summary, description }) => `  ${name}, to a ${output.toLowerCase()}: ${summary}.\n${description}`).join('\n\n')}

OPTIONS
  --out FILE|FOLDER  where to write; what is there is replaced, whole files only
  --base IRI         what identifiers begin with, such as https://data.TOWN.it/id/ (default: urn:sportello:TOWN:)
  --json             print what was written as JSON
  -h, --help         print this page

EXIT STATUS
  0  written
  1  the catalogue has no readable municipality.yaml, or the file cannot be written
  2  the command was misused

EXAMPLES
  npm run catalogue -- export cpsv-ap my-town --out my-town.jsonld --base https://data.my-town.it/id/`,
  run: async (args, io) => {
    const parsed = readArgs(args, {
      out: { type: 'string' },
      base: { type: 'string' },
      json: { type: 'boolean' },
    });
    if (!parsed.ok) return misused(io, parsed.error.words, 'export');
    const { positionals, values } = parsed.value;
    const [format, dir, ...more] = positionals;
    const exporter = exporters.find(({ name }) => name === format);
    if (exporter === undefined)
      return misused(
        io,
        `Say what to write: ${names}${format === undefined ? '' : ` (not "${format}")`}.`,
        'export',
      );
    if (dir === undefined || more.length > 0) return misused(io, 'Give one catalogue to read.', 'export');
    if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
      return misused(io, `There is no folder ${dir}.`, 'export');
    if (values.out === undefined)
      return misused(io, `Give the ${exporter.output.toLowerCase()} to write to with --out.`, 'export');
    if (values.base !== undefined && !basePattern.test(values.base))
      return misused(
        io,
        `--base ${values.base} cannot begin an identifier: write an address that ends in / or #, or a URN that ends in ":".`,
        'export',
      );

    const source = await readSource(dir, { onFile: progress(io, 'Reading') });
    if (!source.ok) {
      for (const finding of source.findings) io.err(describeFinding(finding));
      return exit.findings;
    }
    const { catalogue, leftOut } = openDataOf(source.value.catalogue);
    const broken = source.value.findings.filter(({ severity }) => severity === 'error').length;
    const base = values.base ?? `urn:sportello:${catalogue.municipality.id}:`;
    const written = await writeExport(
      values.out,
      exporter,
      exporter.files(catalogue, { base }),
      progress(io, 'Writing'),
    );
    if (!written.ok) {
      io.err(written.error.words);
      return exit.findings;
    }
    const files = written.value;
    if (values.json === true)
      io.out(
        JSON.stringify(
          { format, files, services: catalogue.services.length, leftOut, errors: broken },
          undefined,
          2,
        ),
      );
    else {
      for (const { file, bytes } of files) io.out(`${file} (${bytes} bytes)`);
      io.out(
        `From ${catalogue.services.length} services, ${catalogue.units.length} offices and ${catalogue.places.length} places.`,
      );
      if (leftOut.services + leftOut.units > 0)
        io.out(`Left out as discreet: ${leftOut.services} services, ${leftOut.units} offices.`);
      if (broken > 0)
        io.out(
          `The catalogue has ${broken} errors: records that cannot be read are not in the export. Run check.`,
        );
    }
    return exit.ok;
  },
};
