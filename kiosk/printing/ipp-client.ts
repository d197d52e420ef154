import { http } from '../http.ts';
import { existsSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import { type IppResponse, readIpp } from './ipp-message.ts';

/** Where a CUPS listens: a socket of this machine, or host and port. */
export type CupsServer = { socketPath: string } | { host: string; port: number };

/** Where CUPS listens on a Debian machine when its configuration says nothing else. */
const localSocket = '/run/cups/cups.sock';
export const ippPort = 631;

/** As the settings write it: a path, `host` or `host:port`; without one the CUPS of this machine. */
export const cupsServer = (written: string | undefined): CupsServer => {
  if (written === undefined)
    return existsSync(localSocket) ? { socketPath: localSocket } : { host: '127.0.0.1', port: ippPort };
  if (written.startsWith('/')) return { socketPath: written };
  const [, host = written, port] = /^(.*?)(?::(\d+))?$/.exec(written) ?? [];
  return { host, port: port === undefined ? ippPort : Number(port) };
};

/** An answer longer than this is no answer to what is asked here. */
const longestAnswer = 1_000_000;
const okStatus = 200;

/** Sends one IPP message; undefined where no whole answer came within `limitMs`. Never rejects. */
export type IppPost = (path: string, message: Buffer) => Promise<IppResponse | undefined>;

export const ippPost =
  (server: CupsServer, clock: Clock, limitMs: number): IppPost =>
  (path, message) =>
    new Promise((resolve) => {
      const posted = http.request({
        ...server,
        path,
        method: 'POST',
        // A connection for each message: nothing hangs on a daemon that was started anew meanwhile.
        agent: false,
        headers: {
          Host: 'localhost',
          'Content-Type': 'application/ipp',
          'Content-Length': message.length,
        },
      });
      const finish = (response: IppResponse | undefined): void => {
        stop();
        posted.destroy();
        resolve(response);
      };
      const stop = clock.after(limitMs, () => finish(undefined));
      posted.on('error', () => finish(undefined));
      posted.on('response', (answer) => {
        const parts: Buffer[] = [];
        let length = 0;
        answer.on('data', (part: Buffer) => {
          parts.push(part);
          length += part.length;
          if (length > longestAnswer) finish(undefined);
        });
        answer.on('error', () => finish(undefined));
        answer.on('end', () =>
          finish(answer.statusCode === okStatus ? readIpp(Buffer.concat(parts)) : undefined),
        );
      });
      posted.end(message);
    });
