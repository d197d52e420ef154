import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli } from '../testing/cli.ts';
import { passphrase, townOf, workshopOf } from '../testing/workshop.ts';
import { publishCatalogue } from '../publish/publish.ts';
import { examine } from './examine.ts';
import { freePort } from '../testing/free-port.ts';

const nginx = '/usr/sbin/nginx';
const shop = workshopOf(true, Date.now() - 1_000);
const ends: (() => unknown)[] = [];

beforeAll(() => {
  const pages = join(shop.dir, 'pages');
  for (const page of ['t', 'desk']) {
    mkdirSync(join(pages, page), { recursive: true });
    writeFileSync(join(pages, page, 'index.html'), '<!doctype html>');
    writeFileSync(join(pages, page, 'sw.js'), '');
  }
  const options = { keysDir: shop.keys, passphrase, to: shop.to, now: Date.now(), pages };
  expect(publishCatalogue(townOf(3), options).ok).toBe(true);
});
afterAll(async () => {
  for (const end of ends) await end();
  shop[Symbol.dispose]();
});

/** A real nginx over the published folder, with these lines in its `server`. */
const nginxWith = async (lines: string): Promise<string> => {
  const port = await freePort();
  const dir = join(shop.dir, `nginx-${port}`);
  mkdirSync(dir);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${dir};`)
    .join(' ');
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  writeFileSync(
    join(dir, 'nginx.conf'),
    `${user} daemon off; worker_processes 1; pid ${dir}/pid; error_log ${dir}/error.log; events {}
http { ${temporary} include /etc/nginx/mime.types; access_log off;
server { listen 127.0.0.1:${port}; root ${shop.to}; ${lines} } }`,
  );
  const child: ChildProcess = spawn(nginx, ['-c', join(dir, 'nginx.conf'), '-e', join(dir, 'error.log')], {
    stdio: 'ignore',
  });
  ends.push(async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  });
  const address = `http://127.0.0.1:${port}/`;
  await expect
    .poll(
      () =>
        fetch(address, { redirect: 'manual' }).then(
          () => true,
          () => false,
        ),
      { timeout: 20_000 },
    )
    .toBe(true);
  return address;
};

/** A host that does what it likes. */
const hostThat = async (
  answer: (path: string, response: ServerResponse, request: IncomingMessage) => unknown,
): Promise<string> => {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').slice(1);
    if (answer(path, response, request) !== undefined) return;
    const file = join(shop.to, path);
    if (!existsSync(file) || path === '' || path.endsWith('/')) response.writeHead(404).end();
    else response.end(readFileSync(file));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
};
const problems = async (address: string, now = Date.now()): Promise<string[]> =>
  (await examine(address, now))
    .filter(({ level }) => level !== 'ok')
    .map(({ level, check }) => `${level} ${check}`);

describe.skipIf(!existsSync(nginx))('doctor of a real nginx (skipped where nginx is not installed)', () => {
  it('finds nothing but http where it is configured as the advice says', async () => {
    const address = await nginxWith(`
      location ~ ^/(today/)?metadata/timestamp\\.json$ { add_header Cache-Control "no-cache"; }
      location ~ ^/(shards|targets|pages)/ { add_header Cache-Control "public, max-age=31536000, immutable"; }`);
    expect(await problems(address)).toEqual(['warning TLS']);
    const said = await cli(['doctor', address]);
    expect(said).toMatchObject({ status: 0, err: '' });
    expect(said.out).toContain('ok       missing files: A file that is not there is answered 404.');
  });
  it('finds pages in place of missing files, what is kept too long, no ranges, and what is compressed again', async () => {
    const address = await nginxWith(`
      expires 1d; max_ranges 0;
      error_page 404 =200 /t/index.html;`);
    expect(await problems(address)).toEqual([
      'warning TLS',
      'error caching',
      'error missing files',
      'warning ranges',
      'warning pages',
      'warning pages',
    ]);
    const said = await cli(['doctor', address]);
    expect(said.status).toBe(1);
    expect(said.out).toContain('nginx:  location / { try_files $uri $uri/ =404; }');
  });
  it('finds redirects and files that are not given out', async () => {
    expect(await problems(await nginxWith('return 301 https://www.example.invalid$request_uri;'))).toEqual([
      'error redirects',
    ]);
    expect(await problems(await nginxWith('location /metadata/ { deny all; }'))).toEqual(['error files']);
  });
});

describe('doctor of bad hosts', () => {
  it.each<[string, Parameters<typeof hostThat>[0], string[]]>([
    [
      'a home page for everything',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      ['error files'],
    ],
    [
      'one that is not a catalogue',
      (path, response) => (path === 'metadata/timestamp.json' ? response.end('{}') : undefined),
      ['error files'],
    ],
    [
      'one that compresses without being asked',
      (path, response) =>
        path.startsWith('shards/')
          ? response
              .writeHead(200, { 'content-encoding': 'gzip' })
              .end(gzipSync(readFileSync(join(shop.to, path))))
          : undefined,
      ['error compression'],
    ],
    [
      'one that changes what it gives',
      (path, response) => (path.startsWith('shards/') ? response.end('other') : undefined),
      ['error files'],
    ],
    [
      'one that never says how long a file is',
      (path, response) => {
        if (!path.startsWith('shards/')) return undefined;
        response.write(readFileSync(join(shop.to, path)));
        return response.end();
      },
      ['warning length'],
    ],
    [
      'one with another clock',
      (path, response) => void response.setHeader('date', new Date(0).toUTCString()),
      ['error clock'],
    ],
    ['one behind a cache', (_, response) => void response.setHeader('age', '4000'), ['error caching']],
    [
      'one that breaks',
      (path, response) => (path.includes('snapshot') ? response.writeHead(500).end() : undefined),
      ['error files'],
    ],
  ])('%s', async (_name, answer, expected) => {
    const found = await problems(await hostThat(answer));
    for (const symptom of expected) expect(found).toContain(symptom);
  });
  it('nobody there, and a signature that ended', async () => {
    expect(await problems(`http://127.0.0.1:${await freePort()}`)).toEqual(['error reach']);
    const address = await hostThat(() => undefined);
    expect(await problems(address, Date.now() + 8 * 86_400_000)).toContain('error signature');
    expect(await cli(['doctor', 'public'])).toMatchObject({ status: 2 });
  });
});
