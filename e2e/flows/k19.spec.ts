import { expect } from '../fixtures/test.ts';
import { flow, once } from '../pages/flow.ts';
import { lastSlip, textOf } from '../pages/paper.ts';
import type { Person } from '../pages/person.ts';
import { needTitle, optionLabel } from '../pages/town.ts';

/** Not the town's: who does it, where, when, by which phone. `guide`: a need, then question and option in turn. */
const others = [
  {
    service: 'permesso-di-soggiorno',
    words: 'permesso di soggiorno',
    guide: ['stranieri', 'stranieri-cosa', 'permesso'],
    says: ['Questura', 'Via XX Settembre 40', '08:30–12:00', '0599 000 532'],
  },
  {
    service: 'pensione-inps',
    words: 'pensione',
    guide: ['lavoro', 'lavoro-cosa', 'pensione'],
    says: ['INPS', 'Viale della Stazione 14', '08:30–12:30', '803 164'],
  },
  {
    service: 'isee',
    words: 'isee',
    guide: ['documenti', 'quale-documento', 'altro', 'altro-documento', 'isee'],
    says: ['CAF', 'Via Garibaldi 22', '09:00–12:30', '0599 000 520'],
  },
  {
    service: 'tessera-sanitaria',
    words: 'tessera sanitaria',
    guide: ['salute', 'salute-cosa', 'tessera'],
    says: ['ASL', "Via dell'Ospedale Vecchio 10", '08:30–12:30', '0599 000 620'],
  },
  {
    service: 'spid',
    words: 'spid',
    guide: ['documenti', 'quale-documento', 'spid'],
    says: ['Poste', 'Sportello Amico', /\d\d:\d\d–\d\d:\d\d/, '0599 000 525'],
  },
] as const;

once(
  'K19 what the town does not do, found by words: who does it, where, when, and by phone',
  async ({ person }) => {
    for (const { service, words, says } of others) {
      await person.start();
      await person.find(words, service);
      await person.reads(/Non lo fa il Comune\. Lo fa: /, ...says);
      await person.isFollowed();
    }
  },
);

const byGuide = async (person: Person, { service, guide, says }: (typeof others)[number]): Promise<void> => {
  const [need = '', ...answers] = guide;
  await person.start();
  await person.need(needTitle(need));
  for (let index = 0; index < answers.length; index += 2)
    await person.answer(optionLabel(answers[index] ?? '', answers[index + 1] ?? ''));
  await person.sees('results');
  await expect(person.on.hit(service)).toContainText('Lo fa: ');
  await person.open(service);
  await person.reads(...says);
};

once('K19 the same by the guide', async ({ person }) => {
  for (const other of others) {
    await byGuide(person, other);
    await person.isFollowed();
  }
});

flow('K19 and on paper', async ({ kiosk, person }) => {
  const isee = others[2];
  await byGuide(person, isee);
  await person.takeAway();
  const paper = textOf(await lastSlip(kiosk));
  for (const text of isee.says) expect(paper).toContain(text);
});

flow('K19 nonsense leads on: the nearest needs, the district finder, a person', async ({ person }) => {
  await person.start();
  await person.search('xqzwv');
  await person.reads(person.say('search.none'));
  await expect(person.on.button('search.district')).toBeVisible();
  await person.press(person.on.choice(needTitle('documenti')));
  await person.sees('question');
  await person.press(person.on.ask);
  await person.sees('help');
  await person.reads('Sportello 8');
});
