import { expect } from '../fixtures/test.ts';
import { flow } from '../pages/flow.ts';
import { lastSlip, textOf } from '../pages/paper.ts';
import { needTitle, optionLabel } from '../pages/town.ts';

flow('K16 by appointment only: how to get one, and who books for you', async ({ kiosk, person }) => {
  await person.start();
  await person.need(needTitle('matrimonio-famiglia'));
  await person.answer(optionLabel('famiglia-cosa', 'sposarsi'));
  await person.open('pubblicazioni-matrimonio');
  await person.reads('Solo su appuntamento');
  await person.press(person.on.primary);
  for (const words of [
    '0599 000 120',
    "Lo facciamo noi per te all'URP, sportello 8",
    'appuntamenti.comune.montelieve.example',
    'Aperto ora',
  ])
    await expect(person.on.dialog).toContainText(words);
  await person.press(person.on.button('action.close'));
  await person.takeAway();
  const paper = textOf(await lastSlip(kiosk));
  for (const words of ['Solo su appuntamento', '0599 000 120', "all'URP, sportello 8", 'Stanza 7'])
    expect(paper).toContain(words);
});

flow('K16 with an appointment: which office, which desk, where to wait', async ({ person }) => {
  await person.start();
  await person.press(person.on.button('home.appointment'));
  await person.sees('help', 'appointments');
  const office = person.on.main.getByRole('listitem').filter({ hasText: 'Sposarsi' });
  await expect(office).toContainText(/stato civile/i);
  await expect(office).toContainText('Stanza 7, piano terra');
  await expect(office).toContainText('Palazzo comunale');
  // Nothing of a discreet service stands in a list that others read along.
  await person.doesNotRead(/violenza/i);
});

flow(
  'K17 enrolment is over: when it opens again, and whom late requests go to',
  async ({ kiosk, person }) => {
    await person.start();
    await person.need(needTitle('nascita'));
    await person.answer(optionLabel('nascita-cosa', 'nido'));
    await person.open('iscrizione-nido');
    const words = ['Domande chiuse', '1 marzo 2027', "all'Ufficio scuola, sportello 6"];
    await person.reads(...words);
    await person.takeAway();
    const paper = textOf(await lastSlip(kiosk));
    for (const text of words) expect(paper).toContain(text);
  },
);
