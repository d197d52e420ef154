import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { App } from 'electron';
import { createEvents, loud, preventable } from './loud.ts';
import { state, tell } from './state.ts';

type DoubledApp = Pick<
  App,
  | 'setPath'
  | 'getPath'
  | 'requestSingleInstanceLock'
  | 'whenReady'
  | 'enableSandbox'
  | 'quit'
  | 'exit'
  | 'on'
  | 'once'
  | 'off'
  | 'isPackaged'
  | 'getVersion'
  | 'getName'
>;

const events = createEvents('app', [
  'ready',
  'web-contents-created',
  'second-instance',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
]);
export const emitAppEvent = events.emit;

const name = 'sportello';
const paths = new Map<string, string>([['userData', join(homedir(), '.config', name)]]);

const beforeReady = (call: string): void => {
  if (state.ready) throw new Error(`app.${call}() can only be called before app is ready`);
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Chromium's own lock is a link in the user data folder that names a process; this is one too. */
const lock = (): boolean => {
  const dir = paths.get('userData') ?? '';
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'double.lock');
  const call = join(dir, 'double.second');
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
  if (owner !== undefined && owner !== process.pid && isAlive(owner)) {
    writeFileSync(call, JSON.stringify({ argv: process.argv, cwd: process.cwd() }));
    process.kill(owner, 'SIGUSR2');
    return false;
  }
  writeFileSync(file, String(process.pid));
  process.on('exit', () => rmSync(file, { force: true }));
  process.on('SIGUSR2', () => {
    const { argv, cwd } = JSON.parse(readFileSync(call, 'utf8')) as { argv: string[]; cwd: string };
    events.emit('second-instance', {}, argv, cwd, undefined);
  });
  return true;
};

const closers: (() => Promise<void>)[] = [];
/** What must end before the process does. */
export const onEnd = (close: () => Promise<void>): void => void closers.push(close);

let becomesReady: Promise<void> | undefined;
let ending = false;
/** From here on windows close without a word to the application. */
export const isEnding = (): boolean => ending;
const end = async (code: number): Promise<void> => {
  if (ending) return;
  ending = true;
  events.emit('quit', {}, code);
  await Promise.allSettled(closers.splice(0).map((close) => close()));
  process.exit(code);
};

/** `app`, as far as the shell uses it. */
export const app: DoubledApp = loud('app', {
  setPath: (key, path) => {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    // The documentation says so; whether a build does is not worth finding out in a lobby.
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`);
    paths.set(key, path);
  },
  getPath: (key) => {
    const path = paths.get(key);
    if (path === undefined) throw new Error(`electron-double: app.getPath('${key}') is not implemented`);
    return path;
  },
  requestSingleInstanceLock: lock,
  whenReady: () =>
    (becomesReady ??= new Promise((resolve) =>
      setImmediate(() => {
        state.ready = true;
        events.emit('ready', {}, {});
        resolve();
      }),
    )),
  enableSandbox: () => {
    beforeReady('enableSandbox');
    tell({ electron: { sandboxEnabled: true } });
  },
  quit: () => {
    events.emit('before-quit', preventable({}).event);
    const { event, prevented } = preventable({});
    events.emit('will-quit', event);
    if (!prevented()) void end(0);
  },
  exit: (code = 0) => void end(code),
  on: events.on as App['on'],
  once: events.once as App['once'],
  off: events.off as App['off'],
  isPackaged: process.env['ELECTRON_DOUBLE_PACKAGED'] === '1',
  getVersion: () => '0.0.0',
  getName: () => name,
});
