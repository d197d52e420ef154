import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kioskKey } from '../../core/token/testing.ts';
import { cache } from '../fixtures/catalogues.ts';
import { launchFlags } from '../fixtures/chromium.ts';
import { pictureStream } from './picture-stream.ts';
import { expect, hasNoFindings, shown, test } from './site.ts';
import { ticket, tokenOf } from './town.ts';

// The browser opens the file when it starts, so it is there before.
const file = join(cache, 'camera.y4m');
mkdirSync(cache, { recursive: true });
writeFileSync(
  file,
  pictureStream(`https://www.comune.montelieve.example/t/${await tokenOf(ticket, kioskKey)}`),
);

test.use({
  viewport: { width: 1366, height: 768 },
  locale: 'it-IT',
  permissions: ['camera'],
  launchOptions: {
    executablePath: '/usr/bin/chromium',
    args: [
      ...launchFlags,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${file}`,
    ],
  },
});

test('the camera reads the code, and its light goes out', async ({ page, site }) => {
  await page.goto(`${site.url}/desk/`);
  await shown(page);
  await page.getByRole('button', { name: /mi fido di queste chiavi/ }).click();
  await expect(page.locator('main')).toHaveAttribute('data-trust', 'trusted');
  await page.getByRole('button', { name: 'Usa la fotocamera' }).click();
  await expect(page.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'valid');
  await expect(page.getByTestId('number')).toHaveText(/^A012-/);
  await expect(page.locator('video')).toBeHidden();
  expect(await page.evaluate(() => document.querySelector('video')?.srcObject)).toBeNull();
  await hasNoFindings(page);
});

test('a camera that is forbidden leaves the other two ways', async ({ page, site, context }) => {
  await context.clearPermissions();
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.goto(`${site.url}/desk/`);
  await shown(page);
  await page.getByRole('button', { name: 'Usa la fotocamera' }).click();
  await expect(page.getByText(/La fotocamera non si apre/)).toBeVisible();
});
