import { parseArgs } from 'node:util';
import { defaultDataDir } from '../kiosk/options.ts';
import { type CodeKind, codeKinds } from '../kiosk/staff/codes.ts';

export const shells = ['auto', 'electron', 'chromium', 'none'] as const;
export type ShellName = (typeof shells)[number];

export type StartOptions = {
  help: boolean;
  dataDir: string;
  catalogue: string | undefined;
  root: string | undefined;
  shell: ShellName;
  port: number;
  screen: string | undefined;
  windowed: boolean;
  restored: boolean;
  watch: boolean;
  /** Reads a code from the standard input, sets it, and ends. */
  setCode: CodeKind | undefined;
};

export const help = `Sportello: a self-service kiosk for public services.

npm start -- [options]

  --data-dir DIR         where tickets and settings are kept (default ${defaultDataDir()})
  --catalogue DIR|URL    a signed catalogue (address or folder), or one in source form, shown as unsigned (default: the demo town)
  --watch                show a catalogue in source form again whenever a file of it is saved; of an invalid one, say what is wrong
  --root FILE            the root of the signed catalogue's keys (default: its own at the first start)
  --shell NAME           auto, electron, chromium or none (default auto)
  --port N               port on 127.0.0.1; 0 takes any free one (default 0)
  --screen P32|L21|FILE  screen profile (default: the settings', else P32)
  --windowed             in a window of its own instead of the full screen
  --restored             after a disk image was put back: numbers jump ahead of all that could have been issued since
  --set-code WHO         staff or technician: reads a code from the standard input, sets it and ends; an empty line takes it away
  --help                 this text
`;

type Parsed = { ok: true; value: StartOptions } | { ok: false; error: { code: 'usage'; words: string } };
const usage = (words: string): Parsed => ({
  ok: false,
  error: { code: 'usage', words: `${words} \`npm start -- --help\` lists the options.` },
});

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: false,
    options: {
      help: { type: 'boolean', default: false },
      'data-dir': { type: 'string', default: defaultDataDir() },
      catalogue: { type: 'string' },
      root: { type: 'string' },
      shell: { type: 'string', default: 'auto' },
      port: { type: 'string', default: '0' },
      screen: { type: 'string' },
      windowed: { type: 'boolean', default: false },
      restored: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      'set-code': { type: 'string' },
    },
  });

/** Reads the options of `npm start`; what is wrong is said in one sentence. */
export const parseStartOptions = (args: readonly string[]): Parsed => {
  let values: ReturnType<typeof parse>['values'];
  try {
    values = parse(args).values;
  } catch (fault) {
    return usage(`${(fault as Error).message.split(/\.\s/)[0]?.replace(/\.$/, '') ?? ''}.`);
  }
  const shell = shells.find((name) => name === values.shell);
  if (shell === undefined)
    return usage(`--shell cannot be "${values.shell}": it is one of ${shells.join(', ')}.`);
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535)
    return usage(`--port cannot be "${values.port}": it is a number from 0 to 65535.`);
  const setCode = codeKinds.find((kind) => kind === values['set-code']);
  if (values['set-code'] !== undefined && setCode === undefined)
    return usage(`--set-code cannot be "${values['set-code']}": it is one of ${codeKinds.join(', ')}.`);
  return {
    ok: true,
    value: {
      help: values.help,
      dataDir: values['data-dir'],
      catalogue: values.catalogue,
      root: values.root,
      shell,
      port,
      screen: values.screen,
      windowed: values.windowed,
      restored: values.restored,
      watch: values.watch,
      setCode,
    },
  };
};
