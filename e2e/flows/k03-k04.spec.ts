import { expect } from '../fixtures/test.ts';
import { flow } from '../pages/flow.ts';
import { lastSlip, textOf } from '../pages/paper.ts';

flow(
  'K3 the waste bill is wrong: who answers, until when, where the form is; printed',
  async ({ kiosk, person }) => {
    await person.start();
    await person.search('bolletta rifiuti sbagliata');
    await person.open('tari-bolletta-errata');
    const { on } = person;
    await expect(on.main).toContainText(on.t('service.provider', { name: 'Lieve Ambiente S.p.A.' }));
    await person.reads(
      'scade il 2 dicembre',
      'Legge 296/2006',
      'Richiesta di rettifica',
      'Via delle Fonti 31',
      '60 giorni',
    );
    await person.takeAway();
    const paper = textOf(await lastSlip(kiosk));
    for (const words of [
      'Lieve Ambiente S.p.A.',
      'Richiesta di rettifica',
      'Via delle Fonti 31',
      '60 giorni',
    ])
      expect(paper).toContain(words);
    // Until when is what the person must act on.
    expect(paper).toContain('2 dicembre');
  },
);

flow('K4 disability parking: first the ASL, then here; both on one slip', async ({ kiosk, person }) => {
  await person.start();
  await person.need('Ho una disabilità o la 104');
  await person.answer('Il parcheggio e l');
  if ((await person.on.main.getAttribute('data-screen')) === 'question') await person.unknown();
  await person.open('contrassegno-disabili');
  const { on } = person;
  const steps = await on.section(on.t('service.how')).getByRole('listitem').allTextContents();
  const asl = steps.findIndex((step) => step.includes('ASL'));
  const here = steps.findIndex((step) => step.includes('Sportello 9'));
  expect(asl).toBeGreaterThanOrEqual(0);
  expect(here).toBeGreaterThan(asl);
  // It is a page without a number: then the large button is the one that gives it.
  await person.take(on.takeAway.or(on.primary).last());
  const paper = textOf(await lastSlip(kiosk));
  for (const words of ["Via dell'Ospedale Vecchio 10", '0599 000 630', 'Sportello 9', 'Piazza delle Erbe 6'])
    expect(paper).toContain(words);
  expect(paper.indexOf("Via dell'Ospedale Vecchio 10")).toBeLessThan(paper.lastIndexOf('Sportello 9'));
});
