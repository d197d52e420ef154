import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { serveScreens } from './protocol.ts';

const dir = mkdtempSync(join(tmpdir(), 'sportello-screens-'));
const files = join(dir, 'screens');
mkdirSync(join(files, 'assets'), { recursive: true });
writeFileSync(join(files, 'index.html'), '<main></main>');
writeFileSync(join(files, 'assets', 'a.js'), '1');
writeFileSync(join(files, 'notes.txt'), 'no type of ours');
writeFileSync(join(files, '.hidden.html'), 'hidden');
writeFileSync(join(dir, 'secret.html'), 'secret');
symlinkSync(join(dir, 'secret.html'), join(files, 'link.html'));
afterAll(() => rmSync(dir, { recursive: true }));

const serve = serveScreens(files);
/** The address as it is written: `Request` would tidy it up. */
const ask = (url: string, method = 'GET'): Promise<Response> => serve({ url, method } as Request);

describe('serveScreens', () => {
  it('serves the screens with their type and the policy', async () => {
    const home = await ask('sportello://ui/');
    expect([home.status, home.headers.get('content-type'), await home.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<main></main>',
    ]);
    expect(home.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await ask('sportello://ui/assets/a.js?v=1#x')).headers.get('content-type')).toBe(
      'text/javascript; charset=utf-8',
    );
  });

  it.each([
    'sportello://ui/../secret.html',
    'sportello://ui/%2e%2e/secret.html',
    'sportello://ui/..%2fsecret.html',
    'sportello://ui/..%5csecret.html',
    'sportello://ui/%252e%252e/secret.html',
    'sportello://ui//secret.html',
    'sportello://ui/assets/../../secret.html',
    'sportello://ui/link.html',
    'sportello://ui/.hidden.html',
    'sportello://ui/notes.txt',
    'sportello://ui/assets',
    'sportello://ui/assets/',
    'sportello://ui/index.html%00.js',
    'sportello://ui/%ff',
    'sportello://other/index.html',
    'https://ui/index.html',
  ])('refuses %s', async (url) => {
    const answer = await ask(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('secret');
  });

  it('only reads', async () => expect((await ask('sportello://ui/', 'POST')).status).toBe(404));
});
