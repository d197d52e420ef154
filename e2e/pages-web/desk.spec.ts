import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fromBase64url } from '../../core/token/base64url.ts';
import { decodeToken, readTokenText, signToken, tokenText } from '../../core/token/token.ts';
import { inRome } from '../fixtures/time.ts';
import { expect, hasNoFindings, isKept, reflows, shown, test } from './site.ts';
import { now, ticket } from './town.ts';
import { openTrusting, scan, says, urlOf, birth } from './at-the-desk.ts';

test.use({ viewport: { width: 1366, height: 768 }, locale: 'it-IT' });

test('K22 a scanner that types: service, need path, what to bring, the language of the person', async ({
  page,
  site,
  town,
}) => {
  await openTrusting(page, site);
  // The scanner types wherever the focus is.
  await page.getByRole('heading', { name: 'Leggi il codice' }).click();
  await scan(page, await urlOf(town, birth));
  await says(page, 'valid');
  const service = town.catalogue.services.find(({ id }) => id === birth.service);
  const question = town.catalogue.guide.questions.find(({ id }) => id === 'nascita-cosa');
  const option = question?.options?.find(({ id }) => id === 'registrare');
  await expect(page.getByText(service?.title?.it ?? '', { exact: true })).toBeVisible();
  await expect(page.getByText(question?.text.it ?? '')).toBeVisible();
  await expect(page.getByText((option?.label as { it: string }).it, { exact: true })).toBeVisible();
  await expect(page.getByRole('listitem')).toHaveCount(1);
  await expect(page.getByText('arabo', { exact: true })).toBeVisible();
  await hasNoFindings(page);
});

test('the bare code of a screen, and a pasted address', async ({ page, site, town, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openTrusting(page, site);
  await scan(page, tokenText(await signToken(ticket, town.kiosk)));
  await says(page, 'valid');
  await page.getByRole('button', { name: 'Prossima persona' }).click();
  await expect(page.locator('[data-verdict]')).toHaveCount(0);
  const url = await urlOf(town);
  await page.evaluate((text) => navigator.clipboard.writeText(text), url);
  await page.getByLabel(/incolla qui/).focus();
  await page.keyboard.press('Control+V');
  await says(page, 'valid');
});

test('every wrong code gets its own answer, and K31 an unknown kiosk is received', async ({
  page,
  site,
  town,
}) => {
  await openTrusting(page, site);
  const bytes = await signToken(ticket, town.kiosk);
  const altered = Uint8Array.from(bytes);
  altered[altered.length - 3] = (altered.at(-3) ?? 0) ^ 1;
  const codes: [string, string][] = [
    [await urlOf(town, ticket, town.stranger), 'not-verified'],
    [tokenText(altered), 'altered'],
    [await urlOf(town, { ...ticket, town: 'c_z999' }), 'other-town'],
    [await urlOf(town, { ...ticket, issuedAt: now - 90_000_000, expires: now - 1000 }), 'expired'],
    ['SP2:ABCDEFG', 'newer-version'],
    ['https://example.org/menu', 'not-ours'],
  ];
  for (const [code, verdict] of codes) {
    await scan(page, code);
    await says(page, verdict);
    await hasNoFindings(page);
  }
  await scan(page, codes[0]?.[0] ?? '');
  await says(page, 'not-verified');
  await expect(page.getByText('Non verificato: ricevi la persona')).toBeVisible();
  await expect(page.getByTestId('number')).toBeVisible();
  // Of an altered one nothing is shown.
  await scan(page, codes[1]?.[0] ?? '');
  await says(page, 'altered');
  await expect(page.getByTestId('number')).toHaveCount(0);
});

test('K18 a talk shows no service, no unit, no path, and is sent on to places only', async ({
  page,
  site,
  town,
}) => {
  await openTrusting(page, site);
  const { language, expires, issuedAt, town: issuer } = ticket;
  await scan(
    page,
    tokenText(
      await signToken(
        { kind: 'talk', town: issuer, place: 'municipio', language, expires, issuedAt },
        town.kiosk,
      ),
    ),
  );
  await says(page, 'valid');
  await expect(page.getByText('Colloquio', { exact: true })).toBeVisible();
  await page.getByText('Manda a un altro ufficio').click();
  const options = await page.getByLabel('Dove').locator('option').allTextContents();
  expect(options.slice(1)).toHaveLength(town.catalogue.places.length);
});

test('a hand-over makes a new code, which the next desk and the phone read, so that nobody asks twice', async ({
  page,
  site,
  town,
}, info) => {
  await openTrusting(page, site);
  await scan(page, await urlOf(town, birth));
  await says(page, 'valid');
  await page.getByText('Manda a un altro ufficio').click();
  await page.getByRole('button', { name: 'Fai il nuovo codice' }).click();
  await expect(page.getByText('Scegli prima dove mandare la persona.')).toBeVisible();
  const goal = page.getByLabel('Dove');
  const value = await goal.locator('option', { hasText: 'Palazzo comunale' }).first().getAttribute('value');
  await goal.selectOption(value);
  await page.getByLabel('I documenti sono già stati controllati qui').check();
  await page.getByRole('button', { name: 'Fai il nuovo codice' }).click();
  const slip = page.getByTestId('new-slip');
  await expect(slip).toBeVisible();
  await hasNoFindings(page);

  const picture = info.outputPath('code.png');
  await slip.locator('svg.qr').screenshot({ path: picture });
  const decoded = spawnSync('zbarimg', ['-q', '--raw', picture], { encoding: 'utf8' }).stdout.trim();
  expect(decoded).toBe(await slip.getAttribute('data-code'));
  const bytes = readTokenText(decoded);
  const token = bytes.ok ? decodeToken(bytes.value) : bytes;
  expect(token).toMatchObject({
    ok: true,
    value: {
      handOvers: [{ reason: 'documents-checked', place: value?.split('|')[1] }],
      claims: { service: birth.service },
    },
  });

  // Paper: the code stands there in full, and nothing but the slip.
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.paper')).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.locator('.paper')).toContainText('ينتظرونك');
  await page.emulateMedia({ media: 'screen' });

  // The desk's key is not certified yet: the next desk receives the person all the same.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Salva la richiesta' }).click(),
  ]);
  const request = JSON.parse(readFileSync(await download.path(), 'utf8')) as {
    kind: string;
    publicKey: string;
  };
  expect(request.kind).toBe('desk');
  await scan(page, decoded);
  await says(page, 'not-verified');
  await expect(page.getByText(/I documenti sono già stati controllati qui/).first()).toBeVisible();

  await town.certifyDesk(fromBase64url(request.publicKey) ?? new Uint8Array());
  town.publish(undefined, now - 60_000);
  await page.reload();
  await shown(page);
  await scan(page, decoded);
  await says(page, 'valid');
  await expect(page.getByText(/mandata a/)).toBeVisible();

  await page.goto(`${site.url}/t/${new URL(decoded).hash}`);
  await shown(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(page.getByText('ينتظرونك في مكتب آخر')).toBeVisible();
});

