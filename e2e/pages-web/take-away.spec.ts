import { readFileSync } from 'node:fs';
import { expect, hasNoFindings, isKept, reflows, shown, test } from './site.ts';
import { now, ticket, tokenOf } from './town.ts';
import { open, scan, titleOf } from './on-the-phone.ts';

test.use({
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
  locale: 'it-IT',
});

test('K8 the slip on the phone: number, service, place, way, hours, what to bring', async ({
  page,
  site,
  town,
}) => {
  await scan(page, site, town);
  await expect(page.getByTestId('number')).toHaveText(/^A012-[A-Z]$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titleOf(town, 'carta-identita'));
  await expect(page.locator('[data-open]')).toHaveAttribute('data-open', 'open');
  const place = town.catalogue.places.find(({ id }) => id === 'centro-servizi');
  await expect(page.getByText(place?.name?.it ?? '').first()).toBeVisible();
  await expect(page.getByText(place?.address ?? '').first()).toBeVisible();
  await expect(page.locator('a[href^="geo:"]')).toBeVisible();
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  await expect(page.locator('a[href^="tel:"]')).toBeVisible();
  expect(await page.locator('html').getAttribute('lang')).toBe('it');
});

test('no request carries the token, and nothing is asked of anybody else', async ({ page, site, town }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`));
  const hash = await scan(page, site, town);
  await isKept(page);
  await page.getByRole('combobox').selectOption('en');
  await shown(page);
  const token = hash.slice(1);
  expect(site.asked.length).toBeGreaterThan(5);
  for (const line of site.asked) {
    expect(line).not.toContain(token);
    expect(line).not.toContain(token.slice(10, 40));
  }
  // The browser names its own first address with the fragment; no server gets it.
  for (const request of requests) expect(new URL(request.split(' ')[0] ?? '').origin).toBe(site.url);
});

test('what is ticked stays, on this phone only, and another slip has its own ticks', async ({
  page,
  site,
  town,
}) => {
  const hash = await scan(page, site, town);
  const first = page.getByRole('checkbox').first();
  await first.check();
  await page.reload();
  await shown(page);
  await expect(first).toBeChecked();
  await open(page, site, await tokenOf({ ...ticket, number: { prefix: 'A', sequence: 13 } }, town.kiosk));
  await expect(page.getByTestId('number')).toHaveText(/^A013/);
  await expect(first).not.toBeChecked();
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).not.toContain(hash.slice(1, 30));
  expect(kept).not.toContain('carta-identita');
});

test('the language changes, Arabic is mirrored, and the choice stays', async ({ page, site, town }) => {
  await scan(page, site, town, { ...ticket, language: 'ar' });
  const html = page.locator('html');
  await expect(html).toHaveAttribute('dir', 'rtl');
  await expect(html).toHaveAttribute('lang', 'ar');
  await expect(page.getByRole('heading', { name: 'أحضر معك' })).toBeVisible();
  await hasNoFindings(page);
  await reflows(page);
  await page.getByRole('combobox').selectOption('uk');
  await expect(html).toHaveAttribute('lang', 'uk');
  await expect(html).toHaveAttribute('dir', 'ltr');
  await page.reload();
  await shown(page);
  await expect(html).toHaveAttribute('lang', 'uk');
});

for (const language of ['it', 'en', 'ro', 'sq', 'ar', 'zh-Hans', 'uk', 'fr', 'es', 'bn', 'pa'] as const)
  test(`axe finds nothing, and nothing sticks out at 400 % (${language})`, async ({ page, site, town }) => {
    await scan(page, site, town, { ...ticket, language });
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await hasNoFindings(page);
    await reflows(page);
  });

test('axe finds nothing in the dark and with forced colours', async ({ page, site, town }) => {
  await scan(page, site, town);
  await page.emulateMedia({ colorScheme: 'dark' });
  await hasNoFindings(page);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await hasNoFindings(page);
});

test('K18 of a discreet service the phone shows "Colloquio", the place and the time, and keeps nothing', async ({
  page,
  site,
  town,
}) => {
  const { language, expires, issuedAt, town: issuer } = ticket;
  await scan(page, site, town, {
    kind: 'talk',
    town: issuer,
    place: 'municipio',
    language,
    expires,
    issuedAt,
  });
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Colloquio');
  await expect(main).toContainText('10:00');
  await expect(main.getByRole('link')).toHaveCount(0);
  await expect(main.getByRole('button')).toHaveCount(0);
  await expect(main.getByRole('checkbox')).toHaveCount(0);
  expect(await page.title()).not.toContain('Colloquio');
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await hasNoFindings(page);
  await reflows(page);
});

test('K18 the web server cannot tell a talk from a slip by the files it is asked for', async ({
  page,
  site,
  town,
  browser,
}) => {
  const kinds = (): string[] =>
    site.asked
      .map((line) => line.split(' ')[1] ?? '')
      .filter((path) => !path.startsWith('/t/'))
      .map((path) => path.replace(/[0-9a-f]{64}/, 'HASH'));
  await scan(page, site, town);
  const slip = kinds();
  site.asked.length = 0;
  const other = await browser.newContext({ locale: 'it-IT' });
  const phone = await other.newPage();
  await phone.clock.setFixedTime(now);
  const { language, expires, issuedAt, town: issuer } = ticket;
  await scan(phone, site, town, {
    kind: 'talk',
    town: issuer,
    place: 'municipio',
    language,
    expires,
    issuedAt,
  });
  expect(kinds().toSorted()).toEqual(slip.toSorted());
  await other.close();
});

test('K22 the answers that the person said yes to are on the phone too', async ({ page, site, town }) => {
  await scan(page, site, town, {
    ...ticket,
    service: 'dichiarazione-nascita',
    answers: { 'nascita-cosa': 'registrare' },
  });
  const question = town.catalogue.guide.questions.find(({ id }) => id === 'nascita-cosa');
  await expect(page.getByText(question?.text.it ?? '')).toBeVisible();
});

test('K31 a kiosk that nobody certified yet: the phone shows its slip all the same', async ({
  page,
  site,
  town,
}) => {
  await scan(page, site, town, ticket, town.stranger);
  await expect(page.getByTestId('number')).toBeVisible();
});

test('wrong codes get an answer each, and whom to call', async ({ page, site, town }) => {
  const good = await tokenOf(ticket, town.kiosk);
  const bytes = Buffer.from(good.slice(1), 'base64url');
  // A flipped bit of the signature.
  bytes[bytes.length - 3] = (bytes.at(-3) ?? 0) ^ 1;
  const wrong: [string, string, RegExp][] = [
    [`#${bytes.toString('base64url')}`, 'altered', /è stato cambiato/],
    [await tokenOf({ ...ticket, town: 'c_z999' }, town.kiosk), 'other-town', /altro comune/],
    ['#SP2:ABC', 'newer-version', /più nuovo/],
    [`${good.slice(0, 60)}`, 'not-ours', /non è intero/],
    ['', 'none', /Inquadra/],
  ];
  for (const [hash, why, words] of wrong) {
    await page.goto('about:blank');
    await open(page, site, hash);
    await expect(page.locator('[data-why]')).toHaveAttribute('data-why', why);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words);
    await expect(page.locator('a[href^="tel:"]')).toContainText('0599 000 100');
    await hasNoFindings(page);
  }
});

test('the calendar entry is valid and holds the opening, the place and what to bring', async ({
  page,
  site,
  town,
}) => {
  await scan(page, site, town);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Aggiungi al calendario' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('sportello.ics');
  const text = readFileSync(await download.path(), 'utf8');
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const whole = text.replaceAll('\r\n ', '');
  expect(whole).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:.+\r\nBEGIN:VEVENT\r\n/);
  expect(whole).toContain('DTSTART:20261124T090500Z');
  expect(whole).toMatch(/SUMMARY:.*[Cc]arta/);
  expect(whole).toMatch(/\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n$/);
});

test('it is passed on by the phone where it can, else copied', async ({ page, site, town, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'share', { value: undefined, configurable: true });
    delete (Navigator.prototype as { share?: unknown }).share;
  });
  await scan(page, site, town);
  await page.getByRole('button', { name: 'Condividi' }).click();
  await expect(page.getByRole('status')).toHaveText('Indirizzo copiato');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});
