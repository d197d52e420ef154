import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../catalogue/cli/run.ts';
import { processesNaming, startCommand } from '../fixtures/command.ts';
import { expect, test } from '../fixtures/test.ts';
import { Visit } from '../pages/visit.ts';

/** A kiosk is built and started first: a bound, not a wait. */
const startLimitMs = 90_000;

test('preview shows what an editor saves, where they are, and says what is wrong with what cannot be shown', async ({
  chromiumOnce,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-preview-test-'));
  const town = join(folder, 'town');
  const quiet = { out: () => undefined, err: () => undefined, now: Date.now };
  expect(await run(['new', town], quiet)).toBe(0);
  const card = join(town, 'services', 'certificato-residenza.yaml');
  const save = (from: string, to: string): void =>
    writeFileSync(card, readFileSync(card, 'utf8').replace(from, to));

  await using preview = startCommand(['preview', town, '--shell', 'none', '--json']);
  await expect.poll(preview.out, { timeout: startLimitMs }).toMatch(/\n$/);
  const { url } = JSON.parse(preview.out()) as { url: string };
  const context = await (
    await chromiumOnce()
  ).newContext({ viewport: { width: 1080, height: 1920 }, hasTouch: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url);
  const visit = new Visit(page);
  await visit.start();
  await visit.need('Mi serve un documento');
  await visit.open('certificato-residenza');

  await test.step('a valid save is on the screen, and the person still there', async () => {
    save('Te lo diamo subito.', 'Lo hai in cinque minuti.');
    await expect(page.getByText('Lo hai in cinque minuti.')).toBeVisible();
    await visit.sees('service');
  });

  await test.step('an invalid one is said, and the screen keeps the last good one', async () => {
    save('amount: 0', 'amount: zero');
    await expect.poll(preview.err).toMatch(/services\/certificato-residenza\.yaml:\d+ costs\.0\.amount: /);
    await expect.poll(preview.err).toContain('The screen keeps what it had.');
    await expect(page.getByText('Lo hai in cinque minuti.')).toBeVisible();
    await visit.sees('service');
  });

  await test.step('what is mended is shown again', async () => {
    save('amount: zero', 'amount: 250');
    await expect(page.getByText(/2,50/)).toBeVisible();
  });

  await test.step('a card that is not ready is shown, and what keeps it from being published is said', async () => {
    save('responsibleUnit: urp', '# responsibleUnit:');
    await expect.poll(preview.err).toMatch(/:\d+ responsibleUnit: is missing: /);
    await visit.sees('service');
  });

  await context.close();
  expect(await preview.interrupt()).toBe(0);
  expect(processesNaming(town)).toEqual([]);
  rmSync(folder, { recursive: true });
});
