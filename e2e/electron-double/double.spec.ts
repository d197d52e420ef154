import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../fixtures/catalogues.ts';
import { expect, fetchUnguarded, test } from './process.ts';

const app = (name: string): string => join(root, 'e2e', 'electron-double', 'apps', `${name}.ts`);

test('what the double does not have fails by its name, and an unlocked window is refused', async ({
  start,
}) => {
  const careless = start(app('careless'), []);
  expect(await careless.exited).toBe(3);
  expect(careless.output().trim().split('\n')).toEqual([
    'electron-double: refuses a window that is not sandboxed and isolated',
    'electron-double: app.setBadgeCount is not implemented',
    "electron-double: app never emits 'browser-window-blur'",
  ]);
});

test('electron-store writes its file', async ({ start, dir }) => {
  expect(await start(app('store'), [dir]).exited).toBe(0);
  expect(JSON.parse(readFileSync(join(dir, 'settings.json'), 'utf8'))).toEqual({ kioskLetter: 'B' });
});

test('the preload is in a world of its own, there before the scripts of the page', async ({ bare }) => {
  const page = await bare().page();
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: unknown }).seen);
  expect(seen).toEqual({
    bridge: ['invoke', 'subscribe'],
    node: 'undefined',
    ipc: 'undefined',
    preload: 'undefined',
    secure: true,
  });
});

test('an unlocked shell lets a page go, open, ask, download: so that the locks can be seen to hold', async ({
  bare,
  foreign,
}) => {
  const running = bare();
  const page = await running.page();
  expect(await page.evaluate(() => Notification.permission)).toBe('granted');
  const [download] = await Promise.all([page.waitForEvent('download'), page.evaluate(saveFile)]);
  expect(download.suggestedFilename()).toBe('a.txt');
  expect(await fetchUnguarded(page, `${foreign.url}fetched`)).toBe('answered');
  const [popup] = await Promise.all([
    page.context().waitForEvent('page'),
    page.evaluate((url) => void window.open(`${url}opened`), foreign.url),
  ]);
  await popup.waitForURL(`${foreign.url}opened`);
  await page.evaluate((url) => void location.assign(`${url}gone`), foreign.url);
  await page.waitForURL(`${foreign.url}gone`);
  expect(foreign.hits()).toEqual(['/fetched', '/opened', '/gone']);
});

test('a foreign page that got into the window is not listened to', async ({ bare, foreign }) => {
  const page = await bare().page();
  const ask = (): Promise<unknown> => page.evaluate(() => window.sportello?.invoke('boot', {}));
  expect(await ask()).toEqual({ ok: true, value: { name: 'boot', input: {} } });
  await page.goto(foreign.url);
  expect(await ask()).toEqual({ ok: false, error: { code: 'unknown-command' } });
});

/** In the page: saves a text to a file, as a link with `download` does. */
function saveFile(): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['a']));
  link.download = 'a.txt';
  link.click();
}

test('the built preload is there', () => {
  expect(existsSync(join(root, 'dist', 'electron', 'preload.cjs'))).toBe(true);
});
