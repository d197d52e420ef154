import { addDays } from '../../core/schedule/local-date.ts';
import { readPublishedToday } from '../../catalogue/publish/publish-today.ts';
import { followersOf } from '../fixtures/followers.ts';
import { expect, once, test } from '../fixtures/living-town.ts';
import { inRome } from '../fixtures/time.ts';
import { lastSlip, textOf } from '../pages/paper.ts';
import { Person } from '../pages/person.ts';

const minute = 60_000;
const strike = /Sciopero: alcuni sportelli possono essere chiusi/;

test.skip(once, 'The same on each shell');
test.use({ line: 'far', at: '09:00' });

test('K25 a strike is told while a kiosk is off-line: it does not know, after seven days it calls nothing open, and five minutes after the line is back it says so', async ({
  kiosk,
  town,
  chromiumOnce,
}) => {
  const person = new Person(kiosk.page);
  await expect(person.on.screen('attract')).toBeVisible();
  const online = followersOf(town, 1);
  await expect.poll(online.haveAsked).toBe(true);
  await town.farSite.stop();

  await test.step('the same page', async () => {
    const page = await town.editorAt(`${town.today}T09:00`, await chromiumOnce());
    await page.getByLabel('Avviso urgente').check();
    await page.getByLabel(strike).check();
    await page.getByLabel('Altri giorni').check();
    await page.getByLabel('Dal giorno').fill(town.today);
    await page.getByLabel('Al giorno (compreso)').fill(addDays(town.today, 20));
    await page.getByRole('button', { name: 'Pubblica su tutti i totem' }).click();
    await expect(page.getByRole('heading', { name: 'In vigore (1)' })).toBeVisible();
    online.advance(5 * minute);
    await expect.poll(() => online.said().join()).toMatch(strike);
    online.end();
  });

  await test.step('off-line, nobody knows of it: the hours of the catalogue, confirmed this morning', async () => {
    await kiosk.devices.advance(5 * minute);
    await expect.poll(() => kiosk.output()).toContain("SYN-1 Today's changes");
    await person.start();
    await person.doesNotRead(strike);
    await person.find('carta identità', 'carta-identita');
    await person.reads('Aperto ora');
    await person.isFollowed();
  });

  const late = addDays(town.today, 7);
  await test.step('after seven days: usual hours, not confirmed, phone; open is no word any more', async () => {
    await kiosk.at(`${late}T09:30`);
    await kiosk.page.reload();
    await person.start();
    await person.doesNotRead('Aperto ora');
    await expect(kiosk.page.getByText(/Informazioni non confermate dal/)).toBeVisible();
    await person.find('carta identità', 'carta-identita');
    await person.reads('Orari abituali, non confermati: telefona prima di andare', '0599 000');
    await person.doesNotRead('Aperto ora');
    await person.takeAway();
    const paper = textOf(await lastSlip(kiosk));
    expect(paper).toContain('non confermati');
    expect(paper).toContain('0599 000');
    expect(paper).not.toContain('Aperto ora');
    await person.isFollowed();
    await person.start();
    await person.press(person.on.ask);
    await person.doesNotRead('Aperto ora');
  });

  await test.step('the line is back: the strike within five minutes, and open again once the catalogue is confirmed', async () => {
    const at = inRome(`${late}T09:30`);
    const published = readPublishedToday(town.folder);
    if (!published.ok || published.value === undefined) throw new Error('nothing is published');
    town.publish(undefined, at);
    town.signToday(published.value, at);
    await town.farSite.start();
    await kiosk.devices.advance(5 * minute);
    await expect(async () => {
      await kiosk.page.reload();
      await person.start();
      await expect(person.on.main).toContainText(strike, { timeout: 500 });
    }).toPass();
    // Its next look may be a quarter of an hour away, and a tenth.
    await kiosk.devices.advance(17 * minute);
    await expect(async () => {
      await kiosk.page.reload();
      await person.start();
      await person.find('carta identità', 'carta-identita');
      await expect(person.on.main).toContainText('Aperto ora', { timeout: 500 });
    }).toPass();
  });
});
