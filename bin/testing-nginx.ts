import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../catalogue/testing/free-port.ts';

const program = '/usr/sbin/nginx';
/** Whether this machine has nginx (Debian: nginx-light). */
export const hasNginx = existsSync(program);

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });

export type Asked = { status: number; bytes: number; path: string; range: string };

/**
 * A real nginx over a folder, as a town would run it: with the 768 connections that Debian gives it.
 * @param dir where it keeps its own files
 * @param rate bytes a second of each connection (`limit_rate`), such as `100k`
 */
export const startNginx = async (dir: string, folder: string, rate = '0') => {
  mkdirSync(dir, { recursive: true });
  const port = await freePort();
  const conf = join(dir, 'nginx.conf');
  const log = join(dir, 'access.log');
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(dir, name)};`)
    .join(' ');
  writeFileSync(
    conf,
    `daemon off; master_process off; pid ${join(dir, 'pid')}; error_log ${join(dir, 'error.log')} warn;
events { worker_connections 768; }
http {
  ${temp}
  log_format brief '$status $bytes_sent $request_uri "$http_range"';
  access_log ${log} brief;
  limit_rate ${rate};
  types { application/json json; }
  default_type application/octet-stream;
  server { listen 127.0.0.1:${port} backlog=1024; root ${folder}; location / { autoindex off; } }
}
`,
  );
  const start = async (): Promise<ReturnType<typeof spawn>> => {
    const child = spawn(program, ['-c', conf, '-p', dir], { stdio: 'ignore' });
    while (!(await answers(port))) {
      if (child.exitCode !== null)
        throw new Error(`nginx ended: ${readFileSync(join(dir, 'error.log'), 'utf8')}`);
      await new Promise((next) => setTimeout(next, 20));
    }
    return child;
  };
  let child = await start();
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return {
    address: `http://127.0.0.1:${port}/`,
    /** What was asked so far; bytes are those of head and body. */
    asked: (): Asked[] =>
      readFileSync(log, 'utf8')
        .split('\n')
        .flatMap((line) => {
          const [, status, bytes, path = '', range = ''] = /^(\d+) (\d+) (\S+) "(.*)"$/.exec(line) ?? [];
          return status === undefined ? [] : [{ status: Number(status), bytes: Number(bytes), path, range }];
        }),
    /** How often all of its connections were in use: it then closes one that is idle, or the one that comes. */
    full: (): number =>
      readFileSync(join(dir, 'error.log'), 'utf8').split('worker_connections are not enough').length - 1,
    stop,
    again: async (): Promise<void> => {
      child = await start();
    },
  };
};
