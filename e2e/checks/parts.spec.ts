import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import { screenProfiles } from '../../kiosk/settings/screen-profiles.ts';
import { root } from '../fixtures/catalogues.ts';
import { expect, test } from '../fixtures/test.ts';

/*
 * The catalogue of the parts, as `npx vite -c renderer/vite.config.ts` serves it. `SPORTELLO_UPDATE=1` writes down again how
 * the parts are built: `npm run screens` sets it.
 */
const file = join(import.meta.dirname, 'parts.json');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** These stand over all else, one at a time. */
const dialogs = {
  'idle-warning': 'idle',
  'language-dialog': 'language',
  'look-dialog': 'look',
  'key-trial': 'keys',
};

let server: ViteDevServer;
let address: string;
test.beforeAll(async () => {
  server = await createServer({
    configFile: join(root, 'renderer', 'vite.config.ts'),
    cacheDir: join(root, '.cache', 'e2e', 'vite'),
    server: { port: 0, host: '127.0.0.1', hmr: false },
    logLevel: 'error',
  });
  await server.listen();
  address = `${server.resolvedUrls?.local[0] ?? ''}gallery/`;
});
test.afterAll(() => server.close());

/** What a part is made of: tags and classes, no words; `<svelte>` numbers left out. */
const outlineOf = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => {
    const outline = (element: Element): string => {
      if (element instanceof SVGElement) return 'svg';
      const classes = [...element.classList].filter((name) => !name.startsWith('svelte-'));
      const role = element.getAttribute('role');
      const inner = [...element.children].map(outline).join(' ');
      return `${[element.tagName.toLowerCase(), ...classes].join('.')}${role === null ? '' : `[${role}]`}${inner === '' ? '' : `(${inner})`}`;
    };
    return Object.fromEntries(
      [...document.querySelectorAll('[data-part] > .states')].map((part) => [
        part.parentElement?.getAttribute('data-part') ?? '',
        [...part.children].map(outline).join(' '),
      ]),
    );
  });

const findings = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).withTags(axeTags).setLegacyMode(true).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(' | ')}`,
  );

test('every part is shown in every size and contrast, is sound, and built as it was', async ({
  chromiumOnce,
}) => {
  const context = await (await chromiumOnce()).newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const show = async (screen: 'P32' | 'L21', query: string): Promise<void> => {
    const { width = 0, height = 0 } = screenProfiles[screen] ?? {};
    await page.setViewportSize({ width, height });
    // A server without a cache serves the first page from packages that it then bundles anew: the page is asked for again.
    await expect(async () => {
      await page.goto(`${address}?screen=${screen}&${query}`);
      await page.locator('main[data-ready]').waitFor({ timeout: 10_000 });
    }).toPass({ timeout: 60_000 });
  };

  await show('P32', 'lang=it');
  const parts = await outlineOf(page);
  const files = readdirSync(join(root, 'renderer', 'parts'))
    .filter((name) => name.endsWith('.svelte'))
    .map((name) => name.replace('.svelte', ''));
  expect([...Object.keys(parts), ...Object.keys(dialogs), 'dialog'].sort()).toEqual(files.sort());
  if (process.env['SPORTELLO_UPDATE'] === '1' || !existsSync(file))
    writeFileSync(file, `${JSON.stringify(parts, undefined, 2)}\n`);
  expect(parts).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  expect(await findings(page)).toEqual([]);

  for (const [screen, query] of [
    ['L21', 'lang=ar&size=large'],
    ['P32', 'lang=en&size=extra&contrast=high'],
    ['L21', 'lang=zh-Hans&size=extra&contrast=low'],
    ['P32', 'lang=it&dialog=idle'],
    ['P32', 'lang=it&dialog=language'],
    ['L21', 'lang=ar&contrast=dark&dialog=look'],
    ['P32', 'lang=it&dialog=keys'],
  ] as const) {
    await show(screen, query);
    expect([query, await findings(page)]).toEqual([query, []]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect([query, wide]).toEqual([query, 0]);
  }
  expect(complaints).toEqual([]);
  await context.close();
});
