import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answered, KioskEvent } from '../contract/contract.ts';
import { type Bridge, maxBodyBytes, startBridge } from './bridge.ts';
import { type RawAnswer, sendRaw } from './raw-http.ts';

let dir: string;
let bridge: Bridge;
let key: string;
let asked: { name: string; raw: unknown }[];
let tell: (event: KioskEvent) => void;
let answerWith: (name: string) => Promise<Answered<unknown>>;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'sportello-bridge-'));
  const files = join(dir, 'screens');
  mkdirSync(join(files, 'assets'), { recursive: true });
  writeFileSync(join(files, 'index.html'), '<main></main>');
  writeFileSync(join(files, 'assets', 'a.js'), '1');
  writeFileSync(join(files, '.hidden.html'), 'secret');
  writeFileSync(join(files, 'back\\slash.html'), 'secret');
  writeFileSync(join(dir, 'secret.html'), 'secret');
  symlinkSync(join(dir, 'secret.html'), join(files, 'link.html'));
  symlinkSync(dir, join(files, 'up'));
});
afterAll(() => rmSync(dir, { recursive: true }));

beforeEach(async () => {
  asked = [];
  answerWith = () => Promise.resolve({ ok: true, value: { done: true } });
  const listeners = new Set<(event: KioskEvent) => void>();
  tell = (event) => listeners.forEach((listener) => listener(event));
  bridge = await startBridge({
    port: 0,
    filesDir: join(dir, 'screens'),
    invoke: (name, raw) => {
      asked.push({ name, raw });
      return answerWith(name);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  key = new URL(bridge.url).searchParams.get('k') ?? '';
});
afterEach(() => bridge.close());

type Ask = {
  method?: string;
  path?: string;
  host?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  withKey?: boolean;
};
/** A request as bytes: nothing on our side tidies it up. */
const ask = ({
  method = 'GET',
  path = '/',
  host = `127.0.0.1:${bridge.port}`,
  headers = {},
  body,
  withKey = true,
}: Ask): Promise<RawAnswer> => {
  const lines = Object.entries({
    Host: host,
    Connection: 'close',
    ...(withKey ? { Cookie: `sportello=${key}` } : {}),
    ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
    ...headers,
  });
  return sendRaw(
    bridge.port,
    `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body ?? ''}`,
  );
};
const command = (more: Ask = {}): Promise<RawAnswer> =>
  ask({
    method: 'POST',
    path: '/api/boot',
    body: '{}',
    ...more,
    headers: { 'Content-Type': 'application/json', ...more.headers },
  });

describe('the key', () => {
  it('in the address becomes a cookie that no script reads and no other site sends', async () => {
    const answer = await ask({ path: `/?k=${key}`, withKey: false });
    expect(answer.status).toBe(303);
    expect(answer.head).toContain(`Set-Cookie: sportello=${key}; HttpOnly; SameSite=Strict; Path=/`);
    expect(answer.head).toMatch(/^Location: \/\r?$/m);
  });

  it('is another at each launch', async () => {
    const other = await startBridge({
      port: 0,
      filesDir: dir,
      invoke: () => answerWith(''),
      subscribe: () => () => undefined,
    });
    expect(new URL(other.url).searchParams.get('k')).not.toBe(key);
    await other.close();
  });

  it.each([
    ['none', '/', {}],
    ['a wrong one in the address', '/?k=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', {}],
    ['an empty one in the address', '/?k=', {}],
    ['a wrong cookie', '/', { Cookie: 'sportello=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['a cookie of another name', '/', { Cookie: 'other=KEY' }],
    ['a name that ends alike', '/', { Cookie: 'xsportello=KEY' }],
    ['more after it', '/', { Cookie: 'sportello=KEYx' }],
    ['an authorization instead', '/', { Authorization: 'Bearer KEY' }],
  ])('%s: refused, and nothing is said', async (_what, path, headers) => {
    const given = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, String(value).replace('KEY', key)]),
    );
    const answer = await ask({ path, headers: given, withKey: false });
    expect([answer.status, answer.body]).toEqual([403, '{"ok":false,"error":{"code":"wrong-key"}}']);
  });

  it('is needed for files, commands and events alike', async () => {
    expect((await ask({ path: '/assets/a.js', withKey: false })).status).toBe(403);
    expect((await command({ withKey: false })).status).toBe(403);
    expect((await ask({ path: '/events', withKey: false })).status).toBe(403);
    expect(asked).toEqual([]);
  });

  it('among other cookies is found', async () => {
    expect((await ask({ withKey: false, headers: { Cookie: `a=b; sportello=${key}; c=d` } })).status).toBe(
      200,
    );
  });
});

describe('other sites', () => {
  it.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1.evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    '0.0.0.0:PORT',
    '[::1]:PORT',
    'LOCALHOST.:PORT',
    '',
  ])('host "%s" is refused, key or not (a name that resolves to this machine)', async (host) => {
    const answer = await command({ host: host.replace('PORT', String(bridge.port)) });
    expect([answer.status === 421 || answer.status === 400, asked]).toEqual([true, []]);
  });

  it('no host at all is refused', async () => {
    expect(
      (await sendRaw(bridge.port, `GET / HTTP/1.1\r\nConnection: close\r\nCookie: sportello=${key}\r\n\r\n`))
        .status,
    ).toBe(400);
    expect((await sendRaw(bridge.port, `GET / HTTP/1.0\r\nCookie: sportello=${key}\r\n\r\n`)).status).toBe(
      421,
    );
  });

  it('an absolute address in the request line cannot stand in for the host', async () => {
    const answer = await ask({ path: 'http://evil.example/', host: 'evil.example' });
    expect(answer.status).toBe(421);
  });

  it.each([
    'https://evil.example',
    'http://evil.example',
    'null',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'https://127.0.0.1:PORT',
    'file://',
  ])('origin %s is refused', async (origin) => {
    const answer = await command({ headers: { Origin: origin.replace('PORT', String(bridge.port)) } });
    expect([answer.status, asked]).toEqual([403, []]);
  });

  it('our own origin is served', async () => {
    expect((await command({ headers: { Origin: `http://127.0.0.1:${bridge.port}` } })).status).toBe(200);
  });
});

