import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initKeys } from '../../catalogue/publish/keys-folder.ts';
import { publishCatalogue } from '../../catalogue/publish/publish.ts';
import { readSource } from '../../catalogue/source/read-source.ts';
import type { Catalogue } from '../../core/model/catalogue.ts';
import { root } from '../fixtures/catalogues.ts';
import { expect, test } from '../fixtures/test.ts';
import { createScreens } from '../pages/screens.ts';

const passphrase = 'cavallo batteria graffetta';
const dir = mkdtempSync(join(tmpdir(), 'sportello-k33-'));
const [media, keysDir, to] = [join(dir, 'media'), join(dir, 'keys'), join(dir, 'public')];
/** The kiosk's day, in the town's words: signatures end by the clock of the machine, which no test moves. */
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Rome' });

const publish = (catalogue: Catalogue): void => {
  const published = publishCatalogue(catalogue, { keysDir, passphrase, to, now: Date.now() });
  if (!published.ok) throw new Error(published.error.words);
};
const renamed = (catalogue: Catalogue, name: string): Catalogue => ({
  ...catalogue,
  municipality: { ...catalogue.municipality, name: { it: name } },
});

test.use({
  setup: {
    catalogue: undefined,
    at: `${today}T10:00`,
    settings: { sync: { everyMinutes: 15, stick: [media], root: join(keysDir, '1.root.json') } },
  },
});
test.beforeAll(() => {
  mkdirSync(media, { recursive: true });
  initKeys(keysDir, passphrase, { singleKey: true, now: Date.now() - 1_000, cost: 2 ** 10 });
});
test.afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('K33 no network, ever: a stick updates the catalogue, verified, and nobody types a PIN', async ({
  kiosk,
}) => {
  const { screen, main } = createScreens(kiosk.page);
  const asked: string[] = [];
  kiosk.page.on('request', (request) => asked.push(new URL(request.url()).hostname));
  /** Nobody touches the screen, and no PIN is asked for: it is looked at after every step. */
  const isUntouched = async (): Promise<void> => {
    await expect(
      kiosk.page.locator('main[data-screen="unlock"], main[data-screen="technician"]'),
    ).toHaveCount(0);
    await expect(kiosk.page.getByRole('textbox')).toHaveCount(0);
  };
  await expect(screen('not-in-service')).toBeVisible();
  const read = await readSource(join(root, 'assets', 'demo-catalogue'));
  if (!read.ok) throw new Error('no catalogue');
  publish(renamed(read.value.catalogue, 'Comune di Prima'));
  /** Puts the published folder on a stick and the stick in, and lets the kiosk look. */
  const insert = async (from: string): Promise<void> => {
    rmSync(join(media, 'STICK'), { recursive: true, force: true });
    cpSync(from, join(media, 'STICK', 'public'), { recursive: true });
    await kiosk.devices.advance(6_000);
    await isUntouched();
  };
  await insert(to);
  await expect(screen('attract')).toBeVisible();
  await expect(main).toContainText('Comune di Prima');
  publish(renamed(read.value.catalogue, 'Comune di Seconda'));
  await insert(to);
  await expect(main).toContainText('Comune di Seconda');

  // A stick of somebody else changes nothing.
  const [otherKeys, other] = [join(dir, 'other-keys'), join(dir, 'other')];
  initKeys(otherKeys, passphrase, { singleKey: true, now: Date.now() - 1_000, cost: 2 ** 10 });
  publishCatalogue(renamed(read.value.catalogue, 'Comune Falso'), {
    keysDir: otherKeys,
    passphrase,
    to: other,
    now: Date.now(),
  });
  await insert(other);
  await expect.poll(() => kiosk.output()).toContain('SYN-5');
  await expect(main).toContainText('Comune di Seconda');

  // Nor does one of the town on which a card was changed.
  publish(renamed(read.value.catalogue, 'Comune di Terza'));
  for (const file of readdirSync(join(to, 'shards'))) writeFileSync(join(to, 'shards', file), 'altro');
  await insert(to);
  await expect.poll(() => kiosk.output()).toContain('SYN-8');
  await expect(main).toContainText('Comune di Seconda');

  // What a stick brought stays when it is pulled out, and all of it came without a network.
  rmSync(join(media, 'STICK'), { recursive: true, force: true });
  await kiosk.devices.advance(6_000);
  await kiosk.page.reload();
  await expect(main).toContainText('Comune di Seconda');
  await isUntouched();
  expect(asked.filter((host) => !['127.0.0.1', 'ui.sportello.test', ''].includes(host))).toEqual([]);
});
