import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../kiosk/clock.ts';
import { confEngine } from '../kiosk/settings/conf-engine.ts';
import { configure } from '../kiosk/settings/configure.ts';
import { forwardSignal } from './forward-signal.ts';
import { pickCatalogue, syncedBySettings } from './pick-catalogue.ts';
import { syncSignal } from '../kiosk/sync-signal.ts';
import { pickShell } from './pick-shell.ts';
import { root } from './root.ts';
import { runInBrowser } from './run-in-browser.ts';
import { help, parseStartOptions } from './start-options.ts';

const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves at the first signal that asks to end. Those after it (Ctrl-C reaches every process of the command) must not break the ending off. */
const asked = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of endSignals) process.on(signal, () => done());
  });

const runElectron = (binary: string, args: readonly string[]): Promise<number> =>
  new Promise((done) => {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const child = spawn(binary, [...sandbox, join(root, 'dist', 'electron', 'main.js'), ...args], {
      stdio: 'inherit',
    });
    for (const signal of endSignals) process.on(signal, () => child.kill('SIGTERM'));
    forwardSignal(child, syncSignal);
    child.once('error', () => done(1));
    child.once('exit', (code) => done(code ?? 0));
  });

/** The command behind `npm start`. Resolves with the exit status: 0 ended as asked, 1 could not start, 2 wrong options. */
export const runSportello = async (args: readonly string[]): Promise<number> => {
  const complain = (words: string, status = 1): number => {
    console.error(words);
    return status;
  };
  const parsed = parseStartOptions(args);
  if (!parsed.ok) return complain(parsed.error.words, 2);
  const options = parsed.value;
  if (options.help) {
    console.log(help);
    return 0;
  }
  const end = asked();
  // Before there is a kiosk the signal is only taken, since unheard it would end the command; a start looks for news by itself.
  process.on(syncSignal, () => undefined);
  const dataDir = resolve(options.dataDir);
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (fault) {
    return complain(
      `DAT-1 The data folder ${dataDir} cannot be made (${(fault as NodeJS.ErrnoException).code ?? ''}). Choose another with --data-dir.`,
    );
  }
  if (options.setCode !== undefined)
    return (await import('./ask-code.ts')).askCode(dataDir, options.setCode, process.stdin);
  const configured = configure({ dataDir, screen: options.screen, settingsEngine: confEngine });
  if (!configured.ok) return complain(configured.error.words);
  const { sync } = configured.value.settings;
  // Whose settings name a catalogue is a kiosk of a town: it never shows the demonstration's (K34).
  const isNamed = options.catalogue === undefined && (sync.address ?? sync.stick[0]) !== undefined;
  const source = options.catalogue ?? join(root, 'assets', 'demo-catalogue');
  const picked = isNamed
    ? syncedBySettings
    : await pickCatalogue(source, dataDir, (line) => console.log(line));
  if (!picked.ok) return complain(picked.error.words);
  const { catalogueFile, catalogueAddress } = picked.value;
  if (options.watch) {
    if (catalogueFile === undefined)
      return complain('CAT-2 --watch follows a catalogue in source form; a signed one is synced.', 2);
    // Its code is not loaded where nobody edits.
    const { watchSource } = await import('./watch-source.ts');
    void end.then(watchSource(source, dataDir, { clock: systemClock, say: (line) => console.log(line) }).end);
  }
  const rootFile = options.root === undefined ? undefined : resolve(options.root);
  const shell = pickShell(root, options.shell, (line) => console.log(line));
  if (shell === undefined) return 1;

  if (shell.name === 'electron') {
    const screen = options.screen === undefined ? [] : ['--screen', options.screen];
    const flags = [
      ...(options.windowed ? ['--windowed'] : []),
      ...(options.restored ? ['--restored'] : []),
      ...(options.watch ? ['--follow'] : []),
    ];
    const catalogue = [
      ...(catalogueFile === undefined ? [] : ['--catalogue-file', catalogueFile]),
      ...(catalogueAddress === undefined ? [] : ['--catalogue-address', catalogueAddress]),
      ...(rootFile === undefined ? [] : ['--root', rootFile]),
    ];
    return runElectron(shell.binary, ['--data-dir', dataDir, ...catalogue, ...screen, ...flags]);
  }

  return runInBrowser({
    options: {
      dataDir,
      catalogueFile,
      catalogueAddress,
      rootFile,
      screen: options.screen,
      kioskMode: !options.windowed,
      restored: options.restored,
      follow: options.watch,
    },
    port: options.port,
    browser: shell.name === 'chromium' ? shell.binary : undefined,
    filesDir: join(root, 'dist', 'renderer'),
    configured,
    end,
    complain,
  });
};
