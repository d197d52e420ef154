import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from '../kiosk/loopback/chromium.ts';

/** A bound, not a wait: a loaded machine may need this long. How fast a kiosk ends is measured by `npm run bench`. */
const startLimitMs = 25_000;

const program = join(import.meta.dirname, 'sportello.ts');
let dir: string;
let running: ChildProcess[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sportello-bin-'));
  running = [];
});
afterEach(async () => {
  for (const child of running) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
  rmSync(dir, { recursive: true, force: true });
});

type Run = { child: ChildProcess; output: () => string; exited: Promise<number | null> };

const withoutDisplay = (): NodeJS.ProcessEnv => {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _w, ...rest } = process.env;
  return rest;
};

/** A town of one line: these tests are about the program, not about the catalogue. */
const tinyTown = (): string => {
  const folder = join(dir, 'town');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'municipality.yaml'),
    'formatVersion: 1\nid: prova\nname: {it: Comune di Prova}\nipaCode: c_x999\ntimeZone: Europe/Rome\n',
  );
  return folder;
};

const start = (
  args: readonly string[],
  env = withoutDisplay(),
  command: readonly string[] = [process.execPath],
): Run => {
  const [binary = '', ...before] = command;
  const child = spawn(binary, [...before, '--disable-warning=ExperimentalWarning', program, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (words += text));
  return { child, output: () => words, exited: once(child, 'exit').then(([code]) => code as number | null) };
};
const startTown = (...args: readonly string[]): Run =>
  start(['--shell', 'none', '--data-dir', join(dir, 'data'), '--catalogue', tinyTown(), ...args]);

const readyLine = /^Sportello is ready: (http:\/\/127\.0\.0\.1:(\d+)\/\?k=[\w-]{32})$/m;
const ready = async ({ output }: Run): Promise<string> => {
  await expect.poll(output, { timeout: startLimitMs }).toMatch(readyLine);
  return readyLine.exec(output())?.[1] ?? '';
};

const processesNaming = (text: string): string[] =>
  readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
    } catch {
      return false;
    }
  });

/** Asks the kiosk as its screen would: the key becomes a cookie, the cookie opens the rest. */
const boot = async (url: string): Promise<{ town: string; screen: { id: string; width: number } }> => {
  const first = await fetch(url, { redirect: 'manual' });
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  const answer = await fetch(new URL('/api/boot', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: '{}',
  });
  return ((await answer.json()) as { value: { town: string; screen: { id: string; width: number } } }).value;
};

describe('a kiosk without a display', () => {
  it('says once that it is ready, with an address that answers, and how to look at it', async () => {
    const run = start(['--data-dir', join(dir, 'data'), '--catalogue', tinyTown()]);
    const url = await ready(run);
    expect(run.output().match(new RegExp(readyLine.source, 'gm'))).toHaveLength(1);
    expect(run.output()).toContain('There is no display');
    expect(run.output()).toContain(`ssh -L ${new URL(url).port}:127.0.0.1:${new URL(url).port}`);
    expect((await boot(url)).town).toBe('Comune di Prova');
  });

  it('shows the demonstration town where none is given', async () => {
    const run = start(['--shell', 'none', '--data-dir', join(dir, 'data')]);
    expect(await boot(await ready(run))).toMatchObject({
      town: 'Comune di Montelieve',
      demonstration: true,
      unsigned: true,
    });
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends with %s, status 0', async (signal) => {
    const run = startTown();
    await ready(run);
    run.child.kill(signal);
    expect(await run.exited).toBe(0);
  });

  it('ends while screens still listen to it', async () => {
    const run = startTown();
    const url = await ready(run);
    const cookie = (await fetch(url, { redirect: 'manual' })).headers.get('set-cookie')?.split(';')[0] ?? '';
    const events = await fetch(new URL('/events', url), { headers: { cookie } });
    expect(events.status).toBe(200);
    run.child.kill('SIGINT');
    expect(await run.exited).toBe(0);
  });
});

describe('a data folder', () => {
  it('is for one kiosk: the second says so and ends, the first goes on', async () => {
    const first = startTown();
    const url = await ready(first);
    const second = startTown();
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(`RUN-1 Sportello is already running on ${join(dir, 'data')}`);
    expect((await boot(url)).town).toBe('Comune di Prova');
  });

  it('is free again after a kill', async () => {
    const first = startTown();
    await ready(first);
    first.child.kill('SIGKILL');
    await first.exited;
    expect(await ready(startTown())).toMatch(/^http/);
  });

  it('that cannot be made is named', async () => {
    writeFileSync(join(dir, 'file'), '');
    const run = start([
      '--shell',
      'none',
      '--data-dir',
      join(dir, 'file', 'data'),
      '--catalogue',
      tinyTown(),
    ]);
    expect(await run.exited).toBe(1);
    expect(run.output()).toMatch(/^DAT-1 .*file\/data/m);
  });

  it('with broken settings: the last good copy is restored, and said', async () => {
    const data = join(dir, 'data');
    mkdirSync(data);
    writeFileSync(join(data, 'settings.json'), '{"screen":"L21"}');
    const good = startTown();
    expect((await boot(await ready(good))).screen.id).toBe('L21');
    good.child.kill('SIGTERM');
    await good.exited;
    writeFileSync(join(data, 'settings.json'), '{"screen":"L2');
    const restored = startTown();
    expect((await boot(await ready(restored))).screen.id).toBe('L21');
    expect(restored.output()).toContain('SET-1');
    expect(readFileSync(join(data, 'settings.json.damaged'), 'utf8')).toBe('{"screen":"L2');
  });

  it('with broken settings and no good copy: defaults, and said', async () => {
    mkdirSync(join(dir, 'data'));
    writeFileSync(join(dir, 'data', 'settings.json'), 'not json');
    const run = startTown();
    expect((await boot(await ready(run))).screen.id).toBe('P32');
    expect(run.output()).toContain('SET-2');
  });
});

