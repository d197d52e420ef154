import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { expect, shown, test } from './site.ts';
import { ticket, tokenOf } from './town.ts';

// The service worker fetches the page once more, in the background: that is not waited for.
test.use({ serviceWorkers: 'block' });

/** What a page may weigh, in bytes: all that comes over the wire until it shows a slip, each file compressed as a server would. */
const allowed = 150_000;
const compressed = ['.woff2', '.gz'];

const weightOf = async (page: Page, open: () => Promise<void>): Promise<number> => {
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await open();
  const sizes = await Promise.all(
    responses
      .filter((response) => response.ok())
      .map(async (response) => {
        const body = await response.body();
        const isPacked = compressed.some((end) => new URL(response.url()).pathname.endsWith(end));
        return isPacked ? body.length : gzipSync(body, { level: 9 }).length;
      }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
};

test('the take-away page weighs under 150 kB, with its fonts and data', async ({
  page,
  site,
  town,
}, info) => {
  const weight = await weightOf(page, async () => {
    await page.goto(`${site.url}/t/${await tokenOf(ticket, town.kiosk)}`);
    await shown(page);
    await expect(page.getByTestId('number')).toBeVisible();
  });
  info.annotations.push({ type: 'weight', description: `${weight} bytes` });
  expect(weight).toBeGreaterThan(50_000);
  expect(weight).toBeLessThan(allowed);
});

test('the desk page weighs under 150 kB, with its fonts, data and the camera', async ({
  page,
  site,
  town,
}, info) => {
  const weight = await weightOf(page, async () => {
    await page.goto(`${site.url}/desk/`);
    await shown(page);
    await page.getByRole('button', { name: /mi fido/ }).click();
    await expect(page.locator('main')).toHaveAttribute('data-trust', 'trusted');
    await page.keyboard.type(await tokenOf(ticket, town.kiosk));
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('number')).toBeVisible();
    const decoder = page.waitForResponse(/decode/);
    await page.getByRole('button', { name: 'Usa la fotocamera' }).click();
    await decoder;
  });
  info.annotations.push({ type: 'weight', description: `${weight} bytes` });
  expect(weight).toBeLessThan(allowed);
});
