import { statSync } from 'node:fs';
import { checkFolder, type CheckReport } from '../../check/check-catalogue.ts';
import { staleCards, staleCsv, townDate } from '../../check/stale.ts';
import { describeFinding } from '../../source/finding.ts';
import { readSource } from '../../source/read-source.ts';
import { checking, exit, misused, progress, readArgs, type Command, type Io } from '../command.ts';

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const summaryOf = (report: CheckReport): string[] => {
  const records = Object.entries(report.records).filter(
    ([kind]) => kind !== 'municipality' && kind !== 'guide',
  );
  const lines = records.length === 0 ? [] : [records.map(([kind, count]) => `${count} ${kind}`).join(', ')];
  const inEach = (percent: 'missingPercent' | 'unreviewedPercent'): string =>
    report.languages.map((one) => `${one.language} ${one[percent]} %`).join(', ');
  if (report.languages.length > 0)
    lines.push(
      `Texts missing: ${inEach('missingPercent')}`,
      `Translations that nobody reviewed: ${inEach('unreviewedPercent')}`,
    );
  return [...lines, `${plural(report.errors, 'error')}, ${plural(report.warnings, 'warning')}`];
};

/** `check DIR --stale`: which office has what to confirm. */
const stale = async (dir: string, as: { csv: boolean; json: boolean }, io: Io): Promise<number> => {
  const read = await readSource(dir, { onFile: progress(io, 'Reading') });
  if (!read.ok) {
    for (const finding of read.findings) io.err(describeFinding(finding));
    return exit.findings;
  }
  const { catalogue } = read.value;
  const cards = staleCards(catalogue, townDate(catalogue, Date.now()));
  if (as.json) io.out(JSON.stringify(cards, undefined, 2));
  else if (as.csv) io.out(staleCsv(cards));
  else {
    for (const [office, list] of Map.groupBy(cards, (card) => card.office)) {
      io.out(`${office === '' ? 'No office' : office}: ${plural(list.length, 'card')}`);
      for (const { title, service, verifiedAt } of list)
        io.out(`  ${verifiedAt === '' ? 'never     ' : verifiedAt}  ${title} (${service})`);
    }
    if (cards.length === 0) io.out('Every card was confirmed within twelve months.');
  }
  return exit.ok;
};

/** `check DIR`: everything that an editor should mend. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'say what is wrong in a catalogue',
  help: `NAME
  sportello-catalogue check - say what is wrong in a catalogue

SYNOPSIS
  sportello-catalogue check DIR [--json] [--strict]
  sportello-catalogue check DIR --stale [--csv | --json]

DESCRIPTION
  Reads the catalogue in DIR (the folder with municipality.yaml) and prints a line for each thing to mend: file, line,
  field, what is wrong, what to write.

  Errors block publishing: what does not fit the schema, ids that name nothing or stand twice, dates that do not exist,
  mistakes in the guide (dead ends, cycles, questions that nobody comes to, services that are not active), and services
  without what a card must have: title, summary, status, authority, responsibleUnit, channels, topics, needs, modified.
  A kiosk that shows the folder itself (npm start) leaves out records that it cannot read, and shows cards with holes.

  Warnings block nothing:
    out of date  notices, hours, windows for requests and cards whose last day has passed; by office, the cards that
                 nobody confirmed (verifiedAt) for twelve months
    doubles      titles of two services, letters of two queues in one lobby, addresses in two districts
    languages    by language, how much is missing and how much no person has reviewed, in percent
    words        texts of 15 words and more that read under 60 (Gulpease), each for itself; words of the web ("clicca
                 qui"), words of offices ("istanza") with a plain one, summaries over 160 characters
    ways         services that nobody comes to by needs or guide, or that the kiosk's search does not find by their own
                 title and synonyms; cards that do not say whom to ask; files that nobody reads

OPTIONS
  --json     print one JSON object: findings (severity, file, line, path, message, fix), errors, warnings, unreadable
             (the errors of records that a kiosk leaves out), records, languages (what is missing, what is unreviewed)
  --stale    list instead, by office, the cards that nobody confirmed (verifiedAt) for twelve months
  --csv      with --stale: as CSV, for a spreadsheet
  --strict   count warnings as findings for the exit status
  -h, --help print this page

EXIT STATUS
  0  nothing to mend (warnings may have been printed; with --strict there are none)
  1  findings
  2  the command was misused, or there is no folder DIR

EXAMPLES
  npm run catalogue -- check assets/demo-catalogue
  npm run catalogue -- check my-town --strict --json > findings.json`,
  run: async (args, io) => {
    const parsed = readArgs(args, {
      json: { type: 'boolean' },
      strict: { type: 'boolean' },
      stale: { type: 'boolean' },
      csv: { type: 'boolean' },
    });
    if (!parsed.ok) return misused(io, parsed.error.words, 'check');
    const { positionals, values } = parsed.value;
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0) return misused(io, 'Give one folder.', 'check');
    if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
      return misused(io, `There is no folder ${dir}.`, 'check');
    if (values.stale === true)
      return stale(dir, { csv: values.csv === true, json: values.json === true }, io);
    const report = await checkFolder(dir, checking(io));
    if (values.json === true) io.out(JSON.stringify(report, undefined, 2));
    else {
      for (const finding of report.findings)
        io.out(`${finding.severity === 'warning' ? 'warning: ' : ''}${describeFinding(finding)}`);
      for (const line of summaryOf(report)) io.out(line);
    }
    return report.errors > 0 || (values.strict === true && report.warnings > 0) ? exit.findings : exit.ok;
  },
};
