import { createServer, request, type IncomingMessage, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { endedCertificate, testCertificate } from '../testing/test-certificate.ts';
import { testServers } from '../testing/web-servers.ts';
import { openSource } from './source.ts';
import { HtmlFault } from './sync-fault.ts';
import type { LineOptions } from './web-line.ts';

const { serve, portOf } = testServers();
const source = (address: string, line: LineOptions = {}, limitMs = 20_000) =>
  openSource(address, limitMs, undefined, line);
const fails = (code: string, words = '') => ({ code, message: expect.stringContaining(words) as string });
const ok: RequestListener = (_, response) => void response.end('good');

/** A proxy that wants a name and a password, and notes what it was asked. */
const proxy = async (asked: string[], answer = 200): Promise<number> => {
  const known = (message: IncomingMessage): boolean =>
    message.headers['proxy-authorization'] === `Basic ${Buffer.from('rete:se:gre@to').toString('base64')}`;
  const server = createServer((message, response) => {
    asked.push(`${message.method} ${message.url}`);
    if (!known(message)) return void response.writeHead(407).end();
    request(message.url ?? '', { headers: message.headers }, (from) => from.pipe(response)).end();
  });
  server.on('connect', (message, socket) => {
    asked.push(`CONNECT ${message.url}`);
    if (answer !== 200 || !known(message))
      return void socket.end(`HTTP/1.1 ${answer === 200 ? 407 : answer} No\r\n\r\n`);
    const to = connect(Number(message.url?.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      to.pipe(socket).pipe(to);
    });
    to.on('error', () => socket.destroy());
    socket.on('error', () => to.destroy());
  });
  return portOf(server);
};

describe('the way to a server', () => {
  it('needs the authority of the town where the certificate is its own', async () => {
    const address = await serve(ok, true);
    await expect(source(address).read('file', 10)).rejects.toMatchObject(fails('SYN-4', 'sync.ca'));
    expect(String(await source(address, { ca: testCertificate.cert }).read('file', 10))).toBe('good');
  });

  it('leads through a proxy, by CONNECT where it is secret', async () => {
    const asked: string[] = [];
    const port = await proxy(asked);
    const line = {
      ca: testCertificate.cert,
      proxy: { host: '127.0.0.1', port, user: 'rete', password: 'se:gre@to' },
    };
    const secure = await serve(ok, true);
    expect(String(await source(secure, line).read('file', 10))).toBe('good');
    expect(asked).toEqual([`CONNECT ${new URL(secure).host}`]);
    asked.length = 0;
    const open = await serve(ok);
    expect(String(await source(open, line).read('file', 10))).toBe('good');
    expect(asked).toEqual([`GET ${open}file`]);
  });

  it.each([
    ['wants another password', 200, 'SYN-4'],
    ['does not know the server', 502, 'SYN-1'],
  ])('says it where the proxy %s, without the password', async (_, answer, code) => {
    const line = {
      ca: testCertificate.cert,
      proxy: { host: '127.0.0.1', port: await proxy([], answer), user: 'rete', password: 'sbagliata' },
    };
    const read = source(await serve(ok, true), line).read('file', 10);
    await expect(read).rejects.toMatchObject(fails(code, 'sync.proxy'));
    await expect(read).rejects.not.toMatchObject({ message: expect.stringContaining('sbagliata') as string });
  });

  it.each<[LineOptions['credentials'], string]>([
    [{ kind: 'basic', user: 'totem', password: 'a:b' }, `authorization: Basic ${btoa('totem:a:b')}`],
    [{ kind: 'bearer', token: 'abc' }, 'authorization: Bearer abc'],
    [{ kind: 'header', name: 'X-Api-Key', value: 'xyz' }, 'x-api-key: xyz'],
  ])('shows who it is (%o)', async (credentials, field) => {
    const seen: string[] = [];
    const address = await serve(({ headers }, response) => {
      seen.push(...Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`));
      response.end('good');
    });
    await source(address, { credentials }).read('file', 10);
    expect(seen).toContain(field);
  });

  it('never shows it in the clear, nor to another server', async () => {
    const credentials = { kind: 'bearer', token: 'abc' } as const;
    await expect(source('http://town.invalid/', { credentials }).read('file', 10)).rejects.toMatchObject(
      fails('SYN-4', 'https:'),
    );
    let reached = 0;
    const other = await serve(() => (reached += 1));
    const address = await serve((_, response) => void response.writeHead(302, { location: other }).end());
    await expect(source(address, { credentials }).read('file', 10)).rejects.toBeInstanceOf(HtmlFault);
    expect(reached).toBe(0);
  });

  it('follows a redirect within the server, and no circle', async () => {
    const address = await serve((asked, response) =>
      asked.url === '/c/file'
        ? void response.writeHead(301, { location: '/c/new' }).end()
        : asked.url === '/c/new'
          ? void response.end('good')
          : void response.writeHead(302, { location: asked.url }).end(),
    );
    expect(String(await source(address).read('file', 10))).toBe('good');
    await expect(source(address).read('round', 10)).rejects.toMatchObject(fails('SYN-4', 'circle'));
  });

  it('tells a clock that is ahead from a certificate that has ended, and shows nobody who it is', async () => {
    let theirs = Date.parse('2019-06-01');
    const seen: unknown[] = [];
    const address = await serve(({ headers }, response) => {
      seen.push(headers.authorization);
      response.writeHead(200, { date: new Date(theirs).toUTCString() }).end();
    }, endedCertificate);
    const line: LineOptions = {
      ca: endedCertificate.cert,
      credentials: { kind: 'bearer', token: 'abc' },
    };
    await expect(source(address, line).read('file', 10)).rejects.toMatchObject(fails('SYN-3', '2019-06-01'));
    theirs = Date.now();
    await expect(source(address, line).read('file', 10)).rejects.toMatchObject(fails('SYN-4', 'renew it'));
    expect(seen).toEqual([undefined, undefined]);
  });

  it.each<[string, string, (asked: IncomingMessage) => [number, Record<string, string>]]>([
    ['sends to its login', 'SYN-2', () => [302, { location: 'http://login.rete.invalid/' }]],
    ['says so (RFC 6585)', 'SYN-2', () => [511, {}]],
    ['shows its login', 'SYN-2', () => [200, { 'content-type': 'text/html' }]],
    [
      'is none: the server itself wants https:',
      'SYN-4',
      ({ url }) => [301, { location: `https://localhost${url}` }],
    ],
    ['is none: the server itself has no such file in the clear', 'SYN-4', () => [404, {}]],
  ])('a captive portal in the place of a secure server %s', async (_, code, answer) => {
    const asked: string[] = [];
    const portal = await serve((message, response) => {
      asked.push(`${message.url} ${message.headers.authorization ?? ''}`);
      response.writeHead(...answer(message)).end('<p>');
    });
    // Its certificate is not one that the kiosk trusts.
    const read = source(await serve(ok, true), {
      plainPort: Number(new URL(portal).port),
      credentials: { kind: 'bearer', token: 'abc' },
    }).read('file', 10);
    await expect(read).rejects.toMatchObject(fails(code));
    expect(asked).toEqual(['/c/metadata/timestamp.json ']);
  });

  it('closes its connections when it needs them no more', async () => {
    const sockets = new Set<{ destroyed: boolean }>();
    const address = await serve((asked, response) => {
      sockets.add(asked.socket);
      response.end('good');
    });
    const one = source(address);
    await one.read('a', 10);
    await one.read('b', 10);
    expect(sockets.size).toBe(1);
    await expect.poll(() => [...sockets].every(({ destroyed }) => destroyed), { timeout: 20_000 }).toBe(true);
  });

  it.each([
    [401, 'SYN-4', 'sync.auth'],
    [500, 'SYN-4', '500'],
  ])('a server that answers %i', async (status, code, words) => {
    const address = await serve((_, response) => void response.writeHead(status).end('no'));
    await expect(source(address).read('file', 10)).rejects.toMatchObject(fails(code, words));
  });

  it('a busy server says when to come again, within reason', async () => {
    let after = '120';
    const address = await serve(
      (_, response) => void response.writeHead(503, { 'retry-after': after }).end(),
    );
    await expect(source(address).read('file', 10)).rejects.toMatchObject({ retryAfterMs: 120_000 });
    after = '999999999';
    await expect(source(address).read('file', 10)).rejects.toMatchObject({ retryAfterMs: 3_600_000 });
  });

  it('a connection that is closed before an answer is made anew, and not for ever', async () => {
    let closed = 0;
    const address = await serve((asked, response) =>
      asked.url === '/c/file' && closed === 2
        ? void response.end('good')
        : ((closed += 1), void asked.socket.destroy()),
    );
    expect(String(await source(address, { firstWaitMs: 1 }).read('file', 10))).toBe('good');
    await expect(source(address, { firstWaitMs: 1 }).read('other', 10)).rejects.toMatchObject(fails('SYN-1'));
    expect(closed).toBe(9);
  });

  it('404 and 403 are no file, and use the connection again', async () => {
    const sockets = new Set<unknown>();
    const address = await serve((asked, response) => {
      sockets.add(asked.socket);
      response.writeHead(asked.url === '/c/a' ? 404 : 403, { 'content-length': 2 }).end('no');
    });
    const one = source(address);
    expect(await one.read('a', 10)).toBeUndefined();
    await new Promise((next) => setImmediate(next));
    expect(await one.read('b', 10)).toBeUndefined();
    expect(sockets.size).toBe(1);
  });

  it.each([
    [
      'more than is expected',
      (_: unknown, response: { end: (bytes: Buffer) => void }) => response.end(Buffer.alloc(99)),
      'SYN-9',
    ],
    [
      'a line that breaks',
      (_: unknown, response: { write: (text: string) => void; destroy: () => void }) => (
        response.write('x'),
        setImmediate(() => response.destroy())
      ),
      'SYN-1',
    ],
  ])('%s', async (_, listener, code) => {
    await expect(source(await serve(listener as never)).read('file', 10)).rejects.toMatchObject(fails(code));
  });

  it('a file that is held back ends, and an answer that never comes', async () => {
    const address = await serve((asked, response) => {
      if (asked.url === '/c/never') return;
      const drop = (): void => void (response.destroyed || (response.write('x'), setTimeout(drop, 5)));
      drop();
    });
    const slow = source(address, { slowest: 1e9 }, 100);
    await expect(slow.read('file', 1e6)).rejects.toMatchObject(fails('SYN-12'));
    await expect(slow.read('never', 10)).rejects.toMatchObject(fails('SYN-1'));
  });
});
