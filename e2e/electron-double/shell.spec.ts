import { writeFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { demoCatalogue, root } from '../fixtures/catalogues.ts';
import { expect, fetchUnguarded, processesNaming, test } from './process.ts';

const town = ['--catalogue-file', demoCatalogue];

test.describe('the window', () => {
  test('shows the kiosk full screen, without a menu, in the sandbox', async ({ locked }) => {
    const app = locked(town);
    const page = await app.page();
    await expect(page.locator('main')).toHaveAttribute('data-screen', 'attract');
    const news = app.news().map(({ electron }) => electron);
    expect(news).toContainEqual({ window: { width: 1080, height: 1920, kiosk: true } });
    expect(news).toContainEqual({ menu: false });
    expect(news).toContainEqual({ sandboxEnabled: true });
    await expect.poll(() => app.news()).toContainEqual({ electron: { shown: true } });
  });

  test('serves its screens with the policy, and only them', async ({ locked }) => {
    const page = await locked(town).page();
    const ask = (path: string): Promise<{ status: number; policy: string | null }> =>
      page.evaluate(async (address) => {
        const answer = await fetch(location.origin + address);
        return { status: answer.status, policy: answer.headers.get('content-security-policy') };
      }, path);
    const home = await ask('/');
    expect(home.status).toBe(200);
    expect(home.policy).toContain("default-src 'none'");
    for (const path of [
      '/%2e%2e/package.json',
      '/..%2f..%2fpackage.json',
      '/%5c..%5cpackage.json',
      '/index.html%00',
      '//index.html',
      '/assets',
    ])
      expect((await ask(path)).status, path).toBe(404);
  });

  test('goes nowhere else', async ({ locked, foreign }) => {
    const page = await locked(town).page();
    const [refused] = await Promise.all([
      page.waitForEvent('requestfailed'),
      page.evaluate((url) => void location.assign(url), foreign.url),
    ]);
    expect(refused.url()).toBe(foreign.url);
    await expect(page.locator('main')).toHaveAttribute('data-screen', 'attract');
    expect(foreign.hits()).toEqual([]);
  });

  test('opens no other window', async ({ locked, foreign }) => {
    const app = locked(town);
    await expect.poll(() => app.news(), { timeout: 40_000 }).toContainEqual({ electron: { shown: true } });
    app.child.send({ evaluate: `void window.open(${JSON.stringify(foreign.url)})` });
    await expect.poll(() => app.news()).toContainEqual({ electron: { refusedWindow: foreign.url } });
    expect(foreign.hits()).toEqual([]);
  });

  test('grants no permission', async ({ locked }) => {
    const page = await locked(town).page();
    expect(await page.evaluate(() => Notification.permission)).toBe('denied');
    const states = await page.evaluate(() =>
      Promise.all(
        (['notifications', 'geolocation', 'camera', 'clipboard-read'] as PermissionName[]).map(
          async (name) => (await navigator.permissions.query({ name })).state,
        ),
      ),
    );
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
  });

  test('downloads nothing', async ({ locked }) => {
    const app = locked(town);
    const page = await app.page();
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['a']));
      link.download = 'a.txt';
      link.click();
    });
    await expect.poll(() => app.news()).toContainEqual({ electron: { refusedDownload: 'a.txt' } });
  });

  test('asks nothing of any network, even where the policy of the page is gone', async ({
    locked,
    foreign,
  }) => {
    const page = await locked(town).page();
    expect(await fetchUnguarded(page, foreign.url)).toBe('refused');
    expect(foreign.hits()).toEqual([]);
  });
});

test.describe('commands', () => {
  test('cross, and unknown ones are refused', async ({ locked }) => {
    const page = await locked(town).page();
    const invoke = (name: string, input: unknown): Promise<unknown> =>
      page.evaluate(([command, raw]) => window.sportello?.invoke(String(command), raw), [
        name,
        input,
      ] as const);
    expect(await invoke('home', { lang: 'it' })).toMatchObject({ ok: true });
    for (const name of ['nope', 'constructor', '__proto__', ''])
      expect(await invoke(name, {})).toEqual({ ok: false, error: { code: 'unknown-command' } });
    expect(await invoke('home', { lang: 'it', path: '/etc/passwd' })).toEqual({
      ok: false,
      error: { code: 'invalid-input' },
    });
  });

  test('the end of a visit empties the clipboard', async ({ locked }) => {
    const app = locked(town);
    const page = await app.page();
    await page.evaluate(() => window.sportello?.invoke('endSession', {}));
    expect(app.news()).toContainEqual({ electron: { clipboard: 'cleared' } });
  });

  test('events of the kiosk reach the screen', async ({ locked }) => {
    const app = locked(town);
    const page = await app.page();
    const heard = await page.evaluateHandle(() => ({
      // The headset is told of too.
      event: new Promise((resolve) =>
        window.sportello?.subscribe((event) => event.name === 'printer' && resolve(event)),
      ),
    }));
    app.child.send({ call: 1, name: 'printerState', args: ['paper-out'] });
    app.child.send({ call: 2, name: 'advance', args: [60_000] });
    expect(await heard.evaluate(({ event }) => event)).toEqual({
      name: 'printer',
      data: { state: 'paper-out' },
    });
  });
});

