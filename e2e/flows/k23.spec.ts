import { demoCatalogue } from '../fixtures/catalogues.ts';
import { startKioskProcess } from '../fixtures/kiosk.ts';
import { expect, test } from '../fixtures/test.ts';
import { issueNumbers } from '../pages/ask-kiosk.ts';
import { flow } from '../pages/flow.ts';
import { alertsOf } from '../pages/journal.ts';
import { Person } from '../pages/person.ts';

flow(
  'K23 the paper runs out while a person stands there: the truth, the words, then the code',
  async ({ kiosk, person }) => {
    await person.start();
    await person.find('carta identità', 'carta-identita');
    await kiosk.devices.printerState('paper-out');
    // The printer is asked now and then; the screen hears of it.
    await kiosk.devices.advance(16_000);
    await person.check();
    await person.reads(person.say('check.paperOut'));
    await person.confirm();
    await expect(person.on.printOutcome).toHaveAttribute('data-outcome', 'failed');
    await person.reads(person.say('ticket.noPaper'), person.say('ticket.alerted'), 'Sportello 1-4');
    expect(alertsOf(kiosk)).toContain('paper-out');
    await expect(person.on.qr).toHaveCount(0);
    await person.press(person.on.wroteItDown);
    await expect(person.on.qr).toBeVisible();
  },
);

test('K23 the cable is out: all of a visit asks for nothing outside of the kiosk', async ({ kiosk }) => {
  const asked: string[] = [];
  kiosk.page.on('request', (request) => asked.push(new URL(request.url()).hostname));
  const person = new Person(kiosk.page);
  await person.start();
  await person.speak('ar');
  await person.speak('it');
  await person.find('pensione', 'pensione-inps');
  await person.takeAway();
  await person.isFollowed();
  expect(
    [...new Set(asked)].filter((host) => !['127.0.0.1', 'ui.sportello.test', ''].includes(host)),
  ).toEqual([]);
  expect(kiosk.complaints()).toEqual([]);
});

test('K23 the kiosk process is killed while a person stands there: the screen says so, and serves again when it is back', async ({
  kiosk,
  shell,
}) => {
  test.skip(shell !== 'loopback', 'In Electron the window ends with its process, and systemd starts both');
  const person = new Person(kiosk.page);
  await person.start();
  await person.find('carta identità', 'carta-identita');
  await issueNumbers(kiosk.page, 'carta-identita', 1);
  await kiosk.kill();
  await person.press(person.on.primary);
  await person.sees('help', 'trouble');
  await person.reads(person.say('trouble.title'), person.say('trouble.lead'));
  await expect(person.on.button('trouble.retry')).toBeVisible();
  // Whom to ask is still known: it is what the kiosk said last.
  await person.press(person.on.ask);
  await person.sees('help');
  await person.reads('Sportello 8', '0599 000 101');
  await person.isFollowed();

  const again = await startKioskProcess(
    'loopback',
    { at: '2026-11-24T10:05', screen: 'P32', settings: {}, catalogue: demoCatalogue },
    kiosk.dataDir,
  );
  try {
    await kiosk.page.goto(again.address);
    await person.start();
    await person.find('carta identità', 'carta-identita');
    await person.take();
    await expect(person.on.number).toHaveText(/^A002\W/);
  } finally {
    await again.end();
  }
});
