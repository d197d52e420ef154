import { expect } from '../fixtures/test.ts';
import { flow, once } from '../pages/flow.ts';
import { filesHolding } from '../pages/traces.ts';
import { lastSlip, claimsOf, textOf } from '../pages/paper.ts';
import { needTitle, optionLabel } from '../pages/town.ts';
import type { Person } from '../pages/person.ts';

/** What nobody may read afterwards: the service, its unit, its place, its phones, the answers that led to it. */
const secrets = [/violen/i, /riservat/i, /paura/i, /1522/, /0599 000 177/, /sicurezza/i];
const openDesk = async (person: Person): Promise<void> => {
  await person.start();
  await person.need(needTitle('sicurezza'));
  await person.answer(optionLabel('sicurezza-cosa', 'paura'));
  await person.open('centro-antiviolenza');
};

flow(
  'K18 the anti-violence desk: 1522 and 112 without any ticket, gone at one press',
  async ({ kiosk, person }) => {
    const length = await kiosk.page.evaluate(() => history.length);
    const address = kiosk.page.url();
    await openDesk(person);
    await person.reads('1522', '112', person.say('service.emergency'));
    await person.press(person.on.button('service.leave'));
    await person.sees('attract');
    const left = await kiosk.page.content();
    for (const secret of secrets) expect(left).not.toMatch(secret);
    expect(kiosk.page.url()).toBe(address);
    expect(await kiosk.page.evaluate(() => history.length)).toBe(length);
  },
);

flow('K18 its slip says "Colloquio", a place and a time, and so does its QR', async ({ kiosk, person }) => {
  await openDesk(person);
  await person.check();
  // K22 holds here too: what the paper will hold is on the screen before, and the answers are not offered.
  await person.reads('Colloquio', 'Centro servizi al cittadino', "Chiedi dell'operatrice all'accoglienza");
  await expect(person.on.withAnswers).toHaveCount(0);
  await person.confirm();
  await expect(person.on.printOutcome).toHaveAttribute('data-outcome', 'printed');
  await person.reads('Colloquio');
  for (const secret of secrets) await person.doesNotRead(secret);

  const slip = await lastSlip(kiosk);
  expect(slip.title.text).toBe('Colloquio');
  expect(textOf(slip)).toContain('Centro servizi al cittadino');
  expect(slip.footer.text).toMatch(/24 novembre.*10:0/);
  for (const secret of secrets) expect(textOf(slip)).not.toMatch(secret);
  expect(claimsOf(slip)).toMatchObject({ kind: 'talk', place: 'centro-servizi' });
  await person.press(person.on.button('service.leave'));
  await person.sees('attract');
});

once('K18 nothing of it is left on the disk or in the browser', async ({ kiosk, person }) => {
  await openDesk(person);
  await person.take();
  await person.press(person.on.button('service.leave'));
  await person.sees('attract');
  expect(
    filesHolding(kiosk.dataDir, ['antiviolenza', 'Aiuto contro la violenza', 'Ho paura di chi']),
  ).toEqual([]);
  expect(kiosk.output()).not.toMatch(/violenza/i);
});
