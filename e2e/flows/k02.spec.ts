import { expect } from '../fixtures/test.ts';
import { flow, once } from '../pages/flow.ts';
import { lastSlip, textOf } from '../pages/paper.ts';
import type { Person } from '../pages/person.ts';

/** The town, then the others, each with where and when: on the card, and all of it on one slip. */
const others = ['ASL', 'INPS', 'ISEE', '104'] as const;
const readsThePath = async (person: Person): Promise<void> => {
  const { on } = person;
  const steps = on.section(on.t('service.how'));
  await expect(steps.getByRole('listitem').first()).toContainText('assistente sociale');
  for (const other of others) await expect(steps).toContainText(other);
  await expect(steps).toContainText("Via dell'Ospedale Vecchio 10");
  await expect(steps).toContainText('0599 000 610');
};

flow(
  'K2 "mia madre non è più autosufficiente" by the guide: at most four taps, one path, one slip',
  async ({ kiosk, person }) => {
    await person.start();
    await person.need('Mia madre non è più autosufficiente');
    await person.answer('65 anni o più');
    await person.answer('Aiuto ogni giorno');
    await person.open('non-autosufficienza');
    expect(person.taps).toBeLessThanOrEqual(4);
    await readsThePath(person);
    await person.takeAway();
    const paper = textOf(await lastSlip(kiosk));
    for (const other of others) expect(paper).toContain(other);
    expect(paper).toContain('Casa della comunità');
    expect(await kiosk.devices.printed()).toHaveLength(1);
  },
);

for (const words of [
  "mia madre non e' piu' autosufficiente",
  'mia mamma non è più autosuficiente',
  'mia madre non cammina più',
])
  once(`K2 found by the words "${words}"`, async ({ person }) => {
    await person.start();
    await person.search(words);
    await expect(person.page.locator('main [data-testid^="hit-"]').first()).toHaveAttribute(
      'data-testid',
      'hit-non-autosufficienza',
    );
    await person.open('non-autosufficienza');
    await readsThePath(person);
  });
