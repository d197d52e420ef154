import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import type { Editor } from './editor.ts';

/** Largest request of the page, bytes: an entry with fifty services takes 3 kB. */
const maxBodyBytes = 16_384;
const cookieName = 'sportello-today';

const headers = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

const answer = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { ...headers, 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
};
const refuse = (response: ServerResponse, status: number, code: string): void => {
  response.setHeader('Connection', 'close');
  answer(response, status, { ok: false, error: { code, words: code } });
};

const isSame = (given: string | undefined, key: string): boolean =>
  given !== undefined && given.length === key.length && timingSafeEqual(Buffer.from(given), Buffer.from(key));

const keyOf = (request: IncomingMessage): string | undefined =>
  request.headers.cookie
    ?.split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === cookieName)?.[1];

/** The body as JSON; `undefined` where it is too long or none. */
const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
};

const serveFile = (dir: string, pathname: string, response: ServerResponse): void => {
  const file = normalize(join(dir, pathname === '/' ? 'index.html' : pathname));
  const type = types[extname(file)];
  if (!file.startsWith(dir + sep) || type === undefined) return refuse(response, 404, 'not-found');
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return refuse(response, 404, 'not-found');
  }
  response.writeHead(200, { ...headers, 'Content-Type': type });
  response.end(bytes);
};

/** A page that is being served. */
export type Served = { url: string; close: () => Promise<void> };

/**
 * Serves the editor's page on this machine alone. What it may ask signs for every screen of a town: so it is bound to 127.0.0.1, each
 * launch has a key (in the address once, then in a cookie), and `Host` and `Origin` are checked, so that no page of the web and no name
 * that resolves to this machine can speak to it.
 */
export const serveEditor = async (
  editor: Editor,
  { port, pageDir }: { port: number; pageDir: string },
): Promise<Served> => {
  const key = randomBytes(24).toString('base64url');
  const commands = new Map<string, (raw: unknown) => Promise<unknown>>([
    ['unlock', editor.unlock],
    ['preview', editor.preview],
    ['publish', editor.publish],
    ['remove', editor.remove],
  ]);
  let hosts: readonly string[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!hosts.includes(request.headers.host ?? '')) return refuse(response, 421, 'wrong-host');
    const { origin } = request.headers;
    if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`))
      return refuse(response, 403, 'wrong-origin');
    const url = URL.parse(request.url ?? '/', `http://${hosts[0] ?? ''}`);
    if (url === null) return refuse(response, 400, 'malformed');
    const given = url.searchParams.get('k');
    if (given !== null && url.pathname === '/') {
      if (!isSame(given, key)) return refuse(response, 403, 'wrong-key');
      const cookie = `${cookieName}=${key}; HttpOnly; SameSite=Strict; Path=/`;
      response.writeHead(303, { ...headers, Location: '/', 'Set-Cookie': cookie }).end();
      return;
    }
    if (!isSame(keyOf(request), key)) return refuse(response, 403, 'wrong-key');
    if (request.method === 'GET' && url.pathname === '/api/state')
      return answer(response, 200, await editor.state());
    if (request.method === 'GET') return serveFile(pageDir, url.pathname, response);
    const command = commands.get(url.pathname.replace('/api/', ''));
    if (request.method !== 'POST' || command === undefined) return refuse(response, 404, 'not-found');
    if (request.headers['content-type']?.startsWith('application/json') !== true)
      return refuse(response, 415, 'not-json');
    const body = await bodyOf(request);
    if (body === undefined) return refuse(response, 400, 'malformed');
    answer(response, 200, await command(body));
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() =>
      response.headersSent ? response.destroy() : refuse(response, 500, 'failed'),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  hosts = [`127.0.0.1:${bound}`, `localhost:${bound}`];
  return {
    url: `http://127.0.0.1:${bound}/?k=${key}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
