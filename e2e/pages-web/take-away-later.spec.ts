import { readdirSync } from 'node:fs';
import { inRome } from '../fixtures/time.ts';
import { expect, isKept, shown, test } from './site.ts';
import { now, ticket, tokenOf } from './town.ts';
import { open, scan } from './on-the-phone.ts';

test.use({
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
  locale: 'it-IT',
});

test('an old slip is still read, and says that it is old', async ({ page, site, town }) => {
  await page.clock.setFixedTime(inRome('2026-11-26T10:05'));
  await scan(page, site, town);
  await expect(page.getByText(/Questo foglio è scaduto/)).toBeVisible();
  await expect(page.getByTestId('number')).toBeVisible();
});

test('K26 a slip says that the office has moved since, and that a service has ended', async ({
  page,
  site,
  town,
}) => {
  town.publish((catalogue) => ({
    ...catalogue,
    services: catalogue.services.map((service) =>
      service.id === 'carta-identita'
        ? {
            ...service,
            places: service.places?.map((at) =>
              at.place === 'centro-servizi'
                ? { ...at, movedTo: { place: 'municipio', from: '2026-11-20' } }
                : at,
            ),
          }
        : service,
    ),
  }));
  await scan(page, site, town);
  await expect(page.getByText(/Si è spostato/)).toBeVisible();
  town.publish((catalogue) => ({
    ...catalogue,
    services: catalogue.services.filter(({ id }) => id !== 'carta-identita'),
  }));
  await page.reload();
  await shown(page);
  await expect(page.getByText(/non si fa più qui/)).toBeVisible();
});

test('K25 nothing is called open where nobody confirmed it for a week', async ({ page, site, town }) => {
  town.publish(undefined, now - 8 * 86_400_000);
  await scan(page, site, town, { ...ticket, expires: inRome('2026-11-25T23:59') });
  await expect(page.locator('[data-open]')).toHaveAttribute('data-open', 'unconfirmed');
});

test('K23 once opened it works without a network, in the language it was opened in', async ({
  page,
  site,
  town,
}) => {
  await scan(page, site, town);
  await isKept(page);
  await site.stop();
  await page.reload();
  await shown(page);
  await expect(page.getByTestId('number')).toBeVisible();
  await expect(page.getByText(/Sei senza rete/)).toBeVisible();
  await page.goto('about:blank');
  await open(page, site, await tokenOf({ ...ticket, number: { prefix: 'A', sequence: 40 } }, town.kiosk));
  await expect(page.getByTestId('number')).toHaveText(/^A040/);
  await site.start();
  await page.reload();
  await shown(page);
  await expect(page.getByText(/Dati confermati/)).toBeVisible();
});

test('without a network at the first opening it says so, and tries again', async ({ page, site, town }) => {
  await scan(page, site, town);
  await isKept(page);
  await page.evaluate(() => caches.delete('sportello-data'));
  await site.stop();
  await page.reload();
  await shown(page);
  await expect(page.locator('[data-why]')).toHaveAttribute('data-why', 'data');
  await site.start();
  await page.getByRole('button', { name: 'Riprova' }).click();
  await expect(page.getByTestId('number')).toBeVisible();
});

test('damaged data are not shown, and what was kept is', async ({ page, site, town }) => {
  await scan(page, site, town);
  await isKept(page);
  town.publish((catalogue) => ({ ...catalogue, notices: [] }), now - 60_000);
  for (const file of readdirSync(`${town.dir}/pages`)) site.exchange(`/pages/${file}`, Buffer.from('{}'));
  await page.reload();
  await shown(page);
  await expect(page.getByTestId('number')).toBeVisible();
});
