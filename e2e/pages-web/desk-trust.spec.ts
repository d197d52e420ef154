import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, hasNoFindings, isKept, shown, test } from './site.ts';
import { now, ticket } from './town.ts';
import { trustRoot, open, openTrusting, scan, says, urlOf } from './at-the-desk.ts';

test.use({ viewport: { width: 1366, height: 768 }, locale: 'it-IT' });

test('the root is trusted once, by its fingerprint, and is there the next time', async ({
  page,
  site,
  town,
}) => {
  await open(page, site);
  const fingerprint = createHash('sha256')
    .update(readFileSync(join(town.dir, 'metadata', '1.root.json')))
    .digest('hex');
  await expect(page.getByTestId('fingerprint')).toHaveText(fingerprint.match(/.{8}/g)?.join(' ') ?? '');
  // Before that nothing can be verified, and nobody is refused.
  await scan(page, await urlOf(town));
  await says(page, 'not-verified');
  await expect(page.getByTestId('number')).toHaveText(/^A012-/);
  await hasNoFindings(page);
  await trustRoot(page);
  await says(page, 'valid');
  await page.reload();
  await shown(page);
  await expect(page.locator('main')).toHaveAttribute('data-trust', 'trusted');
  await expect(page.getByText(/Catalogo verificato, firmato il 24 novembre, ore 09:05/)).toBeVisible();
});

test('a stolen server cannot hand the desk other keys, nor an older catalogue', async ({
  page,
  site,
  town,
}) => {
  await openTrusting(page, site);
  await scan(page, await urlOf(town));
  await says(page, 'valid');
  const older = readFileSync(join(town.dir, 'metadata', 'timestamp.json'));
  town.publish(undefined, now - 60_000);
  await page.reload();
  await shown(page);
  site.exchange('/metadata/timestamp.json', older);
  await page.reload();
  await shown(page);
  await expect(page.locator('main')).toHaveAttribute('data-trust', 'older');
  await hasNoFindings(page);
  // Newer, but with another signature.
  const forged = JSON.parse(older.toString()) as { signed: { version: number } };
  forged.signed.version += 10;
  site.exchange('/metadata/timestamp.json', Buffer.from(JSON.stringify(forged)));
  await page.reload();
  await shown(page);
  await expect(page.locator('main')).toHaveAttribute('data-trust', 'signature');
  // What was kept is the town's own, and goes on.
  await scan(page, await urlOf(town));
  await says(page, 'valid');
  // Another root in the place of the next one.
  site.exchange('/metadata/timestamp.json', readFileSync(join(town.dir, 'metadata', 'timestamp.json')));
  await page.reload();
  await shown(page);
  await expect(page.locator('main')).toHaveAttribute('data-trust', 'trusted');
  site.exchange('/metadata/2.root.json', readFileSync(join(town.dir, 'metadata', '1.root.json')));
  await page.reload();
  await shown(page);
  await expect(page.locator('main')).toHaveAttribute('data-trust', 'signature');
  // Once the server is the town's again, so is the page: nothing false was kept.
  site.exchange('/metadata/2.root.json', undefined);
  await page.reload();
  await shown(page);
  await expect(page.locator('main')).toHaveAttribute('data-trust', 'trusted');
});

test('a root that the town renewed is followed, and kept', async ({ page, site, town }) => {
  await openTrusting(page, site);
  town.renewRoot();
  town.publish(undefined, now - 60_000);
  await page.reload();
  await shown(page);
  await expect(page.getByText(/firmato il 24 novembre, ore 10:04/)).toBeVisible();
  expect(site.asked.some((line) => line.includes('/metadata/2.root.json'))).toBe(true);
  await isKept(page);
  await site.stop();
  await page.reload();
  await shown(page);
  await expect(page.locator('main')).toHaveAttribute('data-trust', 'trusted');
  await scan(page, await urlOf(town));
  await says(page, 'valid');
});

test('a damaged root trusts nothing, until a person compares the fingerprint again', async ({
  page,
  site,
}) => {
  await openTrusting(page, site);
  // A page that still reads the catalogue writes down what it has seen, over the damage: then it is done again.
  await expect(async () => {
    await page.evaluate(() => {
      localStorage.setItem('sportello-root', '{"root":"{}","floors":{}}');
    });
    await page.reload();
    await expect(page.locator('main')).toHaveAttribute('data-trust', 'root', { timeout: 2000 });
  }).toPass();
  await page.getByRole('button', { name: 'Ricomincia' }).click();
  await trustRoot(page);
});

test('a certificate can be shown to a desk before the catalogue has it', async ({ page, site, town }) => {
  await openTrusting(page, site);
  await scan(page, await urlOf(town, ticket, town.stranger));
  await says(page, 'not-verified');
  await scan(page, await town.certificateOf(town.stranger.publicKey));
  await expect(
    page.getByText('Certificato accettato: vale finché questa pagina resta aperta.'),
  ).toBeVisible();
  await scan(page, await urlOf(town, ticket, town.stranger));
  await says(page, 'valid');
  await scan(page, 'SC1:ABCDEF');
  await expect(page.getByText('Questo certificato non è del tuo comune.')).toBeVisible();
});

test('K25 a catalogue that nobody confirmed for a week says so', async ({ page, site, town }) => {
  town.publish(undefined, now - 8 * 86_400_000);
  await openTrusting(page, site);
  await expect(page.getByText(/Da più di sette giorni nessuno lo conferma/)).toBeVisible();
});
