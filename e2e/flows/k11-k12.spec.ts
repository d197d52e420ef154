import { expect } from '../fixtures/test.ts';
import { issueNumbers } from '../pages/ask-kiosk.ts';
import { flow, once } from '../pages/flow.ts';
import { lastSlip, textOf } from '../pages/paper.ts';
import { needTitle, optionLabel } from '../pages/town.ts';
import type { Person } from '../pages/person.ts';

/** Desk 9 is open on Tuesday and Thursday, 9:00 to 12:30. */
const openInstalments = async (person: Person): Promise<void> => {
  await person.start();
  await person.need(needTitle('tasse'));
  await person.answer(optionLabel('tassa-quale', 'rate'));
  await person.open('rateizzazione-tributi');
};
const comeOnThursday = 'Vieni giovedì 26 novembre dalle 09:00.';

flow(
  'K11 after the last numbers of the day the card says so before a number is asked for, and prints when to come',
  async ({ kiosk, person }) => {
    await kiosk.at('2026-11-24T12:20');
    await openInstalments(person);
    await person.reads(
      'Aperto ora, fino alle 12:30',
      'Gli ultimi numeri di oggi erano alle 12:00.',
      comeOnThursday,
    );
    await expect(person.on.primary).toHaveText(person.say('action.slip'));
    await person.take();
    await expect(person.on.number).toHaveCount(0);
    const slip = await lastSlip(kiosk);
    expect(slip.number).toBeUndefined();
    expect(textOf(slip)).toContain(comeOnThursday);
  },
);

once('K11 at 11:59 there still is a number, and the card says until when', async ({ kiosk, person }) => {
  await kiosk.at('2026-11-24T11:59');
  await openInstalments(person);
  await person.reads('Numeri fino alle 12:00');
  await person.take();
  await expect(person.on.number).toHaveText(/^T001\W[A-Z]$/);
});

once(
  'K11 the numbers of the day are gone: said before, and who was just too late gets a slip instead',
  async ({ kiosk, person }) => {
    await openInstalments(person);
    await person.check();
    // Slowly enough to be no burst; the last number goes while this person still reads.
    await issueNumbers(kiosk.page, 'rateizzazione-tributi', 25, () => kiosk.devices.advance(15_000));
    await person.confirm();
    await person.reads(person.say('ticket.refused'), 'I numeri di oggi sono finiti.');
    await person.press(person.on.button('ticket.takeSlip'));
    await person.sees('check');
    await person.reads(comeOnThursday);
    await person.confirm();
    await expect(person.on.number).toHaveCount(0);
    await person.isFollowed();

    await openInstalments(person);
    await person.reads('I numeri di oggi sono finiti. Torna alla prossima apertura.', comeOnThursday);
    await person.doesNotRead(/(finiti.*){2}/);
    await expect(person.on.primary).toHaveText(person.say('action.slip'));
  },
);

const closed = [
  {
    day: 'Sunday',
    at: '2026-11-29T10:00',
    opens: 'Chiuso ora. Apre domani, lunedì 30 novembre, alle 08:30',
    why: '',
  },
  {
    day: 'a bridge day',
    at: '2026-12-07T10:00',
    opens: 'Chiuso ora. Apre mercoledì 9 dicembre alle 08:30',
    why: 'Chiuso per il ponte',
  },
  {
    day: 'a holiday',
    at: '2026-12-08T10:00',
    opens: 'Chiuso ora. Apre domani, mercoledì 9 dicembre, alle 08:30',
    why: 'Immacolata',
  },
  {
    day: 'an evening',
    at: '2026-12-09T18:00',
    opens: 'Chiuso ora. Apre domani, giovedì 10 dicembre, alle 08:30',
    why: '',
  },
];

for (const { day, at, opens, why } of closed.slice(1, 2))
  flow(
    `K12 closed on ${day}: the next opening by its name, on the screen and on paper`,
    async ({ kiosk, person }) => {
      await kiosk.at(at);
      await person.start();
      await person.find('carta identità', 'carta-identita');
      await person.reads(opens, why);
      await expect(person.on.primary).toHaveText(person.say('action.slip'));
      await person.take();
      expect(textOf(await lastSlip(kiosk))).toContain(opens);
    },
  );

once(
  'K12 Sunday, a holiday, an evening: each says when it opens, and who can be asked meanwhile',
  async ({ kiosk, person }) => {
    for (const { at, opens, why } of closed) {
      await kiosk.at(at);
      await person.start();
      await person.find('carta identità', 'carta-identita');
      await person.reads(opens, why);
      await person.take();
      expect(textOf(await lastSlip(kiosk))).toContain(opens);
      await person.press(person.on.ask);
      await person.sees('help');
      await person.reads(person.say('help.nobody'), '0599 000 100');
      await person.isFollowed();
    }
  },
);
