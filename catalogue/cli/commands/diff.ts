import { diffCatalogues, sayDifference } from '../../diff/diff-catalogues.ts';
import { describeFinding } from '../../source/finding.ts';
import { exit, misused, progress, readArgs, type Command } from '../command.ts';
import { readCatalogue } from '../read-catalogue.ts';

/** `diff OLD NEW`: what changed, in an editor's words. */
export const diffCommand: Command = {
  name: 'diff',
  summary: 'say in words what differs between two catalogues',
  help: `NAME
  sportello-catalogue diff - say in words what differs between two catalogues

SYNOPSIS
  sportello-catalogue diff OLD NEW [--json]

DESCRIPTION
  Prints a line for each change from OLD to NEW, such as

    Carta d'identità elettronica: cost 22.21 -> 24.00
    New service: Bonus trasporti (bonus-trasporti)

  OLD and NEW are each a folder with municipality.yaml, a published folder, or the address of a published catalogue. So
  one sees before publishing what the town is going to read. Amounts are in units of money, texts are quoted (long ones
  in part), offices and places stand with their names. Signatures are not verified here: a kiosk does that.

OPTIONS
  --json      print the changes as JSON: kind, id, name, change (added, removed, changed), changes (path, words)
  -h, --help  print this page

EXIT STATUS
  0  nothing differs
  1  something differs
  2  the command was misused, or OLD or NEW cannot be read

EXAMPLES
  npm run catalogue -- diff public my-town
  npm run catalogue -- diff https://www.my-town.it/sportello my-town --json`,
  run: async (args, io) => {
    const parsed = readArgs(args, { json: { type: 'boolean' } });
    if (!parsed.ok) return misused(io, parsed.error.words, 'diff');
    const { positionals, values } = parsed.value;
    const [from, to, ...more] = positionals;
    if (from === undefined || to === undefined || more.length > 0)
      return misused(io, 'Give two catalogues, the old one first.', 'diff');
    const [old, now] = [
      await readCatalogue(from, progress(io, 'Reading')),
      await readCatalogue(to, progress(io, 'Reading')),
    ];
    for (const one of [old, now]) if (!one.ok) return misused(io, one.error.words, 'diff');
    if (!old.ok || !now.ok) return exit.usage;
    // What has an error was left out, and would look as if somebody had taken it away.
    for (const { findings } of [old.value, now.value])
      for (const finding of findings.filter(({ severity }) => severity === 'error'))
        io.err(describeFinding(finding));
    const differences = diffCatalogues(old.value.catalogue, now.value.catalogue);
    if (values.json === true) io.out(JSON.stringify(differences, undefined, 2));
    else if (differences.length === 0) io.out('Nothing differs.');
    else for (const line of differences.flatMap(sayDifference)) io.out(line);
    return differences.length > 0 ? exit.findings : exit.ok;
  },
};
