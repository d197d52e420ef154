import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { exit, misused, readArgs, type Command, type Io } from '../command.ts';

/** What `npm start` runs: a preview is that, and nothing else. */
const start = resolve(import.meta.dirname, '../../../scripts/start.mjs');
const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const readyLine = /^Sportello is ready(?:: (\S+)| in its own window\.)$/;

/** Runs the kiosk until it ends by itself or is asked to. Resolves with its exit status. */
const runKiosk = (args: readonly string[], asJson: boolean, io: Io): Promise<number> =>
  new Promise((done) => {
    const kiosk = spawn(process.execPath, [start, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    // Ctrl-C in a terminal reaches the kiosk too; a signal to this process alone is passed on.
    const pass = (signal: NodeJS.Signals): unknown => kiosk.kill(signal);
    for (const signal of endSignals) process.on(signal, pass);
    createInterface({ input: kiosk.stderr }).on('line', io.err);
    createInterface({ input: kiosk.stdout }).on('line', (line) => {
      const ready = readyLine.exec(line);
      if (!asJson) io.out(line);
      else if (ready === null) io.err(line);
      else io.out(JSON.stringify({ url: ready[1] ?? null }));
    });
    kiosk.once('error', () => done(exit.usage));
    kiosk.once('close', (code) => {
      for (const signal of endSignals) process.off(signal, pass);
      done(code ?? exit.ok);
    });
  });

/** `preview DIR`: the kiosk on a source folder, while it is written. */
export const previewCommand: Command = {
  name: 'preview',
  summary: 'show a catalogue in a kiosk while you write it',
  help: `NAME
  sportello-catalogue preview - show a catalogue in a kiosk while you write it

SYNOPSIS
  sportello-catalogue preview DIR [--screen P32|L21|FILE] [--shell auto|electron|chromium|none] [--port N] [--json]

DESCRIPTION
  Opens the kiosk on the catalogue in DIR, in a window of its own. Save a file, and the screen shows it a moment later,
  where you are. Save one with an error, and the terminal says file, line, what is wrong and what to write; the screen
  keeps the last version without errors. Cards with holes are shown: what keeps them from being published is said.

  It ends with Ctrl-C, or with its window. What is tried in it (numbers, slips) is kept nowhere. The first time it
  builds the kiosk, which takes a minute. It does what npm start -- --catalogue DIR --windowed --watch does.

OPTIONS
  --screen NAME  the panel: P32 (upright, when not given), L21 (landscape), or a file
  --shell NAME   where it is shown; none only serves it to the browser that opens the printed address
  --port N       a port of its own on 127.0.0.1; any free one when not given
  --json         print the address as JSON when it is ready, and everything else on the error output
  -h, --help     print this page

EXIT STATUS
  0  ended
  1  the kiosk could not start; why was said
  2  the command was misused, or there is no folder DIR

EXAMPLES
  npm run catalogue -- preview my-town`,
  run: async (args, io) => {
    const parsed = readArgs(args, {
      screen: { type: 'string' },
      shell: { type: 'string' },
      port: { type: 'string' },
      json: { type: 'boolean' },
    });
    if (!parsed.ok) return misused(io, parsed.error.words, 'preview');
    const { positionals, values } = parsed.value;
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0) return misused(io, 'Give one folder.', 'preview');
    if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
      return misused(io, `There is no folder ${dir}.`, 'preview');
    const dataDir = mkdtempSync(join(tmpdir(), 'sportello-preview-'));
    const passed = (['screen', 'shell', 'port'] as const).flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [`--${name}`, value];
    });
    try {
      return await runKiosk(
        ['--catalogue', resolve(dir), '--data-dir', dataDir, '--windowed', '--watch', ...passed],
        values.json === true,
        io,
      );
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};
