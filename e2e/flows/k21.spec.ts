import { expect } from '../fixtures/test.ts';
import { issueNumbers } from '../pages/ask-kiosk.ts';
import { flow } from '../pages/flow.ts';
import { alertsOf } from '../pages/journal.ts';
import { serviceOf } from '../pages/town.ts';

flow(
  'K21 children take many numbers: the queue pauses for a minute, the staff hears of it, other queues go on',
  async ({ kiosk, person }) => {
    await issueNumbers(kiosk.page, 'carta-identita', 6);
    expect(alertsOf(kiosk)).toEqual([]);
    await person.start();
    await person.find('carta identità', 'carta-identita');
    await person.check();
    await person.confirm();
    await person.reads(person.say('ticket.refused'), 'Sono stati presi molti numeri di seguito.');
    expect(alertsOf(kiosk)).toEqual(['burst']);
    await person.isFollowed();

    // From now on it is said before a number is asked for; a slip can be had.
    await person.start();
    await person.find('carta identità', 'carta-identita');
    await person.reads('Sono stati presi molti numeri di seguito.');
    await expect(person.on.primary).toHaveText(person.say('action.slip'));
    await person.isFollowed();

    await person.start();
    await person.find('nascita', 'dichiarazione-nascita');
    await person.reads(serviceOf('dichiarazione-nascita').title.it);
    await person.take();
    await expect(person.on.number).toHaveText(/^B001\W/);
    await person.isFollowed();

    await kiosk.devices.advance(61_000);
    await person.start();
    await person.find('carta identità', 'carta-identita');
    await person.take();
    await expect(person.on.number).toHaveText(/^A007\W/);
    expect(alertsOf(kiosk)).toEqual(['burst']);
  },
);
