import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishToday } from '../../catalogue/publish/publish-today.ts';
import { initTodayKey, todayRootOf } from '../../catalogue/publish/today-keys.ts';
import { noChanges, type TodayEntry } from '../../core/published/today.ts';
import { openTrusting, says, scan as scanAtDesk, urlOf } from './at-the-desk.ts';
import { scan } from './on-the-phone.ts';
import { expect, hasNoFindings, isKept, reflows, shown, test as base } from './site.ts';
import { now, ticket } from './town.ts';

const passphrase = 'una chiave sola per oggi';
type Key = { publish: (...entries: TodayEntry[]) => void };

/** A town that has a key for the day. `stranger`: another one, that no catalogue names. */
const test = base.extend<{ key: Key; stranger: Key }>({
  key: async ({ town }, use) => {
    const dir = mkdtempSync(join(tmpdir(), 'sportello-today-'));
    initTodayKey(dir, passphrase, { now: now - 86_400_000, cost: 2 ** 10 });
    const root = todayRootOf(dir);
    if (!root.ok) throw new Error(root.error.words);
    town.publish((catalogue) => ({ ...catalogue, ...root.value }));
    await use(keyIn(dir, town.dir, town.catalogue.municipality.id));
    rmSync(dir, { recursive: true, force: true });
  },
  stranger: async ({ town }, use) => {
    const dir = mkdtempSync(join(tmpdir(), 'sportello-today-'));
    initTodayKey(dir, passphrase, { now, cost: 2 ** 10 });
    await use(keyIn(dir, town.dir, town.catalogue.municipality.id));
    rmSync(dir, { recursive: true, force: true });
  },
});
const keyIn = (dir: string, to: string, municipality: string): Key => ({
  publish: (...entries) => {
    const done = publishToday({ ...noChanges(municipality), entries }, { keysDir: dir, passphrase, to, now });
    if (!done.ok) throw new Error(done.error.words);
  },
});
const closed: TodayEntry = {
  kind: 'hours',
  id: 'chiuso',
  place: 'centro-servizi',
  unit: 'anagrafe',
  date: '2026-11-24',
  hours: { closedFrom: '10:00' },
  reason: 'strike',
};
const words = /Ufficio anagrafe \(Centro servizi al cittadino\): chiuso oggi, .* dalle 10:00 \(sciopero\)/;
const unsure = /Non sappiamo se oggi è cambiato qualcosa/;

test.describe('the take-away page', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'it-IT' });

  test('K24 K25 a slip says what is different today, on-line at once, off-line as far as it is known', async ({
    page,
    site,
    town,
    key,
  }) => {
    await scan(page, site, town);
    await expect(page.locator('[data-open]')).toHaveAttribute('data-open', 'open');
    await expect(page.getByText(unsure)).toHaveCount(0);
    key.publish(closed);
    // She looks again, and has not loaded the page anew.
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect(page.getByRole('heading', { name: words })).toBeVisible();
    await expect(page.locator('[data-open]')).toHaveAttribute('data-open', 'closed');
    await hasNoFindings(page);
    await isKept(page);
    // The cable is out: what was known holds, and that there may be more is said.
    await site.stop();
    await page.reload();
    await shown(page);
    await expect(page.getByRole('heading', { name: words })).toBeVisible();
    await expect(page.getByText(unsure)).toBeVisible();
    await site.start();
    key.publish({
      kind: 'moved',
      id: 'x',
      place: 'centro-servizi',
      unit: 'anagrafe',
      from: '2026-11-24',
      to: '2026-11-25',
      movedTo: 'municipio',
    });
    await page.reload();
    await shown(page);
    await expect(
      page.getByRole('heading', { name: /fino a mercoledì 25 novembre si va qui: Palazzo comunale/ }),
    ).toBeVisible();
    await expect(page.getByText('Palazzo comunale', { exact: true })).toBeVisible();
    await expect(page.getByText(unsure)).toHaveCount(0);
    await reflows(page);
  });

  test('says it in the language of the person, and asks for the same files whatever the slip is for', async ({
    page,
    site,
    town,
    key,
  }) => {
    const tomorrow = { kind: 'hours', id: 'z', place: 'centro-servizi', date: '2026-11-25' } as const;
    key.publish(closed, { ...tomorrow, hours: 'closed' });
    const asked = (): string[] =>
      site.asked.filter((line) => line.includes(' /today/')).map((line) => line.split(' ')[1] ?? '');
    await scan(page, site, town, { ...ticket, language: 'ar' });
    await expect(page.getByRole('heading', { name: /مغلق اليوم/ })).toBeVisible();
    const first = asked();
    expect(first.length).toBeGreaterThan(0);
    await page.evaluate(() => caches.delete('sportello-data'));
    await page.goto('about:blank');
    site.asked.length = 0;
    await scan(page, site, town, {
      kind: 'talk',
      town: ticket.town,
      place: 'centro-servizi',
      issuedAt: ticket.issuedAt,
      expires: ticket.expires,
      language: 'it',
    });
    // What one office does would say which one it is; what the whole place does, where it is.
    await expect(page.getByText(/Centro servizi al cittadino: chiuso mercoledì 25 novembre/)).toBeVisible();
    await expect(page.getByText(/Ufficio anagrafe/)).toHaveCount(0);
    expect(asked()).toEqual(first);
  });
});

test.describe('the desk page', () => {
  test.use({ viewport: { width: 1366, height: 768 }, locale: 'it-IT' });

  test('says it of the slip, and before a person is sent to a place that is closed today', async ({
    page,
    site,
    town,
    key,
  }) => {
    key.publish(closed, { kind: 'hours', id: 'y', place: 'biblioteca', date: '2026-11-24', hours: 'closed' });
    await openTrusting(page, site);
    await scanAtDesk(page, await urlOf(town));
    await says(page, 'valid');
    await expect(page.getByRole('heading', { name: words })).toBeVisible();
    await page.getByText('Manda a un altro ufficio').click();
    const goal = page.getByLabel('Dove', { exact: true });
    await goal.selectOption({ label: 'Biblioteca comunale (oggi cambia)' });
    await expect(page.getByRole('heading', { name: /Biblioteca comunale: chiuso oggi/ })).toBeVisible();
    await hasNoFindings(page);
    await goal.selectOption({ label: 'Ufficio elettorale – Palazzo comunale' });
    await expect(page.getByRole('heading', { name: /Biblioteca comunale: chiuso oggi/ })).toHaveCount(0);
    // Nobody is kept from sending a person all the same: for tomorrow.
    await goal.selectOption({ label: 'Biblioteca comunale (oggi cambia)' });
    await page.getByRole('button', { name: 'Fai il nuovo codice' }).click();
    await expect(page.getByTestId('new-slip')).toBeVisible();
  });

  test('verifies it: what another key signed is refused, and what was known stays', async ({
    page,
    site,
    town,
    key,
    stranger,
  }) => {
    key.publish(closed);
    await openTrusting(page, site);
    await scanAtDesk(page, await urlOf(town));
    await expect(page.getByRole('heading', { name: words })).toBeVisible();
    await isKept(page);
    stranger.publish();
    await page.reload();
    await shown(page);
    await expect(
      page.getByRole('alert').filter({ hasText: 'non sono firmati dal tuo comune' }),
    ).toBeVisible();
    await expect(page.locator('main')).toHaveAttribute('data-trust', 'trusted');
    await scanAtDesk(page, await urlOf(town));
    await expect(page.getByRole('heading', { name: words })).toBeVisible();
  });
});
