import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkFolder } from '../../check/check-catalogue.ts';
import { issuerOf } from '../../../core/token/token.ts';
import { readTokenKeys } from '../../publish/certificates.ts';
import { knownShards } from '../../publish/known-shards.ts';
import { publishedForm } from '../../publish/published-form.ts';
import { todayRootOf } from '../../publish/today-keys.ts';
import { describeFinding } from '../../source/finding.ts';
import { openShelf } from '../../speech/clip-shelf.ts';
import { readSource } from '../../source/read-source.ts';
import { checking, exit, misused, progress, readArgs, type Command } from '../command.ts';
import { destinationHelp, destinationOptions, openDestination } from '../open-destination.ts';
import { publishTodayHelp, runPublishToday } from './publish-today.ts';
import { findPassphrase } from '../passphrase.ts';
import { dryRun } from '../dry-run.ts';

/** Where `npm run build` leaves the two pages. */
const builtHere = resolve(import.meta.dirname, '../../../dist/pages');

/** `publish DIR --keys KEYS --to DESTINATION`. */
export const publishCommand: Command = {
  name: 'publish',
  summary: 'sign a catalogue and put it where kiosks read it',
  help: `NAME
  sportello-catalogue publish - sign a catalogue and put it where kiosks read it

SYNOPSIS
  sportello-catalogue publish DIR --keys KEYS --to DESTINATION [--dry-run] [--endpoint URL] [--region NAME]
      [--pages DIR] [--passphrase-file FILE] [--json]

DESCRIPTION
  Checks the catalogue in DIR; errors stop it, warnings do not. Then writes the published form to DESTINATION: small
  compressed files named by their content, and metadata signed as The Update Framework asks. Put it behind any web
  server, or on a stick. Only what changed is written, timestamp.json last, so that a kiosk sees the catalogue of before
  or the one of after, also where publishing is broken off. The same catalogue gives the same files.

  The two pages go into the same place, with their data in every language of the town: t/ for the phone of whoever
  scans a slip, desk/ for those who receive them. Set takeAwayUrl in municipality.yaml to the address of t/.

  Sign again every day, also when nothing changed: sportello-catalogue sign, in cron. A kiosk that finds no signature of
  the last seven days goes on with what it has, and shows since when nobody confirmed it.

  Certificates that keys certify made are published with the catalogue, so that every desk knows the town's kiosks.

  KEYS remembers in published-versions.json what was published where. Version numbers go on from there, also into a new
  or emptied place; a place that holds an older catalogue than was published there is refused.

DESTINATION
${destinationHelp}

OPTIONS
  --keys KEYS             the folder that keys init made
  --to DESTINATION        where to publish to
  --dry-run               say what would change and which keys it needs; nothing is written, no key is opened
  --pages DIR             the built pages; else those that npm run build made
  --passphrase-file FILE  the first line of FILE is the passphrase; else SPORTELLO_PASSPHRASE
  --json                  print what was done as JSON
  -h, --help              print this page

${publishTodayHelp}

EXIT STATUS
  0  published, or signed again
  1  check has errors; nothing was published
  2  the command was misused, or a folder, host or key cannot be used

EXAMPLES
  npm run catalogue -- publish my-town --keys town-keys --to public --passphrase-file passphrase.txt
  npm run catalogue -- publish my-town --keys town-keys --to web@www.my-town.it:/var/www/sportello --dry-run
  npm run catalogue -- publish my-town --keys town-keys --to s3://my-town/sportello \\
      --endpoint https://s3.eu-south-1.amazonaws.com --region eu-south-1 --passphrase-file passphrase.txt`,
  run: async (args, io) => {
    // `publish today` alone is a catalogue in a folder of that name.
    if (args[0] === 'today' && args[1] !== undefined && !args[1].startsWith('-'))
      return runPublishToday(args.slice(1), io);
    const parsed = readArgs(args, {
      ...destinationOptions,
      pages: { type: 'string' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
    });
    if (!parsed.ok) return misused(io, parsed.error.words, 'publish');
    const { positionals, values } = parsed.value;
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0) return misused(io, 'Give one folder.', 'publish');
    if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
      return misused(io, `There is no folder ${dir}.`, 'publish');
    if (values.keys === undefined) return misused(io, 'Give the folder of keys with --keys.', 'publish');
    const destination = openDestination(values);
    if (!destination.ok) return misused(io, destination.error.words, 'publish');

    const report = await checkFolder(dir, { ...checking(io), onlyErrors: true });
    const read = report.errors > 0 ? undefined : await readSource(dir, { onFile: progress(io, 'Reading') });
    if (read?.ok !== true) {
      for (const finding of report.findings.filter(({ severity }) => severity === 'error'))
        io.err(describeFinding(finding));
      io.err(`Nothing was published: ${report.errors} errors.`);
      return exit.findings;
    }
    const { catalogue } = read.value;
    const tokenKeys = await readTokenKeys(values.keys, issuerOf(catalogue.municipality));
    if (!tokenKeys.ok) return misused(io, tokenKeys.error.words, 'publish');
    const todayRoot = todayRootOf(values.keys);
    if (!todayRoot.ok) return misused(io, todayRoot.error.words, 'publish');
    const whole = {
      ...catalogue,
      ...(tokenKeys.value === undefined ? {} : { tokenKeys: tokenKeys.value }),
      ...todayRoot.value,
    };
    const options = {
      keysDir: values.keys,
      now: Date.now(),
      pages: values.pages ?? builtHere,
      clips: openShelf(dir).files(),
      onFile: progress(io, 'Writing'),
    };
    if (values['dry-run'] === true) {
      const plan = await destination.value.plan(
        publishedForm(whole, knownShards(values.to ?? ''), options.clips),
        options,
      );
      if (!plan.ok) return misused(io, plan.error.words, 'publish');
      return dryRun(plan.value, destination.value, whole, values.json === true, io);
    }
    const passphrase = findPassphrase(values['passphrase-file'], false);
    if (!passphrase.ok) return misused(io, passphrase.error.words, 'publish');
    const published = await destination.value.publish(whole, { ...options, passphrase: passphrase.value });
    if (!published.ok) return misused(io, published.error.words, 'publish');
    const { changed, services, files, bytes, goodUntil, rootExpires, pages } = published.value;
    if (!pages)
      io.err(
        'The take-away and desk pages are not built, and were left as they are: npm run build, then publish again.',
      );
    if (values.json === true) io.out(JSON.stringify(published.value, undefined, 2));
    else
      io.out(
        `${changed ? 'Published' : 'Nothing changed; signed again'}: ${services} services, ${files} new files, ${bytes} bytes. Signed until ${goodUntil}; the root until ${rootExpires}.`,
      );
    return exit.ok;
  },
};