describe('commands', () => {
  it('are handed on with their input, and answered', async () => {
    const answer = await command({ path: '/api/home', body: '{"lang":"it"}' });
    expect([answer.status, answer.body, asked]).toEqual([
      200,
      '{"ok":true,"value":{"done":true}}',
      [{ name: 'home', raw: { lang: 'it' } }],
    ]);
  });

  it('that are unknown or malformed have a status of their own', async () => {
    answerWith = (name) =>
      Promise.resolve({ ok: false, error: { code: name === 'nope' ? 'unknown-command' : 'invalid-input' } });
    expect((await command({ path: '/api/nope' })).status).toBe(404);
    expect((await command({ path: '/api/home' })).status).toBe(400);
  });

  it.each(['{', '', 'undefined', '{"a":1}x', '\xff\xfe'])(
    'a body that is no JSON (%j) is refused',
    async (body) => {
      const answer = await sendRaw(
        bridge.port,
        `POST /api/boot HTTP/1.1\r\nHost: 127.0.0.1:${bridge.port}\r\nConnection: close\r\nCookie: sportello=${key}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      expect([answer.status, answer.body, asked]).toEqual([
        400,
        '{"ok":false,"error":{"code":"malformed"}}',
        [],
      ]);
    },
  );

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'])('%s is refused', async (method) => {
    const answer = await command({ method });
    expect([answer.status, asked]).toEqual([405, []]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'a form of another site (%s) is refused',
    async (type) => {
      const answer = await command({ headers: { 'Content-Type': type } });
      expect([answer.status, asked]).toEqual([415, []]);
    },
  );

  it('a body that says it is too large is refused before it is read', async () => {
    const answer = await sendRaw(
      bridge.port,
      `POST /api/boot HTTP/1.1\r\nHost: 127.0.0.1:${bridge.port}\r\nConnection: close\r\nCookie: sportello=${key}\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n{`,
    );
    expect([answer.status, asked]).toEqual([413, []]);
  });

  it('a body that grows too large is refused on the way', async () => {
    const chunk = `1000\r\n${'a'.repeat(0x1000)}\r\n`;
    const head = `POST /api/boot HTTP/1.1\r\nHost: 127.0.0.1:${bridge.port}\r\nConnection: close\r\nCookie: sportello=${key}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const answer = await sendRaw(bridge.port, [head, ...Array<string>(5).fill(chunk)]);
    expect([answer.status, asked]).toEqual([413, []]);
  });

  it('a body of just the allowed size is read', async () => {
    const body = JSON.stringify('a'.repeat(maxBodyBytes - 2));
    expect((await command({ body })).status).toBe(200);
    expect((await command({ body: `${body} ` })).status).toBe(413);
  });

  it('a length and chunks together are refused (request smuggling)', async () => {
    const answer = await command({ headers: { 'Transfer-Encoding': 'chunked' } });
    expect([answer.status, asked]).toEqual([400, []]);
  });

  it('a handler that throws gives "failed", and no words of it', async () => {
    answerWith = () => Promise.reject(new Error('/secret/path'));
    const answer = await command();
    expect([answer.status, answer.body]).toEqual([500, '{"ok":false,"error":{"code":"failed"}}']);
  });
});

describe('files', () => {
  it('come with their type and the policy', async () => {
    const home = await ask({});
    expect(home.status).toBe(200);
    expect(home.head).toContain('Content-Type: text/html; charset=utf-8');
    expect(home.head).toContain("Content-Security-Policy: default-src 'none'; script-src 'self'");
    expect(home.head).toContain('X-Content-Type-Options: nosniff');
    expect((await ask({ path: '/assets/a.js' })).head).toContain(
      'Cache-Control: private, max-age=86400, immutable',
    );
  });

  it.each([
    '/../secret.html',
    '/..%2fsecret.html',
    '/..%2Fsecret.html',
    '/%2e%2e/secret.html',
    '/%2e%2e%2fsecret.html',
    '/.%2e/secret.html',
    '/%252e%252e%252fsecret.html',
    '/..%5csecret.html',
    '/..\\secret.html',
    '/..%c0%afsecret.html',
    '/assets/../../secret.html',
    '/assets/%2e%2e/%2e%2e/secret.html',
    '//secret.html',
    '/./index.html/../../secret.html',
    '/link.html',
    '/.hidden.html',
    '/%2ehidden.html',
    '/back%5cslash.html',
    '/up/secret.html',
    '/index.html%00.js',
    '/index.html%00',
    '/%00',
    '/%ff',
    '/%',
    '/%zz',
    '/assets',
    '/assets/',
    '/.',
    '/~root',
    '/file:///etc/passwd',
    '/C:%5csecret.html',
  ])('%s is not one of ours', async (path) => {
    const answer = await ask({ path });
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toContain('secret');
  });

  it('cannot be written to', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await ask({ method })).status, method).toBe(405);
  });

  it('errors carry the policy too', async () => {
    for (const answer of [
      await ask({ path: '/nope' }),
      await ask({ withKey: false }),
      await ask({ host: 'evil' }),
    ])
      expect(answer.head).toContain('Content-Security-Policy: ');
  });
});

