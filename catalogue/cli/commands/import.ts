import { checkFolder } from '../../check/check-catalogue.ts';
import type { Importer } from '../../import/importer.ts';
import { importers } from '../../import/importers.ts';
import { earlierImport, writeSource } from '../../import/write-source.ts';
import { describeFinding } from '../../source/finding.ts';
import { exit, misused, progress, readArgs, type Command } from '../command.ts';

/** Options of single formats, by name: those of one format are refused with another. */
const ownOptions = Object.assign({}, ...importers.map(({ options }) => options)) as NonNullable<
  Importer['options']
>;
const names = importers.map(({ name }) => name).join(', ');

/** `import FORMAT INPUT --out DIR`: a catalogue from what another system knows. */
export const importCommand: Command = {
  name: 'import',
  summary: "make a catalogue of another system's data",
  help: `NAME
  sportello-catalogue import - make a catalogue of another system's data

SYNOPSIS
${importers.map(({ name, input }) => `  sportello-catalogue import ${name} ${input} --out DIR [--replace] [--json]`).join('\n')}

DESCRIPTION
  Writes a catalogue in the source form, with import-report.md: all that was mended, guessed or has no field. Nothing is
  lost: what cannot be mapped stays in the record's field "unmapped", or whole in import-report.json.

  Services keep the identifier they had (sourceId), and their id when they are imported again. Services are put under
  everyday needs (home, school, voting ...) by their title, category and topics; each such guess is in the report. The
  same data gives the same files.

${importers.map(({ name, input, summary, description }) => `  ${name} ${input}: ${summary}.\n${description}`).join('\n\n')}

OPTIONS
  --out DIR  the folder to write to: empty, or not there yet
  --replace  write over an earlier import in that folder; files that it wrote are replaced, with what was edited in them
${importers.flatMap(({ optionsHelp }) => (optionsHelp === undefined ? [] : [`${optionsHelp}\n`])).join('')}  --json     print the counts, and what check says, as JSON
  -h, --help print this page

EXIT STATUS
  0  imported, and check has no errors
  1  imported, but check has errors, or the data cannot be read
  2  the command was misused

EXAMPLES
  npm run catalogue -- import opencity trento-opendata --out trento
  npm run catalogue -- check trento`,
  run: async (args, io) => {
    const parsed = readArgs(args, {
      ...ownOptions,
      out: { type: 'string' },
      replace: { type: 'boolean' },
      json: { type: 'boolean' },
    });
    if (!parsed.ok) return misused(io, parsed.error.words, 'import');
    const { positionals, values } = parsed.value;
    const [format, input, ...more] = positionals;
    const { out } = values;
    const importer = importers.find(({ name }) => name === format);
    if (importer === undefined)
      return misused(
        io,
        `Say what to import: ${names}${format === undefined ? '' : ` (not "${format}")`}.`,
        'import',
      );
    const strange = Object.keys(values).find(
      (name) => name in ownOptions && !(name in (importer.options ?? {})),
    );
    if (strange !== undefined) return misused(io, `--${strange} is no option of ${importer.name}.`, 'import');
    if (input === undefined || more.length > 0) return misused(io, importer.missing, 'import');
    if (out === undefined) return misused(io, 'Give the folder to write to with --out.', 'import');
    const earlier = earlierImport(out);
    if (earlier.state === 'taken')
      return misused(io, `${out} is not empty, and no import wrote it. Give another folder.`, 'import');
    if (earlier.state === 'imported' && values.replace !== true)
      return misused(io, `${out} holds an earlier import. Add --replace to write over it.`, 'import');

    const imported = await importer.read(
      input,
      { earlierIds: earlier.state === 'imported' ? earlier.report.ids : {}, out, values },
      progress(io, 'Reading'),
    );
    if (!imported.ok) {
      if (imported.error.code === 'no-input') return misused(io, imported.error.words, 'import');
      io.err(imported.error.words);
      return exit.findings;
    }
    const report = writeSource(
      out,
      imported.value.records,
      imported.value.report,
      earlier.state === 'imported' ? earlier.report.files : [],
    );
    const check = await checkFolder(out, { onFile: progress(io, 'Checking') });
    if (values.json === true)
      io.out(
        JSON.stringify(
          { town: report.town, counts: report.counts, errors: check.errors, warnings: check.warnings },
          undefined,
          2,
        ),
      );
    else {
      for (const [name, count] of Object.entries(report.counts))
        io.out(`${String(count).padStart(6)}  ${name}`);
      for (const finding of check.findings.filter(({ severity }) => severity === 'error'))
        io.out(describeFinding(finding));
      io.out(
        `${report.town} is in ${out}: ${check.errors} errors, ${check.warnings} warnings. Read ${out}/import-report.md next.`,
      );
    }
    return check.errors > 0 ? exit.findings : exit.ok;
  },
};
