import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSource } from '../../source/read-source.ts';
import { createEditor } from '../../today/editor.ts';
import { serveEditor } from '../../today/serve.ts';
import { exit, misused, progress, readArgs, type Command } from '../command.ts';
import { destinationHelp, destinationOptions, openDestination } from '../open-destination.ts';
import { findPassphrase } from '../passphrase.ts';

/** Where `npm run build` leaves the page. */
const builtHere = resolve(import.meta.dirname, '../../../dist/editor/today');

/** Shows an address in the browser that the person uses. Where there is none, the address was printed. */
const openBrowser = (url: string): void => {
  const [program, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', url]
      : process.platform === 'darwin'
        ? ['open', url]
        : ['xdg-open', url];
  const child = spawn(program ?? '', args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
};

const ended = (): Promise<void> =>
  new Promise((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });

/** `today DIR --keys TODAY_KEY --to DESTINATION`. */
export const todayCommand: Command = {
  name: 'today',
  summary: 'the page that tells all kiosks what is different today',
  help: `NAME
  sportello-catalogue today - the page that tells all kiosks what is different today

SYNOPSIS
  sportello-catalogue today DIR --keys TODAY_KEY --to DESTINATION [--endpoint URL] [--region NAME]
      [--port N] [--no-open] [--passphrase-file FILE] [--json]

DESCRIPTION
  Opens a page in this machine's browser: hours today, urgent notice, moved to. It shows what is in force, in every
  language of the town, and takes it back. What it publishes goes into DESTINATION/today, signed with the today key
  (see keys today); kiosks that are on-line show it within five minutes. No key of the catalogue is needed.

  The page is served on 127.0.0.1, to the browser that opens the printed address, until the command ends (Ctrl+C). It
  asks for the passphrase of the today key once, and forgets it at the end. The same from a command line or a script:
  sportello-catalogue publish today.

DESTINATION
${destinationHelp}

OPTIONS
  --keys TODAY_KEY        the folder that keys today made
  --to DESTINATION        where the catalogue is published
  --port N                a port of its own; any free one when not given
  --no-open               print the address, and open no browser
  --page DIR              the built page; else the one that npm run build made
  --passphrase-file FILE  the first line of FILE is the passphrase; else the page asks
  --json                  print the address as JSON when it is ready
  -h, --help              print this page

EXIT STATUS
  0  ended
  2  the command was misused, or a folder or key cannot be used

EXAMPLES
  npm run catalogue -- today my-town --keys today-key --to public`,
  run: async (args, io) => {
    const parsed = readArgs(args, {
      ...destinationOptions,
      port: { type: 'string' },
      page: { type: 'string' },
      'no-open': { type: 'boolean' },
      json: { type: 'boolean' },
    });
    const stop = (words: string): number => misused(io, words, 'today');
    if (!parsed.ok) return stop(parsed.error.words);
    const { positionals, values } = parsed.value;
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0) return stop('Give one folder: that of the catalogue.');
    if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) return stop(`There is no folder ${dir}.`);
    if (values.keys === undefined) return stop('Give the folder of the today key with --keys.');
    if (!existsSync(join(values.keys, 'today.json')))
      return stop(`${values.keys} has no today key. Make one: sportello-catalogue keys today ${values.keys}`);
    const destination = openDestination(values);
    if (!destination.ok) return stop(destination.error.words);
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return stop(`${values.port ?? ''} is no port.`);
    const pageDir = values.page === undefined ? builtHere : resolve(values.page);
    if (!existsSync(join(pageDir, 'index.html'))) return stop('The page is not built: npm run build.');
    const passphrase =
      values['passphrase-file'] === undefined ? undefined : findPassphrase(values['passphrase-file'], false);
    if (passphrase?.ok === false) return stop(passphrase.error.words);
    const read = await readSource(dir, { onFile: progress(io, 'Reading') });
    if (!read.ok)
      return stop(`The catalogue in ${dir} cannot be read. Mend it first: sportello-catalogue check ${dir}`);
    const editor = createEditor({
      catalogue: read.value.catalogue,
      keysDir: values.keys,
      destination: destination.value.today,
      passphrase: passphrase?.value,
    });
    let served;
    try {
      served = await serveEditor(editor, { port, pageDir });
    } catch (fault) {
      return stop(`Port ${port} cannot be used (${(fault as NodeJS.ErrnoException).code ?? ''}).`);
    }
    io.out(
      values.json === true ? JSON.stringify({ url: served.url }) : `Today's page is ready: ${served.url}`,
    );
    if (values['no-open'] !== true) openBrowser(served.url);
    await ended();
    await served.close();
    return exit.ok;
  },
};