test('K23 the desk works without a network, and says since when', async ({ page, site, town }) => {
  await openTrusting(page, site);
  await scan(page, await urlOf(town, birth));
  await says(page, 'valid');
  await isKept(page);
  await site.stop();
  await page.reload();
  await shown(page);
  await expect(page.getByText(/senza rete: è quello conservato/)).toBeVisible();
  await scan(page, await urlOf(town, birth));
  await says(page, 'valid');
});

test('nothing of what was read is sent or kept', async ({ page, site, town }) => {
  await openTrusting(page, site);
  const url = await urlOf(town, birth);
  await scan(page, url);
  await says(page, 'valid');
  const token = new URL(url).hash.slice(1);
  for (const line of site.asked) expect(line).not.toContain(token.slice(10, 40));
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const files = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    );
    return JSON.stringify([{ ...localStorage }, files]);
  });
  expect(kept).not.toContain(token.slice(10, 40));
});

test('axe finds nothing with dark and forced colours, and nothing sticks out at 400 %', async ({
  page,
  site,
  town,
}) => {
  await openTrusting(page, site);
  await scan(page, await urlOf(town, birth));
  await says(page, 'valid');
  await page.getByText('Manda a un altro ufficio').click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await hasNoFindings(page);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await hasNoFindings(page);
  await page.emulateMedia({ forcedColors: 'none' });
  await reflows(page);
});

test('a ticket of yesterday is told apart', async ({ page, site, town }) => {
  await page.clock.setFixedTime(inRome('2026-11-25T08:40'));
  await openTrusting(page, site);
  await scan(page, await urlOf(town));
  await says(page, 'expired');
});