describe('floods', () => {
  it('a very long address is refused', async () => {
    expect((await ask({ path: `/${'a'.repeat(20_000)}` })).status).toBe(431);
    expect((await ask({ path: `/${'a'.repeat(8_000)}` })).status).toBe(404);
  });

  it('too many headers are refused', async () => {
    const headers = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`X-${index}`, 'aaaaaa']));
    expect((await ask({ headers })).status).toBe(431);
  });

  it('what is no HTTP at all is refused', async () => {
    expect((await sendRaw(bridge.port, '\x16\x03\x01\x00\xff\r\n\r\n')).status).toBe(400);
  });
});

describe('events', () => {
  const open: Socket[] = [];
  afterEach(() => open.splice(0).forEach((socket) => socket.destroy()));
  const listen = async (): Promise<{ socket: Socket; text: () => string }> => {
    const socket = connect(bridge.port, '127.0.0.1');
    open.push(socket);
    let text = '';
    socket.setEncoding('utf8').on('data', (data) => (text += String(data)));
    socket.write(
      `GET /events HTTP/1.1\r\nHost: 127.0.0.1:${bridge.port}\r\nCookie: sportello=${key}\r\n\r\n`,
    );
    await once(socket, 'data');
    return { socket, text: () => text };
  };

  it('reach everyone who listens', async () => {
    const one = await listen();
    const two = await listen();
    const heard = Promise.all([once(one.socket, 'data'), once(two.socket, 'data')]);
    tell({ name: 'printer', data: { state: 'paper-out' } });
    await heard;
    for (const { text } of [one, two]) {
      expect(text()).toContain('Content-Type: text/event-stream');
      expect(text()).toContain('data: {"name":"printer","data":{"state":"paper-out"}}\n\n');
    }
  });

  it('are for eight listeners at most, and a place is free again when one goes', async () => {
    const first = await listen();
    for (let count = 1; count < 8; count += 1) expect((await listen()).text()).toContain('HTTP/1.1 200');
    expect((await listen()).text()).toContain('HTTP/1.1 503');
    first.socket.destroy();
    await expect.poll(async () => (await listen()).text(), { timeout: 20_000 }).toContain('HTTP/1.1 200');
  });

  it('end with the bridge, which does not wait for them', async () => {
    const { socket } = await listen();
    const closed = once(socket, 'close');
    await bridge.close();
    await closed;
  });
});

describe('the port', () => {
  it('is open on 127.0.0.1 and nowhere else', async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .flatMap((address) =>
        address === undefined || address.address === '127.0.0.1' || address.address.startsWith('fe80')
          ? []
          : [address.address],
      );
    for (const address of ['127.0.0.2', '::1', ...others])
      await expect(sendRaw(bridge.port, 'GET / HTTP/1.1\r\n\r\n', address), address).rejects.toMatchObject({
        code: expect.stringMatching(/^(ECONNREFUSED|EADDRNOTAVAIL|ENETUNREACH)$/) as string,
      });
  });

  it('that is in use is an error with a code', async () => {
    await expect(
      startBridge({
        port: bridge.port,
        filesDir: dir,
        invoke: () => answerWith(''),
        subscribe: () => () => undefined,
      }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
