import { checkFolder } from '../../check/check-catalogue.ts';
import { succeed, type Result } from '../../../core/model/result.ts';
import type { ImportFailure, Importer, ImportOptions } from '../../import/importer.ts';
import { importers } from '../../import/importers.ts';
import { describeEntry, type Entry, type ImportReport } from '../../import/report.ts';
import { earlierImport, writeSource, type Earlier } from '../../import/write-source.ts';
import { describeFinding } from '../../source/finding.ts';
import { checking, exit, misused, progress, readArgs, type Command, type Io } from '../command.ts';

/** Options of single formats, by name: those of one format are refused with another. */
const ownOptions = Object.assign({}, ...importers.map(({ options }) => options)) as NonNullable<
  Importer['options']
>;
/** More of them would push the first off the screen. */
const shown = 20;
const names = importers.map(({ name }) => name).join(', ');

/** What is said of an import on the screen. */
type Done = { report: Pick<ImportReport, 'town' | 'counts'>; conflicts: Entry[]; mistakes: Entry[] };

/** Reads and writes. The records are in no variable any more when the folder is checked: both at once need twice the memory. */
const importInto = async (
  out: string,
  importer: Importer,
  input: string,
  values: ImportOptions['values'],
  earlier: Extract<Earlier, { state: 'imported' }> | undefined,
  io: Io,
): Promise<Result<Done, ImportFailure>> => {
  const imported = await importer.read(
    input,
    { earlierIds: earlier?.report.ids ?? {}, out, values },
    progress(io, 'Reading'),
  );
  if (!imported.ok) return imported;
  const { entries, town, counts } = writeSource(
    out,
    imported.value,
    earlier === undefined
      ? {}
      : { files: earlier.report.files, bases: values['replace'] === true ? undefined : earlier.bases },
    progress(io, 'Writing'),
  );
  return succeed({
    report: { town, counts },
    conflicts: entries.filter(({ kind }) => kind === 'conflict'),
    mistakes: entries.filter(({ kind }) => kind === 'mistake'),
  });
};

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

  Importing again into the same folder keeps what you changed since, field by field: what only you changed stays, what
  only the source changed is taken, and where both changed a field yours stays and the conflict is shown, here and in
  the report. Comments and the order of fields stay. Records are known by their identifier at the source (sourceId), so
  a file may get another name; a record that you deleted stays away. import-base.jsonl notes what the last import wrote:
  keep it.

  Services are put under everyday needs (home, school, voting ...) by their title, category and topics; each such guess
  is in the report. The same data gives the same files. A large directory is read from the disk as it is needed.

${importers.map(({ name, input, summary, description }) => `  ${name} ${input}: ${summary}.\n${description}`).join('\n\n')}

OPTIONS
  --out DIR  the folder to write to: empty, or not there yet
  --replace  write over an earlier import in that folder: what was edited in its files since is lost
${importers.flatMap(({ optionsHelp }) => (optionsHelp === undefined ? [] : [`${optionsHelp}\n`])).join('')}  --json     print the counts, and how many errors there are to mend before publishing, as JSON
  -h, --help print this page

EXIT STATUS
  0  imported; what is missing before it can be published was said
  1  imported, but cells of the data or records that cannot be read have to be mended; or none of it can be read
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
    if (earlier.state === 'imported' && earlier.bases === undefined && values.replace !== true)
      return misused(
        io,
        `${out} holds an import that did not note what it wrote, so your changes cannot be told from it. Add --replace to write over it.`,
        'import',
      );

    const done = await importInto(
      out,
      importer,
      input,
      values,
      earlier.state === 'imported' ? earlier : undefined,
      io,
    );
    if (!done.ok) {
      if (done.error.code === 'no-input') return misused(io, done.error.words, 'import');
      io.err(done.error.words);
      return exit.findings;
    }
    const { report, conflicts, mistakes } = done.value;
    const check = await checkFolder(out, { ...checking(io), onlyErrors: true });
    if (values.json === true)
      io.out(
        JSON.stringify(
          {
            town: report.town,
            counts: report.counts,
            mistakes,
            conflicts,
            errors: check.errors,
            unreadable: check.unreadable,
          },
          undefined,
          2,
        ),
      );
    else {
      for (const [name, count] of Object.entries(report.counts))
        io.out(`${String(count).padStart(6)}  ${name}`);
      for (const [what, entries] of [
        ['cells to mend', mistakes],
        ['conflicts', conflicts],
      ] as const) {
        for (const entry of entries.slice(0, shown)) io.out(describeEntry(entry));
        if (entries.length > shown)
          io.out(`... and ${entries.length - shown} more ${what} in ${out}/import-report.json`);
      }
      const errors = check.findings.filter(({ severity }) => severity === 'error');
      for (const finding of errors.slice(0, shown)) io.out(describeFinding(finding));
      if (errors.length > shown)
        io.out(`... and ${errors.length - shown} more errors: sportello-catalogue check`);
      io.out(
        `${report.town} is in ${out}. ${check.errors === 0 ? 'It can be published.' : `${check.errors} errors keep it from being published: sportello-catalogue check ${out}`} Read ${out}/import-report.md next.`,
      );
    }
    return check.unreadable + mistakes.length > 0 ? exit.findings : exit.ok;
  },
};
