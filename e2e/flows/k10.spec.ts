import { expect } from '../fixtures/test.ts';
import { flow, once } from '../pages/flow.ts';
import { lastSlip, textOf } from '../pages/paper.ts';
import type { Person } from '../pages/person.ts';

const openFinder = async (person: Person): Promise<void> => {
  await person.start();
  await person.press(person.on.searchButton);
  await person.press(person.on.button('search.district'));
  await person.sees('search', 'district');
};

flow('K10 a street chosen from the list leads to the competent office', async ({ person }) => {
  await person.start();
  await person.search('quale distretto');
  await person.press(person.on.hit('quale-distretto'));
  await person.sees('search', 'district');
  await person.reads(person.say('district.lead'));
  await person.write('pertini');
  await person.press(person.on.choice('Via Sandro Pertini'));
  await person.reads(
    person.say('district.found'),
    'Distretto Centro',
    'Piazza delle Erbe 6',
    'martedì, giovedì',
    '08:30–12:30',
  );
});

flow(
  'K10 a street of two districts asks for the house number; another street can follow',
  async ({ person }) => {
    await openFinder(person);
    await person.write('san martino');
    await person.press(person.on.choice('Via San Martino'));
    await person.write('51');
    await person.press(person.on.button('district.find'));
    await person.reads('Distretto Monte', 'Via della Rocca 15');
    await person.press(person.on.button('district.again'));
    await expect(person.on.field).toHaveValue('');
    await person.doesNotRead('San Martino', 'Distretto Monte');
  },
);

flow('K10 the office found can be taken away; the street stays here', async ({ kiosk, person }) => {
  await openFinder(person);
  await person.write('castagni');
  await person.press(person.on.choice('Via dei Castagni'));
  await person.takeAway();
  const paper = textOf(await lastSlip(kiosk));
  expect(paper).toContain('Distretto Monte');
  expect(paper).toContain('Via della Rocca 15');
  expect(paper).not.toContain('Castagni');
});

once('K10 a street that nobody knows leads to people', async ({ person }) => {
  await openFinder(person);
  await person.write('xyzzy');
  await person.reads(person.say('district.none'));
  await person.press(person.on.ask);
  await person.sees('help');
  await person.reads('Sportello 8');
});
