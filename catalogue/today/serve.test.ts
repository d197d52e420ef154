import { request } from 'node:http';
import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EditorAnswer, EditorState, InForce } from '../../core/today/editor.ts';
import { readSource } from '../source/read-source.ts';
import { todayPassphrase, todayTown } from '../testing/today-town.ts';
import { todayInFolder } from '../publish/publish-today.ts';
import { createEditor } from './editor.ts';
import { serveEditor } from './serve.ts';

/** A page that is served, and a browser that has its key. */
const served = async () => {
  const town = todayTown();
  const read = await readSource(town.dir);
  if (!read.ok) throw new Error('the town');
  const pageDir = join(town.dir, '.page');
  mkdirSync(pageDir);
  writeFileSync(join(pageDir, 'index.html'), '<!doctype html><title>Oggi</title>');
  writeFileSync(join(town.dir, 'secret.html'), 'segreto');
  const { catalogue } = read.value;
  const { url, close } = await serveEditor(
    createEditor({ catalogue, keysDir: town.keysDir, destination: todayInFolder(town.to) }),
    {
      port: 0,
      pageDir,
    },
  );
  const { host, searchParams } = new URL(url);
  const cookie = `sportello-today=${searchParams.get('k') ?? ''}`;
  const ask = (
    path: string,
    { method = 'GET', headers = {}, body }: { method?: string; headers?: object; body?: unknown } = {},
  ): Promise<{ status: number; text: string; headers: Record<string, unknown> }> =>
    new Promise((resolve, reject) => {
      const [hostname, port] = host.split(':');
      const asked = request(
        {
          hostname,
          port,
          path,
          method,
          headers: { host, cookie, 'content-type': 'application/json', ...headers },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => (text += part));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
          );
        },
      );
      asked.on('error', reject);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  const post = async <T>(name: string, body: unknown): Promise<EditorAnswer<T>> =>
    JSON.parse((await ask(`/api/${name}`, { method: 'POST', body })).text) as EditorAnswer<T>;
  return {
    host,
    key: searchParams.get('k') ?? '',
    ask,
    post,
    [Symbol.asyncDispose]: async () => {
      await close();
      town[Symbol.dispose]();
    },
  };
};
const closed = { kind: 'hours', place: 'municipio', unit: 'anagrafe', hours: 'closed' };

describe("the editor's page", () => {
  it('asks for the passphrase once, shows a sentence before it is published, publishes it and takes it back', async () => {
    await using page = await served();
    const first = JSON.parse((await page.ask('/api/state')).text) as EditorAnswer<EditorState>;
    if (!first.ok) throw new Error(first.error.words);
    const { now, offices, locked, entries } = first.value;
    expect(locked).toBe(true);
    expect(entries).toEqual([]);
    expect(offices.map(({ name, placeName }) => `${name}, ${placeName}`)).toEqual([
      'Anagrafe, Municipio',
      'Tributi, Municipio',
      'Biblioteca, Biblioteca',
      'Municipio, Municipio',
    ]);
    const entry = { ...closed, date: now.slice(0, 10) };
    expect(await page.post('publish', entry)).toMatchObject({ ok: false, error: { code: 'locked' } });
    expect(await page.post('unlock', { passphrase: "un'altra" })).toMatchObject({
      error: { code: 'wrong-passphrase' },
    });
    expect(await page.post('unlock', { passphrase: todayPassphrase })).toMatchObject({
      value: { locked: false },
    });
    const preview = await page.post<InForce>('preview', entry);
    expect(preview).toMatchObject({
      value: {
        sentence: { en: expect.stringMatching(/^Register office \(Town hall\): closed today, /) as string },
      },
    });
    expect((await page.post<EditorState>('preview', entry)).ok).toBe(true);
    const published = await page.post<EditorState>('publish', entry);
    if (!published.ok) throw new Error(published.error.words);
    expect(published.value.entries).toHaveLength(1);
    const id = published.value.entries[0]?.id;
    expect(await page.post('remove', { id })).toMatchObject({ value: { entries: [] } });
  });

  it.each([
    [null],
    [[]],
    ['x'],
    [{}],
    [{ kind: 'hours' }],
    [{ ...closed, date: 'oggi' }],
    [{ kind: 'notice', places: 7 }],
  ])('is told %j, and refuses it in words', async (raw) => {
    await using page = await served();
    expect(await page.post('preview', raw)).toMatchObject({
      ok: false,
      error: { words: expect.stringContaining('cannot be published') as string },
    });
  });

  it('answers nobody without the key of this launch, or from another name or page', async () => {
    await using page = await served();
    const status = async (path: string, headers: object): Promise<number> =>
      (await page.ask(path, { headers })).status;
    expect(await status('/', {})).toBe(200);
    expect(await status('/', { cookie: '' })).toBe(403);
    expect(await status('/api/state', { cookie: `sportello-today=${'x'.repeat(32)}` })).toBe(403);
    expect(await status('/?k=falsch', { cookie: '' })).toBe(403);
    expect(await status('/api/state', { host: 'town.example' })).toBe(421);
    expect(await status('/api/state', { origin: 'https://town.example' })).toBe(403);
    const given = await page.ask(`/?k=${page.key}`, { headers: { cookie: '' } });
    expect(given.status).toBe(303);
    expect(String(given.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
    expect(
      (
        await page.ask('/api/publish', {
          method: 'POST',
          headers: { 'content-type': 'text/plain' },
          body: {},
        })
      ).status,
    ).toBe(415);
    expect((await page.ask('/api/publish', { method: 'POST', body: 'x'.repeat(20_000) })).status).toBe(400);
    expect(await status('/../secret.html', {})).toBe(404);
    expect(await status('/%2e%2e/secret.html', {})).toBe(404);
  });
});
