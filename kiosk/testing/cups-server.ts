import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const serverBin = '/usr/lib/cups';
const cupsPdfPpd = '/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd';

/** Whether a CUPS can be started here: the packages are installed, and cupsd may change its user, as root. */
export const cupsIsHere =
  ['/usr/sbin/cupsd', '/usr/sbin/lpadmin', '/usr/sbin/ippeveprinter', `${serverBin}/backend/cups-pdf`].every(
    existsSync,
  ) && process.getuid?.() === 0;

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/** Waits until something holds, looking now and then; rejects where it does not in time. */
export const until = async (holds: () => boolean | Promise<boolean>, what: string): Promise<void> => {
  const end = Date.now() + 15_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`It did not happen: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
};

/**
 * A way to a printer on a stage: what it does stands in the file `act` of the folder that the queue names. It is the device
 * here; all the rest is CUPS.
 */
const stage = `#!/bin/sh
[ $# -eq 0 ] && echo 'direct stage "Stage" "Stage"' && exit 0
dir="\${DEVICE_URI#stage:}"
trap 'echo terminated >> "$dir/log"; exit 0' TERM
act=$(cat "$dir/act")
echo "started $1 $3" >> "$dir/log"
case "$act" in
  paper) echo 'STATE: +media-empty-error' >&2; while [ -d "$dir" ] && [ ! -e "$dir/go" ]; do sleep 0.05; done; echo 'STATE: -media-empty-error' >&2;;
  cover) echo 'STATE: +cover-open-error' >&2; while [ -d "$dir" ] && [ ! -e "$dir/go" ]; do sleep 0.05; done;;
  slow) while [ -d "$dir" ] && [ ! -e "$dir/go" ]; do sleep 0.05; done;;
  fail) exit 1;;
  hold) exit 3;;
  stop) exit 4;;
  cancel) exit 5;;
  half) echo 'PAGE: 1 1' >&2; exit 1;;
esac
cat "\${6:--}" > "$dir/out-$1-$$.pdf"
`;

export type TestCups = {
  /** As the settings write it. */
  server: string;
  socket: string;
  /** Runs \`lpadmin\` and its kind against this server. */
  admin: (program: string, ...args: string[]) => Promise<string>;
  /** A queue to a printer on a stage; gives its folder. */
  stageQueue: (name: string) => Promise<string>;
  pdfQueue: (name: string) => Promise<void>;
  /** Documents that lie in the spool. */
  spooled: () => string[];
  kill: () => Promise<void>;
  start: () => Promise<void>;
  close: () => Promise<void>;
};

/** Where cups-pdf puts what the user of the test prints. */
export const cupsPdfFolder = join(homedir(), 'PDF');

/** A real CUPS with its own configuration, folders and port: nothing of the machine's own is touched. */
export const startCups = async (): Promise<TestCups> => {
  const dir = mkdtempSync(join(tmpdir(), 'sportello-cups-'));
  const at = (...parts: string[]): string => join(dir, ...parts);
  for (const folder of ['root', 'spool/tmp', 'cache', 'state', 'log', 'ssl', 'bin/backend'])
    mkdirSync(at(folder), { recursive: true, mode: 0o755 });
  await run('chmod', ['755', dir]);
  for (const folder of readdirSync(serverBin))
    if (folder !== 'backend') symlinkSync(join(serverBin, folder), at('bin', folder));
  for (const backend of readdirSync(join(serverBin, 'backend')))
    symlinkSync(join(serverBin, 'backend', backend), at('bin', 'backend', backend));
  // Only root may run it: such a backend runs as root, and may write into the test's folder.
  writeFileSync(at('bin', 'backend', 'stage'), stage, { mode: 0o700 });
  const port = await freePort();
  writeFileSync(
    at('root', 'cups-files.conf'),
    [
      ['ServerRoot', 'root'],
      ['RequestRoot', 'spool'],
      ['TempDir', 'spool/tmp'],
      ['CacheDir', 'cache'],
      ['StateDir', 'state'],
      ['ErrorLog', 'log/error'],
      ['AccessLog', 'log/access'],
      ['PageLog', 'log/page'],
      ['ServerKeychain', 'ssl'],
      ['ServerBin', 'bin'],
    ]
      .map(([name, folder]) => `${name} ${at(folder ?? '')}\n`)
      .join(''),
  );
  writeFileSync(
    at('root', 'cupsd.conf'),
    `Listen 127.0.0.1:${port}
Listen ${at('state', 'sock')}
LogLevel debug
Browsing Off
WebInterface No
DefaultAuthType None
ErrorPolicy abort-job
DirtyCleanInterval 0
<Location />
  Allow all
</Location>
<Location /admin>
  Allow all
</Location>
<Policy default>
  <Limit All>
    Allow all
  </Limit>
</Policy>
`,
  );
  let daemon: ChildProcess;
  const env = { ...process.env, CUPS_SERVER: `127.0.0.1:${port}` };
  const admin = async (program: string, ...args: string[]): Promise<string> =>
    (await run(program, args, { env, timeout: 20_000 })).stdout;
  const start = async (): Promise<void> => {
    daemon = spawn(
      '/usr/sbin/cupsd',
      ['-f', '-c', at('root', 'cupsd.conf'), '-s', at('root', 'cups-files.conf')],
      {
        stdio: 'ignore',
      },
    );
    await until(
      () =>
        admin('lpstat', '-r').then(
          (said) => said.includes('is running'),
          () => false,
        ),
      'cupsd answers',
    );
  };
  const kill = async (): Promise<void> => {
    if (daemon.exitCode !== null || daemon.signalCode !== null) return;
    const exited = once(daemon, 'exit');
    daemon.kill('SIGKILL');
    await exited;
  };
  await start();
  return {
    server: `127.0.0.1:${port}`,
    socket: at('state', 'sock'),
    admin,
    stageQueue: async (name) => {
      const folder = at(`stage-${name}`);
      mkdirSync(folder);
      writeFileSync(join(folder, 'act'), 'ok');
      writeFileSync(join(folder, 'log'), '');
      await admin('lpadmin', '-p', name, '-E', '-v', `stage:${folder}`, '-m', 'raw');
      return folder;
    },
    pdfQueue: async (name) => {
      await admin('lpadmin', '-p', name, '-E', '-v', 'cups-pdf:/', '-P', cupsPdfPpd);
    },
    spooled: () => readdirSync(at('spool')).filter((file) => file.startsWith('d')),
    kill,
    start,
    close: async () => {
      const exited =
        daemon.exitCode === null && daemon.signalCode === null ? once(daemon, 'exit') : undefined;
      daemon.kill('SIGTERM');
      await exited;
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
