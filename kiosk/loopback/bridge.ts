import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type Answered, type KioskEvent } from '../contract/contract.ts';
import { http } from '../http.ts';
import { readBody } from './body.ts';
import { createEventStream } from './event-stream.ts';
import { serveFile } from './files.ts';
import { securityHeaders } from './headers.ts';

/** The largest body of a command, in bytes: all answers of a visit are under 2 kB. */
export const maxBodyBytes = 16 * 1024;

/** One browser opens six, and keeps one more for events; the rest is room for an observer. */
const maxConnections = 32;

export type BridgeOptions = {
  /** Loopback port; 0 takes any free one. */
  port: number;
  /** Folder of the built screens. */
  filesDir: string;
  invoke: (name: string, raw: unknown) => Promise<Answered<unknown>>;
  subscribe: (listener: (event: KioskEvent) => void) => () => void;
};

export type Bridge = {
  /** Address of the screens, with the key of this launch. */
  url: string;
  port: number;
  close: () => Promise<void>;
};

const cookieName = 'sportello';

const refuse = (response: ServerResponse, status: number, code: string): void => {
  // What is left of a body that nobody reads must not be taken for the next request.
  const close = status === 413 ? { Connection: 'close' } : {};
  response.writeHead(status, {
    ...securityHeaders,
    ...close,
    'Content-Type': 'application/json; charset=utf-8',
  });
  response.end(JSON.stringify({ ok: false, error: { code } }));
};

const sameKey = (given: string | undefined, key: string): boolean =>
  given !== undefined && given.length === key.length && timingSafeEqual(Buffer.from(given), Buffer.from(key));

const keyOfCookie = (request: IncomingMessage): string | undefined =>
  request.headers.cookie
    ?.split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === cookieName)?.[1];

/**
 * The loopback bridge: the kiosk's screens and commands over HTTP, for this machine's browser alone. It binds 127.0.0.1;
 * each launch has a key of its own, given once in the URL and from then on in a cookie; `Host` and `Origin` are checked,
 * so that neither another page nor a name that resolves to this machine can speak to it.
 */
export const startBridge = async (options: BridgeOptions): Promise<Bridge> => {
  const key = randomBytes(24).toString('base64url');
  const stream = createEventStream(options.subscribe);
  let hosts: readonly string[] = [];

  const command = async (request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
    if (request.method !== 'POST') return refuse(response, 405, 'method-not-allowed');
    if (!request.headers['content-type']?.startsWith('application/json'))
      return refuse(response, 415, 'not-json');
    const body = await readBody(request, maxBodyBytes);
    if (!body.ok) return refuse(response, body.error.code === 'too-large' ? 413 : 400, body.error.code);
    const answer = await options.invoke(name, body.value);
    const status = answer.ok
      ? 200
      : { 'unknown-command': 404, 'invalid-input': 400 }[answer.error.code as string];
    response.writeHead(status ?? 200, {
      ...securityHeaders,
      'Content-Type': 'application/json; charset=utf-8',
    });
    response.end(JSON.stringify(answer));
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!hosts.includes(request.headers.host ?? '')) return refuse(response, 421, 'wrong-host');
    const origin = request.headers.origin;
    if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`))
      return refuse(response, 403, 'wrong-origin');
    const url = URL.parse(request.url ?? '/', `http://${hosts[0]}`);
    if (url === null) return refuse(response, 400, 'malformed');
    const given = url.searchParams.get('k');
    if (given !== null && url.pathname === '/') {
      if (!sameKey(given, key)) return refuse(response, 403, 'wrong-key');
      response.writeHead(303, {
        ...securityHeaders,
        Location: '/',
        'Set-Cookie': `${cookieName}=${key}; HttpOnly; SameSite=Strict; Path=/`,
      });
      response.end();
      return;
    }
    if (!sameKey(keyOfCookie(request), key)) return refuse(response, 403, 'wrong-key');
    if (url.pathname.startsWith('/api/'))
      return command(request, response, url.pathname.slice('/api/'.length));
    if (request.method !== 'GET') return refuse(response, 405, 'method-not-allowed');
    if (url.pathname === '/events') return stream.add(request, response);
    return serveFile(options.filesDir, request.url ?? '/', response, refuse);
  };

  const server: Server = http.createServer({ connectionsCheckingInterval: 2_000 }, (request, response) => {
    handle(request, response).catch(() =>
      response.headersSent ? response.destroy() : refuse(response, 500, 'failed'),
    );
  });
  server.headersTimeout = 5_000;
  server.requestTimeout = 10_000;
  server.maxConnections = maxConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return {
    url: `http://127.0.0.1:${port}/?k=${key}`,
    port,
    close: () =>
      new Promise((resolve) => {
        stream.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
