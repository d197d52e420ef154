import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { initTodayKey, todayRootOf } from '../../catalogue/publish/today-keys.ts';
import { todayInFolder } from '../../catalogue/publish/publish-today.ts';
import { createEditor } from '../../catalogue/today/editor.ts';
import { serveEditor } from '../../catalogue/today/serve.ts';
import { localMoment } from '../../core/today/entries-now.ts';
import { root } from '../fixtures/catalogues.ts';
import { forget, startKioskProcess } from '../fixtures/kiosk.ts';
import { Person } from '../pages/person.ts';
import { expect, hasNoFindings, reflows, shown, test } from './site.ts';

const passphrase = 'una chiave sola per oggi';
const minute = 60_000;

/** Opens a page of its own: the clock of the others stands still. */
const openPage = async (page: Page, size?: { width: number; height: number }): Promise<Page> => {
  const browser = page.context().browser();
  if (browser === null) throw new Error('no browser');
  return (
    await browser.newContext(size === undefined ? {} : { viewport: size, reducedMotion: 'reduce' })
  ).newPage();
};

test('K24 K25 an editor closes an office in two clicks: home, card and slip of a kiosk say so, also without a network and after a restart', async ({
  page,
  town,
  site,
}) => {
  const dir = mkdtempSync(join(tmpdir(), 'sportello-today-'));
  // Signatures are of now: the library that verifies them looks at the machine's own clock.
  const now = Date.now();
  initTodayKey(dir, passphrase, { now, cost: 2 ** 10 });
  const pinned = todayRootOf(dir);
  if (!pinned.ok) throw new Error(pinned.error.words);
  town.publish((catalogue) => ({ ...catalogue, ...pinned.value }), now);
  const editor = await serveEditor(
    createEditor({
      catalogue: town.catalogue,
      keysDir: dir,
      destination: todayInFolder(town.dir),
      now: () => now,
    }),
    { port: 0, pageDir: join(root, 'dist', 'editor', 'today') },
  );
  const setup = {
    at: localMoment(now, 'Europe/Rome'),
    screen: 'P32' as const,
    settings: {},
    catalogue: undefined,
    address: site.url,
  };
  const first = await startKioskProcess('loopback', setup);
  let kiosk = first;
  try {
    const desk = await openPage(page);
    await desk.goto(editor.url);
    await shown(desk);
    await hasNoFindings(desk);
    await desk.getByLabel('Frase segreta').fill(passphrase);
    await desk.keyboard.press('Enter');
    // Two clicks from here on.
    await desk.getByText('Tutta la sede: Centro servizi al cittadino').click();
    await expect(desk.locator('dd[lang=ar]')).toHaveText(/مغلق اليوم/);
    await hasNoFindings(desk);
    await reflows(desk);
    await desk.getByRole('button', { name: 'Pubblica' }).click();
    await expect(desk.getByText('entro cinque minuti')).toBeVisible();
    await expect(desk.getByRole('listitem')).toContainText('chiuso oggi');

    const screen = await openPage(page, { width: 1080, height: 1920 });
    await screen.goto(kiosk.address);
    const person = new Person(screen);
    await screen.locator('main[data-ready]').waitFor();
    // It asks now and then; nobody stands there.
    await expect
      .poll(async () => {
        await kiosk.devices.advance(minute);
        await screen.reload();
        await person.start();
        return screen.getByText('chiuso oggi').count();
      })
      .toBeGreaterThan(0);
    await person.find('carta identità', 'carta-identita');
    await person.reads('chiuso oggi');
    await person.take();
    const slip = JSON.stringify((await kiosk.devices.printed()).at(-1));
    expect(slip).toContain('chiuso');

    // The cable is out, and the power: what is known holds (K25).
    await kiosk.end();
    await site.stop();
    kiosk = await startKioskProcess('loopback', setup, first.dataDir);
    await screen.goto(kiosk.address);
    await person.start();
    await person.reads('chiuso oggi');
    await kiosk.devices.advance(9 * 24 * 60 * minute);
    await screen.reload();
    await person.start();
    await person.find('carta identità', 'carta-identita');
    await person.reads('Orari abituali, non confermati');
    await expect(screen.getByText('chiuso oggi')).toHaveCount(0);
    await expect(screen.getByText('Aperto ora')).toHaveCount(0);
  } finally {
    await kiosk.end();
    await editor.close();
    forget(first.dataDir);
    rmSync(dir, { recursive: true, force: true });
  }
});
