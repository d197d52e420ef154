import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { RemoteFault, type Remote } from './remote.ts';

/** Seconds without a byte after which rsync gives up. */
const silence = 60;

/** Exit statuses of rsync(1) that say what to do. */
const meanings: Readonly<Record<number, string>> = {
  5: 'The server refuses to begin: look at the module’s name, its password and who may write.',
  10: 'The server cannot be reached.',
  12: 'The connection broke off.',
  23: 'Some files could not be written there: look at who may write, and at the room on the disk.',
  30: 'The server was silent for too long.',
  127: 'The program rsync is missing here, or there.',
  255: 'ssh could not connect: try the same address with ssh first.',
};

const run = (
  args: readonly string[],
  program: string,
): Promise<{ status: number; out: string; err: string }> =>
  new Promise((done, fail) => {
    const child = spawn(program, args, {
      stdio: ['inherit', 'pipe', 'pipe'],
      // Messages that are read here are to be English.
      env: { ...process.env, LC_ALL: 'C' },
    });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.once('error', (fault) =>
      fail(
        new RemoteFault(
          (fault as NodeJS.ErrnoException).code === 'ENOENT'
            ? 'The program rsync is not installed on this machine. Install it (Debian: apt-get install rsync).'
            : `rsync cannot be started: ${fault.message}.`,
        ),
      ),
    );
    child.once('close', (status) =>
      done({
        status: status ?? 1,
        out: Buffer.concat(out).toString('utf8'),
        err: Buffer.concat(err).toString('utf8'),
      }),
    );
  });

/** `-rw-r--r--          1,234 2026/11/23 09:00:00 shards/ab.zst`: a file of `--list-only`. */
const listed = /^-\S+\s+[\d,.]+\s+\S+\s+\S+\s(.+)$/;

/**
 * A folder on another machine, through rsync: over ssh (`user@host:path`), or of an rsync server (`rsync://host/module/path`).
 * rsync writes each file aside and renames it, so that a reader never sees half of one. Passwords are asked by ssh, or read by rsync
 * from RSYNC_PASSWORD.
 */
export const rsyncRemote = (address: string, program = 'rsync'): Remote => {
  const rsync = async (args: readonly string[], allowed: readonly number[] = []) => {
    const ran = await run([`--timeout=${silence}`, ...args], program);
    if (ran.status === 0 || allowed.includes(ran.status)) return ran;
    const last = ran.err.trim().split('\n')[0] ?? '';
    throw new RemoteFault(
      `${address}: ${meanings[ran.status] ?? 'rsync failed.'} (${ran.status}${last === '' ? '' : `: ${last}`})`,
    );
  };
  const inFolder = async <T>(work: (dir: string) => Promise<T>): Promise<T> => {
    const dir = mkdtempSync(join(tmpdir(), 'sportello-rsync-'));
    try {
      return await work(dir);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  };
  return {
    name: address,
    list: async () => {
      // A folder that is not there yet is empty: 23 says that something was missing, and an empty list is then right.
      const { out, status, err } = await rsync(['-r', '--list-only', '--', `${address}/`], [23]);
      if (status === 23 && !/No such file or directory/.test(err))
        throw new RemoteFault(`${address}: cannot be read (${err.trim().split('\n')[0] ?? ''}).`);
      return new Set(out.split('\n').flatMap((line) => listed.exec(line)?.[1] ?? []));
    },
    fetch: (files) =>
      inFolder(async (dir) => {
        // The folders on the way, the files themselves, and nothing else: some servers do not find what --files-from names.
        const wanted = files.flatMap((file) => [
          ...file.split('/').map(
            (_, at, parts) =>
              `/${parts
                .slice(0, at)
                .map((part) => `${part}/`)
                .join('')}`,
          ),
          `/${file}`,
        ]);
        const filters = [...new Set(wanted)]
          .filter((path) => path !== '/')
          .map((path) => `--include=${path}`);
        await rsync(['-r', ...filters, '--exclude=*', '--', `${address}/`, `${dir}/`]);
        return new Map(
          files.flatMap((file) =>
            existsSync(join(dir, file)) ? [[file, readFileSync(join(dir, file))]] : [],
          ),
        );
      }),
    put: (files, onFile) =>
      inFolder(async (dir) => {
        for (const { file, bytes } of files) {
          onFile(file);
          mkdirSync(dirname(join(dir, file)), { recursive: true });
          writeFileSync(join(dir, file), bytes);
        }
        // By content, not by time and length: two timestamps of one day have the same length. --chmod: temporary folders are private.
        await rsync(['-r', '--checksum', '--chmod=D755,F644', '--', `${dir}/`, `${address}/`]);
      }),
  };
};