describe('options', () => {
  it('that are wrong are refused by name, without a word about files of ours', async () => {
    const run = start(['--shell', 'firefox']);
    expect(await run.exited).toBe(2);
    expect(run.output()).toContain(
      '--shell cannot be "firefox": it is one of auto, electron, chromium, none.',
    );
    expect(run.output()).toContain('npm start -- --help');
    expect(run.output()).not.toMatch(/^\s+at /m);
  });

  it('--help lists them', async () => {
    const run = start(['--help']);
    expect(await run.exited).toBe(0);
    for (const name of ['--data-dir', '--catalogue', '--shell', '--port', '--screen'])
      expect(run.output()).toContain(name);
  });

  it('a catalogue that is not there is named', async () => {
    const run = start([
      '--shell',
      'none',
      '--data-dir',
      join(dir, 'data'),
      '--catalogue',
      join(dir, 'nowhere'),
    ]);
    expect(await run.exited).toBe(1);
    expect(run.output()).toMatch(new RegExp(`^CAT-3 .*${join(dir, 'nowhere')}`, 'm'));
  });

  it('a folder that is no catalogue is named, with what is missing', async () => {
    mkdirSync(join(dir, 'empty'));
    const run = start([
      '--shell',
      'none',
      '--data-dir',
      join(dir, 'data'),
      '--catalogue',
      join(dir, 'empty'),
    ]);
    expect(await run.exited).toBe(1);
    expect(run.output()).toContain('municipality.yaml');
  });

  it('--screen FILE is a panel of ours or a file', async () => {
    const file = join(dir, 'panel.json');
    writeFileSync(
      file,
      JSON.stringify({
        id: 'kitchen',
        width: 800,
        height: 1280,
        pxPerMm: 5,
        mountBottomMm: 900,
        viewDistMm: 600,
      }),
    );
    expect((await boot(await ready(startTown('--screen', file)))).screen).toMatchObject({
      id: 'kitchen',
      width: 800,
    });
  });

  it('a screen that is not there is named', async () => {
    const run = startTown('--screen', 'P99');
    expect(await run.exited).toBe(1);
    expect(run.output()).toContain('SCR-1 There is no screen profile "P99"');
  });

  it('a port in use is named, and nothing is left locked', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const run = startTown('--port', String(port));
    expect(await run.exited).toBe(1);
    expect(run.output()).toContain(`NET-1 Port ${port} is in use`);
    server.close();
    await once(server, 'close');
    expect(new URL(await ready(startTown('--port', String(port)))).port).toBe(String(port));
  });

  it('a shell that cannot be had is named', async () => {
    const run = start(['--shell', 'chromium', '--data-dir', join(dir, 'data'), '--catalogue', tinyTown()]);
    expect(await run.exited).toBe(1);
    expect(run.output()).toContain('There is no display');
  });
});

const onPath = (name: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
const noWindow = findChromium() === undefined || !onPath('xvfb-run');

describe.skipIf(noWindow)('in a window of Chromium (needs chromium and xvfb)', () => {
  it('opens it, and ends with all of its processes', async () => {
    const run = start(
      ['--shell', 'chromium', '--data-dir', join(dir, 'data'), '--catalogue', tinyTown()],
      withoutDisplay(),
      ['xvfb-run', '-a', process.execPath],
    );
    await ready(run);
    const profile = join(dir, 'data', 'chromium');
    await expect.poll(() => processesNaming(profile).length, { timeout: startLimitMs }).toBeGreaterThan(1);
    const [kiosk = ''] = processesNaming(dir).filter((pid) => {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return command.includes(program) && !command.includes('xvfb-run');
    });
    process.kill(Number(kiosk), 'SIGINT');
    await expect.poll(() => processesNaming(dir), { timeout: startLimitMs }).toEqual([]);
    await run.exited;
    expect(existsSync(profile)).toBe(false);
  });

  it('ends when somebody closes the window', async () => {
    const run = start(
      ['--shell', 'chromium', '--data-dir', join(dir, 'data'), '--catalogue', tinyTown()],
      withoutDisplay(),
      ['xvfb-run', '-a', process.execPath],
    );
    await ready(run);
    const profile = join(dir, 'data', 'chromium');
    await expect.poll(() => processesNaming(profile).length, { timeout: startLimitMs }).toBeGreaterThan(1);
    // The browser itself is the one that is not a helper of another.
    const browser = processesNaming(profile).find(
      (pid) => !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type='),
    );
    process.kill(Number(browser), 'SIGTERM');
    expect(await run.exited).toBe(0);
  });
});
