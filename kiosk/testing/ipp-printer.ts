import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, until } from './cups-server.ts';

/** What the printer does with a document stands in the file `act` of its folder. */
const command = (dir: string): string => `#!/bin/sh
echo started >> "${dir}/log"
case "$(cat "${dir}/act")" in
  slow) while [ -d "${dir}" ] && [ ! -e "${dir}/go" ]; do sleep 0.05; done;;
  abort) exit 1;;
esac
cp "$1" "${dir}/printed.pdf"
`;
const busConfig = (
  dir: string,
): string => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path=${dir}/bus</listen><auth>EXTERNAL</auth><policy context="default">
<allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/><allow send_type="*"/></policy></busconfig>
`;
const avahiConfig = '[server]\nuse-ipv6=no\nallow-interfaces=lo\n[publish]\npublish-workstation=no\n';

export type IppPrinter = {
  uri: string;
  dir: string;
  /** Fills the trays with A4, or takes all paper out. */
  paper: (filled: boolean) => Promise<void>;
  close: () => Promise<void>;
};

const a4 = 'iso_a4_210x297mm';
const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

/** There is one announcer on a machine; where the machine's own runs, it serves. */
const announcerRuns = (): boolean => {
  try {
    process.kill(Number(readFileSync('/run/avahi-daemon/pid', 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
};

/** CUPS's own model of a driverless printer. It wants a message bus and an announcer, which are started for it alone. */
export const startIppPrinter = async (): Promise<IppPrinter> => {
  const dir = mkdtempSync(join(tmpdir(), 'sportello-ipp-'));
  const children: ChildProcess[] = [];
  const own = !announcerRuns();
  const env = own ? { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${dir}/bus` } : process.env;
  // A program that is not there is told of by what then does not answer.
  const run = (program: string, ...args: string[]): void =>
    void children.push(spawn(program, args, { env, stdio: 'ignore' }).on('error', () => undefined));
  const close = async (): Promise<void> => {
    for (const child of children.reverse()) {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) continue;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    }
    rmSync(dir, { recursive: true, force: true });
  };
  writeFileSync(join(dir, 'bus.conf'), busConfig(dir));
  writeFileSync(join(dir, 'avahi.conf'), avahiConfig);
  mkdirSync(join(dir, 'spool'));
  writeFileSync(join(dir, 'act'), 'ok');
  writeFileSync(join(dir, 'print'), command(dir), { mode: 0o755 });
  if (own) {
    run('dbus-daemon', `--config-file=${dir}/bus.conf`, '--nofork', '--nopidfile');
    await until(() => existsSync(join(dir, 'bus')), 'the message bus answers');
    run('avahi-daemon', '-f', join(dir, 'avahi.conf'), '--no-drop-root', '--no-rlimits', '--no-chroot');
  }
  const port = await freePort();
  const url = `http://localhost:${port}`;
  await until(async () => {
    // It gives up at once where the announcer is not ready yet.
    run(
      'ippeveprinter',
      '-r',
      'off',
      '-p',
      String(port),
      '-d',
      join(dir, 'spool'),
      '-f',
      'application/pdf',
      '-c',
      join(dir, 'print'),
      'stage',
    );
    const printer = children.at(-1);
    for (let look = 0; look < 20 && printer?.exitCode === null; look += 1) {
      if (await answers(`${url}/media`)) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }, 'the printer answers').catch(async (fault: unknown) => {
    await close();
    throw fault;
  });
  return {
    uri: `ipp://localhost:${port}/ipp/print`,
    dir,
    paper: async (filled) => {
      // Its form forgets a tray without a size for good: the sizes stay, the sheets go.
      const sheets = `size1=${a4}&type1=auto&level1=${filled ? 250 : 0}`;
      await fetch(`${url}/media?${sheets}&size3=${a4}&type3=auto&level3=${filled ? 25 : 0}`);
    },
    close,
  };
};

export const readLog = (dir: string): string => {
  try {
    return readFileSync(join(dir, 'log'), 'utf8');
  } catch {
    return '';
  }
};
