import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readPublishedToday, todayInFolder } from '../../catalogue/publish/publish-today.ts';
import { initTodayKey } from '../../catalogue/publish/today-keys.ts';
import { createEditor } from '../../catalogue/today/editor.ts';
import { serveEditor } from '../../catalogue/today/serve.ts';
import type { TodayEntry } from '../../core/published/today.ts';
import { root } from '../fixtures/catalogues.ts';
import { expect, hasNoFindings, reflows, shown, test as base } from './site.ts';
import { now } from './town.ts';

const passphrase = 'una chiave sola per oggi';

/** The page on the editor's machine, at ten past ten of a Tuesday. */
const test = base.extend<{ editor: { url: string; published: () => TodayEntry[] } }>({
  editor: async ({ template }, use) => {
    const dir = mkdtempSync(join(tmpdir(), 'sportello-today-'));
    initTodayKey(dir, passphrase, { now, cost: 2 ** 10 });
    const { url, close } = await serveEditor(
      createEditor({
        catalogue: template.catalogue,
        keysDir: dir,
        destination: todayInFolder(dir),
        now: () => now,
      }),
      { port: 0, pageDir: join(root, 'dist', 'editor', 'today') },
    );
    await use({
      url,
      published: () => {
        const read = readPublishedToday(dir, dir);
        if (!read.ok) throw new Error(read.error.words);
        return read.value?.entries ?? [];
      },
    });
    await close();
    rmSync(dir, { recursive: true, force: true });
  },
});

const unlock = async (page: Page, url: string): Promise<void> => {
  await page.goto(url);
  await shown(page);
  await page.getByLabel('Frase segreta').fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByText('Che cosa cambia?').waitFor();
};
const publish = (page: Page) => page.getByRole('button', { name: 'Pubblica su tutti i totem' });

/** What has the focus, in words; it must be seen that it has, and nothing may cover it (WCAG 2.4.7, 2.4.11). */
const focused = async (page: Page): Promise<string> => {
  const { name, outline, isSeen } = await page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement;
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const label = element.labels?.[0]?.textContent ?? element.ariaLabel ?? element.textContent;
    return {
      name: label.trim(),
      outline: getComputedStyle(element).outlineStyle,
      isSeen: top !== null && (element.contains(top) || element.labels?.[0]?.contains(top) === true),
    };
  });
  expect([name, outline, isSeen]).toEqual([name, 'solid', true]);
  return name;
};

test.use({ viewport: { width: 1280, height: 800 }, locale: 'it-IT' });

test('with keys alone: the order in which it is read, the focus always seen, Enter publishes', async ({
  page,
  editor,
}) => {
  await page.goto(editor.url);
  await shown(page);
  await hasNoFindings(page);
  const tab = async (): Promise<string> => {
    await page.keyboard.press('Tab');
    return focused(page);
  };
  expect(await tab()).toBe('Frase segreta');
  await page.keyboard.type(passphrase);
  await page.keyboard.press('Enter');
  await page.getByText('Che cosa cambia?').waitFor();
  const order = [await tab(), await tab()];
  expect(order).toEqual(['Orari di oggi', 'Cerca un ufficio o una sede']);
  await page.keyboard.type('anagrafe cen');
  // Whoever is still looking publishes nothing.
  await page.keyboard.press('Enter');
  expect(editor.published()).toEqual([]);
  expect(await tab()).toMatch(/^Ufficio anagrafe/);
  await expect(page.getByLabel('Ufficio anagrafe')).toBeChecked();
  expect(await tab()).toBe('Chiuso tutto il giorno');
  await page.keyboard.press('ArrowDown');
  expect(await tab()).toBe('Chiuso dalle');
  // The browser's own language says whether there is a third part, which is then "am".
  await page.keyboard.type('1000a');
  await expect(page.getByLabel('Chiuso dalle')).toHaveValue('10:00');
  // A time has its own parts.
  while ((await tab()) === 'Chiuso dalle') continue;
  expect(await focused(page)).toBe('Oggi');
  expect(await tab()).toBe('Motivo, un solo servizio, una riga in più');
  expect(await tab()).toBe('Pubblica su tutti i totem');
  await page.keyboard.press('Enter');
  await expect(page.getByText('entro cinque minuti')).toBeVisible();
  expect(editor.published()).toMatchObject([
    { unit: 'anagrafe', place: 'centro-servizi', date: '2026-11-24', hours: { closedFrom: '10:00' } },
  ]);
  expect(await tab()).toMatch(/^Togli/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'In vigore (0)' })).toBeVisible();
  expect(editor.published()).toEqual([]);
});

test('hours of several openings, over several days, of one service only, with a reason and a line', async ({
  page,
  editor,
}) => {
  await unlock(page, editor.url);
  await page.getByLabel('Ufficio anagrafe').check();
  await page.getByLabel('Altro orario').check();
  await publish(page).click();
  await expect(page.getByText('Scrivi quando apre e quando chiude.').last()).toBeVisible();
  await page.getByLabel('Apre alle').fill('09:00');
  await page.getByLabel('Chiude alle').fill('11:00');
  await page.getByRole('button', { name: 'Riapre più tardi' }).click();
  await page.getByLabel('Apre alle, orario 2').fill('15:00');
  await page.getByLabel('Chiude alle, orario 2').fill('16:30');
  await page.getByLabel('Altri giorni').check();
  await page.getByLabel('Dal giorno').fill('2026-11-25');
  await page.getByLabel('Al giorno (compreso)').fill('2026-11-27');
  await page.getByText('Motivo, un solo servizio').click();
  await page.getByLabel('Motivo').selectOption('training');
  await page.getByLabel('Solo per un servizio').selectOption('carta-identita');
  await page.getByLabel('Una riga in più').fill('Per urgenze suona al portone');
  await expect(
    page.getByText(/da mercoledì 25 novembre a venerdì 27 novembre orario 09:00–11:00, 15:00–16:30/),
  ).toBeVisible();
  await expect(page.locator('[lang=en] dd')).toContainText(
    'from Wednesday 25 November to Friday 27 November',
  );
  await expect(page.locator('[lang=ar] dd')).toHaveText(/09:00–11:00/);
  await hasNoFindings(page);
  await publish(page).click();
  await expect(page.getByRole('heading', { name: 'In vigore (1)' })).toBeVisible();
  expect(editor.published()).toMatchObject([
    {
      kind: 'hours',
      service: 'carta-identita',
      date: '2026-11-25',
      to: '2026-11-27',
      hours: [
        { open: '09:00', close: '11:00' },
        { open: '15:00', close: '16:30' },
      ],
      reason: 'training',
      note: 'Per urgenze suona al portone',
    },
  ]);
  expect(editor.published()[0]).not.toHaveProperty('unit');
  await reflows(page);
  await hasNoFindings(page);
});
