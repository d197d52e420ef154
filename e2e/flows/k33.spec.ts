import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
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
  await expect(screen('not-in-service')).toBeVisible();
  const read = await readSource(join(root, 'assets', 'demo-catalogue'));
  if (!read.ok) throw new Error('no catalogue');
  publish(renamed(read.value.catalogue, 'Comune di Prima'));
  /** Puts the published folder on a stick and the stick in, and lets the kiosk look. */
  const insert = async (from: string): Promise<void> => {
    rmSync(join(media, 'STICK'), { recursive: true, force: true });
    cpSync(from, join(media, 'STICK', 'public'), { recursive: true });
    await kiosk.devices.advance(6_000);
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
});
