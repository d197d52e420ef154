import { expect, test } from '../fixtures/test.ts';
import { flow } from '../pages/flow.ts';

flow('K5 "I do not know what to ask": at every step, down to a person', async ({ person }) => {
  await person.start();
  await person.need("Carta d'identità e certificati");
  await person.unknown();
  // Not knowing is an answer: there is still something to do.
  await person.sees('results');
  await expect(person.page.locator('main [data-testid^="hit-"]').first()).toBeVisible();
  await person.press(person.on.back);
  await person.sees('question');
  await person.press(person.on.back);
  await person.sees('home');
  await person.press(person.on.button('home.ask'));
  await person.sees('help');
  await person.reads(
    person.say('help.here'),
    'URP',
    'Sportello 8',
    'Aperto ora, fino alle 12:30',
    '0599 000 101',
  );
});

flow('K5 a person is one action away from every screen', async ({ person }) => {
  const ask = async (): Promise<void> => {
    await person.press(person.on.ask);
    await person.sees('help');
    await person.reads('Sportello 8');
    await person.press(person.on.back);
  };
  await person.start();
  await ask();
  await person.need('È nato un bambino');
  await ask();
  await person.answer('Registrare la nascita');
  await ask();
  await person.open('dichiarazione-nascita');
  await ask();
  await person.check(person.on.takeAway);
  await ask();
  await person.confirm();
  await ask();
  await person.sees('ticket');
});

test.describe('nobody is there', () => {
  // A Sunday.
  test.use({ setup: { at: '2026-11-22T10:00' } });
  flow('K5 when nobody is there: the phone, and its hours', async ({ person }) => {
    await person.start();
    await person.press(person.on.ask);
    await person.sees('help');
    await person.reads(person.say('help.nobody'), '0599 000 101', '08:30–12:30');
    await person.doesNotRead(person.say('help.here'));
  });
});