const crash = async (page: Page): Promise<void> => {
  const cdp = await page.context().newCDPSession(page);
  await Promise.all([page.waitForEvent('crash'), cdp.send('Page.crash').catch(() => undefined)]);
};

test('a page that dies comes back, three times; then the page that sends people to a desk stays, and at last the shell ends', async ({
  locked,
}) => {
  const app = locked(town);
  for (let time = 0; time < 3; time += 1) {
    const page = await app.page();
    await expect(page.locator('main')).toHaveAttribute('data-screen', 'attract');
    await crash(page);
  }
  await crash(await app.page());
  const last = await app.page();
  await expect(last.locator('main')).toHaveAttribute('data-screen', 'out-of-service');
  await expect(last.getByRole('heading', { level: 1 })).toBeVisible();
  expect(app.output().match(/UI-1/g)).toHaveLength(1);
  await crash(last);
  expect(await app.exited).toBe(1);
});

test.describe('the process', () => {
  test('is one on its data folder; the second says so and brings the first to the front', async ({
    locked,
    dir,
  }) => {
    const first = locked(town);
    await first.page();
    const second = locked(town);
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(`RUN-1 Sportello is already running on ${dir}`);
    await expect.poll(() => first.news()).toContainEqual({ electron: { focused: true } });
  });

  test('starts again after it was killed', async ({ locked, dir }) => {
    const first = locked(town);
    await first.page();
    first.child.kill('SIGKILL');
    await first.exited;
    await expect.poll(() => processesNaming(dir)).toEqual([]);
    await expect((await locked(town).page()).locator('main')).toHaveAttribute('data-screen', 'attract');
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    test(`ends with ${signal} within 2 s and leaves nothing behind`, async ({ locked, dir }) => {
      const app = locked(town);
      await app.page();
      const asked = Date.now();
      app.child.kill(signal);
      expect(await app.exited).toBe(0);
      expect(Date.now() - asked).toBeLessThan(2_000);
      await expect.poll(() => processesNaming(dir)).toEqual([]);
    });

  test('ends in order when Ctrl-C is pressed twice', async ({ locked }) => {
    const app = locked(town);
    await app.page();
    app.child.kill('SIGINT');
    app.child.kill('SIGINT');
    app.child.kill('SIGTERM');
    expect(await app.exited).toBe(0);
    expect(app.output()).not.toContain('Error');
  });

  test('ends when its window is closed', async ({ locked }) => {
    const app = locked(town);
    await (await app.page()).close();
    expect(await app.exited).toBe(0);
  });

  test('reads its settings through electron-store; a broken file is set aside and said', async ({
    locked,
    dir,
  }) => {
    writeFileSync(join(dir, 'settings.json'), JSON.stringify({ screen: 'L21' }));
    const good = locked(town);
    await good.page();
    expect(good.news()).toContainEqual({ electron: { window: { width: 1920, height: 1080, kiosk: true } } });
    good.child.kill('SIGTERM');
    await good.exited;
    writeFileSync(join(dir, 'settings.json'), '{"screen": "L2');
    const restored = locked(town);
    await restored.page();
    expect(restored.news()).toContainEqual({
      electron: { window: { width: 1920, height: 1080, kiosk: true } },
    });
    expect(restored.output()).toContain('SET-1');
    expect(readFileSync(join(dir, 'settings.json.damaged'), 'utf8')).toBe('{"screen": "L2');
  });

  test('a fault at the start is said and the process ends', async ({ locked, dir }) => {
    const app = locked([...town, '--screen', join(dir, 'nothing.json')]);
    expect(await app.exited).toBe(1);
    expect(app.output()).toMatch(/^SCR-1 /m);
  });

  test('a journal that cannot be opened is said, and people are guided all the same', async ({
    locked,
    dir,
  }) => {
    mkdirSync(join(dir, 'journal.sqlite'), { recursive: true });
    const app = locked(town);
    await expect((await app.page()).locator('main')).toHaveAttribute('data-screen', 'attract');
    expect(app.output()).toMatch(/^JRN-\d /m);
  });

  test('without a catalogue it is not yet in service', async ({ locked }) => {
    await expect((await locked().page()).locator('main')).toHaveAttribute('data-screen', 'not-in-service');
  });
});

test('the built shell runs as it is', async ({ start, dir }) => {
  const app = start(join(root, 'dist', 'electron', 'main.js'), ['--data-dir', dir, ...town, '--windowed']);
  const page = await app.page();
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'attract');
  expect(app.news()).toContainEqual({ electron: { window: { width: 1080, height: 1920, kiosk: false } } });
  expect(app.output()).toContain('Sportello is ready in its own window.');
});
