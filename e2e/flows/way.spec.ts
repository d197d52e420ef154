import { expect } from '../fixtures/test.ts';
import { once } from '../pages/flow.ts';
import { needTitle, optionLabel } from '../pages/town.ts';

once('the way to the desk, on the card and on the ticket; the card in easy language', async ({ person }) => {
  await person.start();
  await person.need(needTitle('documenti'));
  await person.answer("Carta d'identità");
  await person.answer("L'ho persa");
  await person.open('carta-identita-smarrita');
  await person.reads('A circa 25 metri da qui');
  await person.press(person.page.getByTestId('easy-to-read'));
  await person.reads('Testo facile da leggere', "qualcuno l'ha rubata?", 'Dove e quando');
  await person.doesNotRead('Come si fa');
  await person.press(person.page.getByTestId('show-way'));
  await expect(person.on.dialog).toContainText('Come arrivare a: Sportello 1-4');
  await expect(person.on.dialog).toContainText('in fondo alla sala');
  await person.press(person.on.dialog.getByRole('button', { name: 'Chiudi' }));
  // Not at once: two presses of the same target within 300 ms are one.
  await person.press(person.page.getByTestId('easy-to-read'));
  await person.doesNotRead('Testo facile da leggere');
  await person.press(person.on.primary);
  await person.sees('check');
  await person.press(person.on.confirm);
  await person.sees('ticket');
  await person.reads('A circa 25 metri da qui');
});

once('the way to the other office: how far, which way, how long on foot', async ({ person }) => {
  await person.start();
  await person.need(needTitle('matrimonio-famiglia'));
  await person.answer(optionLabel('famiglia-cosa', 'sposarsi'));
  await person.open('pubblicazioni-matrimonio');
  await expect(person.page.getByTestId('easy-to-read')).toBeHidden();
  await person.reads('A circa 250 metri, verso nord-ovest: 4 minuti a piedi');
  await person.press(person.page.getByTestId('show-way'));
  await expect(person.on.dialog).toContainText('Come arrivare a: Palazzo comunale');
  await expect(person.on.dialog).toContainText('Sei qui');
  await expect(person.on.dialog).toContainText('Nord');
});
