import { expect } from '../fixtures/test.ts';
import { askKiosk } from '../pages/ask-kiosk.ts';
import { flow, once } from '../pages/flow.ts';

flow(
  'K7 no phone and no paper: words first, held until they are written down, then the QR; the staff is told',
  async ({ kiosk, person }) => {
    await kiosk.devices.failNextPrint({ outcome: 'failed', reason: 'paper-out' });
    await person.start();
    await person.search('carta persa');
    await person.open('carta-identita-smarrita');
    await person.take();
    const { on } = person;
    await expect(on.printOutcome).toHaveAttribute('data-outcome', 'failed');
    await person.reads(on.t('ticket.noPaper'), on.t('ticket.alerted'));
    await expect(on.number).toHaveText(/^A001/);
    await expect(on.ticketWords).toContainText('Sportello 1-4');
    await expect(on.qr).toHaveCount(0);
    await person.press(on.wroteItDown);
    await expect(on.qr).toBeVisible();
    expect(await kiosk.devices.printed()).toHaveLength(0);
  },
);

once(
  'K7 the words stay as long as they are needed, and go when they are written down',
  async ({ kiosk, person }) => {
    await kiosk.devices.failNextPrint({ outcome: 'failed', reason: 'paper-out' });
    await person.page.clock.install();
    await person.start();
    await person.search('carta persa');
    await person.open('carta-identita-smarrita');
    await person.take();
    // Longer than a finished ticket may stand, shorter than an idle visit.
    await person.page.clock.fastForward(60_000);
    await expect(person.on.number).toBeVisible();
    await person.press(person.on.wroteItDown);
    await person.page.clock.fastForward(31_000);
    await person.sees('attract');
  },
);

once('K7 paper that is put in again is not printed on by itself', async ({ kiosk, person }) => {
  await kiosk.devices.printerState('paper-out');
  await person.start();
  await person.search('carta persa');
  await person.open('carta-identita-smarrita');
  await person.take();
  await expect(person.on.printOutcome).toHaveAttribute('data-outcome', 'failed');
  await kiosk.devices.printerState('ready');
  await kiosk.devices.advance(60_000);
  expect(await kiosk.devices.printed()).toHaveLength(0);
});

once('K7 a printer that does not say how it ended is not shown as printed', async ({ kiosk, person }) => {
  await kiosk.devices.failNextPrint({ outcome: 'unknown' });
  await person.start();
  await person.search('carta persa');
  await person.open('carta-identita-smarrita');
  await person.take();
  await expect(person.on.printOutcome).toHaveAttribute('data-outcome', 'unknown');
  await person.reads(person.say('ticket.unknown'));
  await person.doesNotRead(person.say('ticket.printed'));
});

flow('K8 a card is taken away on paper, without a number', async ({ kiosk, person }) => {
  await person.start();
  await person.search('carta persa');
  await person.open('carta-identita-smarrita');
  await person.takeAway();
  await expect(person.on.number).toHaveCount(0);
  const [slip] = await kiosk.devices.printed();
  expect(slip).toMatchObject({ title: { text: "Ho perso la carta d'identità (o me l'hanno rubata)" } });
  expect(slip?.number).toBeUndefined();
});

flow('K8 or on the phone alone: a QR, nothing printed', async ({ kiosk, person }) => {
  await person.start();
  await person.search('passaporto');
  await person.open('passaporto');
  await person.check(person.on.takeAway);
  await person.press(person.on.withoutPaper);
  await person.sees('ticket');
  await expect(person.on.qr).toBeVisible();
  expect(await kiosk.devices.printed()).toHaveLength(0);
});

// Cards of each kind: a number, an appointment, a machine, an association, the state, on-line, none of these.
once('K8 whatever a card leads to, it can be taken away', async ({ kiosk, person }) => {
  const cards = [
    'carta-identita',
    'pubblicazioni-matrimonio',
    'pratiche-edilizie',
    'isee',
    'permesso-di-soggiorno',
    'spid',
    'quale-distretto',
    'iscrizione-nido',
  ];
  for (const service of cards) {
    const take = { lang: 'it', service, place: 0, kind: 'slip', answers: {} } as const;
    expect((await askKiosk(person.page, 'preview', take)).lines.length, service).toBeGreaterThan(1);
    const ticket = await askKiosk(person.page, 'issue', {
      ...take,
      withAnswers: false,
      onPaper: true,
      request: crypto.randomUUID(),
    });
    expect(ticket.kind, service).toBe('issued');
    if (ticket.kind === 'issued')
      expect(await askKiosk(person.page, 'print', { ticket: ticket.ticket }), service).toMatchObject({
        outcome: 'printed',
      });
  }
  expect(await kiosk.devices.printed()).toHaveLength(cards.length);
});
