import type { Page } from '@playwright/test';
import type { Catalogue } from '../../core/model/catalogue.ts';
import type { ServiceAtPlace } from '../../core/model/place.ts';
import { addDays } from '../../core/schedule/local-date.ts';
import { sayDate } from '../../core/words/dates.ts';
import { expect, once, test } from '../fixtures/living-town.ts';
import { inRome } from '../fixtures/time.ts';
import { lastSlip, textOf } from '../pages/paper.ts';
import { Person } from '../pages/person.ts';

const minute = 60_000;

/** The town with other words about where a service is. */
const placed =
  (service: string, change: (at: ServiceAtPlace) => ServiceAtPlace) =>
  (catalogue: Catalogue): Catalogue => ({
    ...catalogue,
    services: catalogue.services.map((one) =>
      one.id === service && one.places !== undefined ? { ...one, places: one.places.map(change) } : one,
    ),
  });

test.skip(once, 'The same on each shell');
test.use({ at: '10:00' });

test('K26 a service moves on a day: card and paper say so before and after; papers and take-away pages already issued say so when they are opened', async ({
  kiosk,
  town,
  chromiumOnce,
}) => {
  const person = new Person(kiosk.page);
  const day = addDays(town.today, 3);
  const said = sayDate('it', day, town.today, 'Europe/Rome', false);
  const [before, since] = [
    `Dal ${said} si va qui: Palazzo comunale`,
    'Si è spostato. Ora è qui: Palazzo comunale',
  ];
  const card = async (text: string, service: string): Promise<void> => {
    await person.start();
    await person.find(text, service);
  };
  /** Takes the paper of a card home, and gives what the phone reads in its code. */
  const paper = async (): Promise<{ words: string; hash: string }> => {
    // Where no number is to be had, the paper is what the large button gives.
    await person.take((await person.on.takeAway.count()) > 0 ? person.on.takeAway : person.on.primary);
    const slip = await lastSlip(kiosk);
    await person.isFollowed();
    return { words: textOf(slip), hash: new URL(slip.url).hash };
  };
  const issued = await test.step('a paper from before anybody knew', async () => {
    await expect(person.on.screen('attract')).toBeVisible();
    await card('carta identità', 'carta-identita');
    await person.doesNotRead(before);
    const early = await paper();
    await card('tessera elettorale', 'tessera-elettorale');
    return { card: early, ending: await paper() };
  });

  // From a day on at the town hall; the other one ends today, and the library's begins that day.
  const moves = placed('carta-identita', (at) => ({ ...at, movedTo: { place: 'municipio', from: day } }));
  const ends = placed('tessera-elettorale', (at) => ({ ...at, validTo: town.today }));
  const begins = placed('tessera-biblioteca', (at) => ({ ...at, validFrom: day }));
  town.publish((catalogue) => begins(ends(moves(catalogue))));
  await kiosk.devices.advance(17 * minute);

  const told = await test.step('before the day: still here, and where it will be', async () => {
    await expect(async () => {
      await kiosk.page.reload();
      await card('carta identità', 'carta-identita');
      await expect(person.on.main).toContainText(before, { timeout: 500 });
    }).toPass();
    await person.reads('Centro servizi al cittadino');
    const slip = await paper();
    expect(slip.words).toContain(before);
    await card('tessera biblioteca', 'tessera-biblioteca');
    // Nobody is sent there yet: the card names no place, and has nothing for there to take.
    await expect(person.on.section(person.say('service.where'))).toHaveCount(0);
    await person.isFollowed();
    return slip;
  });

  await test.step('from the day on: the new place', async () => {
    await kiosk.at(`${day}T10:00`);
    await kiosk.page.reload();
    await card('carta identità', 'carta-identita');
    await person.reads(since);
    const slip = await paper();
    expect(slip.words).toContain(since);
    await card('tessera elettorale', 'tessera-elettorale');
    await person.doesNotRead('Stanza 12');
    await person.isFollowed();
    await card('tessera biblioteca', 'tessera-biblioteca');
    await expect(person.on.section(person.say('service.where'))).toContainText('Biblioteca comunale');
    await person.isFollowed();
  });

  await test.step('papers and pages already issued say so when they are opened', async () => {
    const context = await (await chromiumOnce()).newContext({ serviceWorkers: 'block', locale: 'it-IT' });
    const opened = async (hash: string, at: string): Promise<Page> => {
      const page = await context.newPage();
      await page.clock.setFixedTime(inRome(at));
      await page.goto(`${town.site.url}/t/${hash}`);
      await page.locator('main[data-ready]').waitFor();
      return page;
    };
    for (const { hash } of [issued.card, told]) {
      const early = await opened(hash, `${town.today}T10:10`);
      await expect(early.getByText(before)).toBeVisible();
      const late = await opened(hash, `${day}T10:10`);
      await expect(late.getByText(since)).toBeVisible();
      await expect(late.getByText('Palazzo comunale', { exact: true })).toBeVisible();
    }
    const gone = await opened(issued.ending.hash, `${day}T10:10`);
    await expect(gone.getByText(/non si fa più qui/)).toBeVisible();
    await context.close();
  });
});
