import { expect, test } from '../fixtures/test.ts';
import { flow } from '../pages/flow.ts';
import { lastSlip, textOf } from '../pages/paper.ts';

flow('K29 no queue: a slip without a number', async ({ kiosk, person }) => {
  await person.start();
  await person.find('contrassegno disabili', 'contrassegno-disabili');
  await person.take();
  await expect(person.on.number).toHaveCount(0);
  await person.reads(person.say('ticket.slip'));
  expect((await lastSlip(kiosk)).number).toBeUndefined();
});

flow("K29 the kiosk's own queue: a number", async ({ kiosk, person }) => {
  await person.start();
  await person.find('carta identità', 'carta-identita');
  await expect(person.on.primary).toContainText(person.say('action.number'));
  await person.take();
  await expect(person.on.number).toHaveText(/^A001\W[A-Z]$/);
  expect((await lastSlip(kiosk)).number).toBe(await person.on.number.textContent());
});

test.describe('at the technical offices', () => {
  test.use({ setup: { settings: { place: 'palazzo-tecnico' } } });
  flow(
    "K29 another machine's queue: which machine, which key, on the card and on paper; never a number of ours",
    async ({ kiosk, person }) => {
      await person.start();
      await person.find('ristrutturare', 'pratiche-edilizie');
      await person.reads(person.say('action.external', { key: 'E' }), "Macchina dei numeri all'ingresso");
      await person.take();
      await expect(person.on.number).toHaveCount(0);
      await person.reads('premi il tasto E');
      const slip = await lastSlip(kiosk);
      expect(slip.number).toBeUndefined();
      expect(textOf(slip)).toContain('premi il tasto E');
    },
  );
});
