import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatTypedNumber } from '../../core/numbers/number.ts';
import { claimsIn } from '../testing/claims-in.ts';
import { sampleKiosk, sampleWish as wish } from '../testing/sample-kiosk.ts';
import { moment } from '../testing/view-context.ts';

let { ask, clock, close, journal, printer }: ReturnType<typeof sampleKiosk> = sampleKiosk('2026-11-24T10:00');

const start = (...args: Parameters<typeof sampleKiosk>): void => {
  ({ ask, clock, close, journal, printer } = sampleKiosk(...args));
};

beforeEach(() => start('2026-11-24T10:00'));
afterEach(() => close());

describe('the way to a service', () => {
  it('goes from a need by a question to results that say why', async () => {
    expect(await ask('guide', { lang: 'it', need: 'documenti', answers: {} })).toMatchObject({
      kind: 'question',
      id: 'quale',
      text: { text: 'Quale documento?' },
    });
    expect(await ask('guide', { lang: 'it', need: 'documenti', answers: { quale: 'carta' } })).toMatchObject({
      kind: 'results',
      why: { text: 'Serve la carta' },
      hits: [{ id: 'carta' }],
      answered: [{ question: { text: 'Quale documento?' }, answer: { text: 'La carta' } }],
    });
  });
  it('takes "I don\'t know" further, and leaves suspended services out', async () => {
    const results = await ask('guide', { lang: 'it', need: 'documenti', answers: { quale: 'unknown' } });
    expect(results.kind === 'results' && results.hits.map(({ id }) => id)).toEqual([
      'edilizia',
      'matrimonio',
    ]);
    expect(results.answered[0]?.answer.text).toBe('Non lo so');
  });
  it('lists the services of a need without questions', async () => {
    expect(await ask('guide', { lang: 'it', need: 'sicurezza', answers: {} })).toMatchObject({
      kind: 'results',
      hits: [{ id: 'ascolto' }],
    });
  });
  it('finds by words, and shows needs where it finds nothing (K19)', async () => {
    expect((await ask('search', { lang: 'en', text: 'pension' })).hits[0]).toMatchObject({
      id: 'pensione',
      provider: { text: 'INPS' },
    });
    expect(await ask('search', { lang: 'it', text: 'zzzz' })).toMatchObject({
      hits: [],
      needs: [{ id: 'documenti' }, { id: 'sicurezza' }],
    });
  });
  it('marks translations that nobody reviewed, and falls back to Italian', async () => {
    expect(await ask('service', { lang: 'en', service: 'carta', answers: {} })).toMatchObject({
      title: { lang: 'en', machine: true },
      summary: { lang: 'it', machine: false },
      machine: true,
    });
  });
  it('still helps where a card has holes: says which, and whom to ask', async () => {
    const card = await ask('service', { lang: 'it', service: 'buchi', answers: {} });
    expect(card).toMatchObject({
      action: { kind: 'ask' },
      holes: ['inputs', 'costs', 'places', 'steps', 'times'],
    });
    expect(card.ask.here[0]).toMatchObject({ unit: { text: 'URP' }, open: { state: 'open' } });
  });
  it('says when enrolment opens again, and whom late requests go to (K17)', async () => {
    expect((await ask('service', { lang: 'it', service: 'nido', answers: {} })).window).toMatchObject({
      state: 'closed',
      text: { text: 'Domande chiuse. Riaprono lunedì 1 marzo 2027' },
      late: { text: 'Domande in ritardo allo Sportello 6' },
    });
  });
  it('finds the district of a street, asking for a number only where it matters (K10)', async () => {
    expect((await ask('streets', { text: 'roma' })).streets).toEqual([
      { name: 'Via Roma', needsNumber: true },
    ]);
    expect((await ask('district', { lang: 'it', street: 'Via Roma' })).kind).toBe('number-needed');
    expect(await ask('district', { lang: 'it', street: 'Via Roma', number: 50 })).toMatchObject({
      kind: 'found',
      name: { text: 'Distretto Sud' },
    });
    expect(await ask('district', { lang: 'it', street: 'Via Garibaldi' })).toMatchObject({
      kind: 'found',
      name: { text: 'Distretto Nord' },
    });
    expect((await ask('district', { lang: 'it', street: "Via che non c'è" })).kind).toBe('unknown');
  });
  it('is not in service without a catalogue, and never shows another (K34)', async () => {
    await close();
    start('2026-11-24T10:00', { catalogue: false });
    expect(await ask('boot', {})).toMatchObject({ state: 'not-in-service', town: '' });
    await expect(ask('home', { lang: 'it' })).rejects.toThrow('not-found');
  });
});

describe('a ticket', () => {
  it('has a number, what to bring, and a code that carries service, place and time', async () => {
    const ticket = await ask('issue', wish('carta'));
    expect(ticket).toMatchObject({
      kind: 'issued',
      desk: { text: 'Sportello 1' },
      bring: [{ text: 'Una foto' }, { text: 'Denuncia (se rubata)' }],
    });
    if (ticket.kind !== 'issued') return;
    expect(ticket.number).toMatch(/^A001-[A-Z]$/);
    expect(ticket.qr.url).toMatch(/^https:\/\/borgo\.example\/t\/#/);
    expect(claimsIn(ticket.qr.url)).toEqual({
      kind: 'service',
      town: 'borgo',
      service: 'carta',
      place: 'atrio',
      number: { prefix: 'A', sequence: 1 },
      bring: [0, 1],
      language: 'it',
      issuedAt: moment('2026-11-24T10:00'),
      expires: moment('2026-11-25T00:00') - 1000,
    });
  });
  it('has a code for the desk where the town has no take-away page', async () => {
    await close();
    start('2026-11-24T10:00', { takeAwayPage: false });
    const ticket = await ask('issue', wish('carta'));
    if (ticket.kind !== 'issued') throw new Error(ticket.kind);
    expect(ticket.qr.url).toMatch(/^SP1:[0-9A-Z $%*+\-./:]+$/);
    expect(ticket.qrLabel?.text).toBe('Mostra questo codice a chi ti riceve');
    expect(claimsIn(ticket.qr.url)).toMatchObject({ service: 'carta' });
  });
  it('is the same when the same wish comes twice', async () => {
    const request = wish('carta');
    const [one, two] = [await ask('issue', request), await ask('issue', request)];
    expect(one.kind === 'issued' && two.kind === 'issued' && one.ticket === two.ticket).toBe(true);
  });
  it('is refused with the next opening when the day is full (K11)', async () => {
    for (let count = 0; count < 3; count += 1) await ask('issue', wish('carta'));
    expect(await ask('issue', wish('carta'))).toMatchObject({
      kind: 'refused',
      reason: 'full',
      text: { text: 'I numeri di oggi sono finiti. Vieni mercoledì 25 novembre dalle 08:30.' },
    });
  });
  it('can always be a slip without a number (K8)', async () => {
    clock.set(moment('2026-12-25T10:00'));
    const slip = await ask('issue', wish('carta', { kind: 'slip' }));
    expect(slip.kind === 'issued' && slip.number === undefined).toBe(true);
  });
  it('holds the answers only on a yes (K22)', async () => {
    const answers = { quale: 'carta' };
    expect(
      (await ask('preview', { lang: 'it', service: 'carta', place: 0, kind: 'number', answers })).answers,
    ).toHaveLength(1);
    const slips = [
      await ask('issue', wish('carta', { answers })),
      await ask('issue', wish('carta', { answers, withAnswers: true })),
    ];
    const said = slips.map((slip) => (slip.kind === 'issued' ? claimsIn(slip.qr.url) : undefined));
    expect(said[0]).not.toHaveProperty('answers');
    expect(said[1]).toHaveProperty('answers', { quale: 'carta' });
    for (const slip of slips) if (slip.kind === 'issued') await ask('print', { ticket: slip.ticket });
    const labels = printer.history().map(({ blocks }) => blocks.map(({ label }) => label?.text));
    expect(labels[0]).not.toContain('Le tue risposte');
    expect(labels[1]).toContain('Le tue risposte');
  });
  it('of somebody who was too late for the last number is a slip that says so (K11)', async () => {
    const number = wish('carta', { kind: 'number' });
    const { request, withAnswers, onPaper, ...take } = number;
    const whenOf = async (kind: 'number' | 'slip'): Promise<string[]> =>
      (await ask('preview', { ...take, kind })).lines.flatMap(({ values }) => values.map(({ text }) => text));
    const refusal = 'I numeri di oggi sono finiti.';
    expect((await whenOf('number')).join(' ')).not.toContain(refusal);
    for (let given = 0; given < 3; given += 1) {
      expect(await ask('issue', { ...number, request: randomUUID() })).toMatchObject({ kind: 'issued' });
    }
    expect(await ask('issue', { ...take, request, withAnswers, onPaper })).toMatchObject({ reason: 'full' });
    expect((await whenOf('slip')).join(' ')).toContain(refusal);
  });
  it('says its own number, whatever was prepared while the person read', async () => {
    const { request, withAnswers, onPaper, ...take } = wish('carta', { kind: 'number' });
    const codeOf = async (id: string) => {
      const ticket = await ask('issue', { ...take, request: id, withAnswers, onPaper });
      if (ticket.kind !== 'issued') throw new Error(ticket.kind);
      const claims = claimsIn(ticket.qr.url);
      return { number: ticket.number, claims };
    };
    const prepared = async (): Promise<void> => {
      await ask('preview', take);
      await new Promise<void>((resolve) => void setImmediate(resolve));
      await new Promise<void>((resolve) => void setImmediate(resolve));
    };
    await prepared();
    const first = await codeOf(request);
    await prepared();
    clock.set(moment('2026-11-24T10:01'));
    const second = await codeOf(randomUUID());
    const third = await codeOf(randomUUID());
    expect([first, second, third]).toMatchObject(
      [1, 2, 3].map((sequence) => ({
        number: formatTypedNumber({ prefix: 'A', sequence }),
        claims: {
          number: { prefix: 'A', sequence },
          issuedAt: moment(sequence === 1 ? '2026-11-24T10:00' : '2026-11-24T10:01'),
        },
      })),
    );
  });
  it('of a discreet service says nothing of it, on paper, in the code or in the journal (K18)', async () => {
    const ticket = await ask(
      'issue',
      wish('ascolto', { kind: 'slip', answers: { quale: 'carta' }, withAnswers: true }),
    );
    if (ticket.kind !== 'issued') throw new Error(ticket.kind);
    await ask('print', { ticket: ticket.ticket });
    const left = JSON.stringify([
      ticket,
      printer.history(),
      journal.ticket(ticket.ticket),
      journal.pendingEvents(10),
    ]);
    expect(left).not.toMatch(/ascolto|violenza|riservat|Quale documento/i);
    expect(ticket).toMatchObject({ title: { text: 'Colloquio' }, bring: [], discreet: true });
    expect(claimsIn(ticket.qr.url)).toEqual({
      kind: 'talk',
      town: 'borgo',
      place: 'atrio',
      language: 'it',
      issuedAt: moment('2026-11-24T10:00'),
      expires: moment('2026-11-24T10:00') + 60 * 86_400_000,
    });
  });
  it('repeats service, desk and documents in Italian for the clerk (K14)', async () => {
    const ticket = await ask('issue', wish('carta', { lang: 'en' }));
    if (ticket.kind !== 'issued') throw new Error(ticket.kind);
    await ask('print', { ticket: ticket.ticket });
    const clerk = JSON.stringify(printer.history()[0]?.clerk);
    for (const words of ["Carta d'identità", 'Sportello 1', 'Una foto']) expect(clerk).toContain(words);
  });
});

describe('a print', () => {
  const ticketOf = async (): Promise<string> => {
    const ticket = await ask('issue', wish('carta'));
    if (ticket.kind !== 'issued') throw new Error(ticket.kind);
    return ticket.ticket;
  };
  it('comes once, however often it is asked for', async () => {
    const ticket = await ticketOf();
    expect(await ask('print', { ticket })).toEqual({ outcome: 'printed', staffAlerted: false });
    expect(await ask('print', { ticket })).toEqual({ outcome: 'printed', staffAlerted: false });
    expect(printer.history()).toHaveLength(1);
  });
  it('begins with the ticket that is wanted on paper, and is told to whoever asks', async () => {
    const request = wish('carta', { onPaper: true });
    const ticket = await ask('issue', request);
    if (ticket.kind !== 'issued') throw new Error(ticket.kind);
    await new Promise<void>((resolve) => void setImmediate(resolve));
    expect(printer.history()).toHaveLength(1);
    await ask('issue', { ...request, lang: 'en' });
    const printed = { outcome: 'printed', staffAlerted: false };
    expect(await ask('print', { ticket: ticket.ticket })).toEqual(printed);
    expect(printer.history()).toHaveLength(1);
  });
  it('is dropped where the person goes before it is drawn, and calls nobody (A25)', async () => {
    expect(await ask('issue', wish('carta', { onPaper: true }))).toMatchObject({ kind: 'issued' });
    await ask('endSession', {});
    await new Promise<void>((resolve) => void setImmediate(resolve));
    expect(printer.history()).toEqual([]);
    expect(journal.pendingEvents(20).map(({ data }) => data)).not.toContainEqual(
      expect.objectContaining({ reason: 'printer-failed' }),
    );
  });
  it('tells that the paper is out, and calls the staff (K7)', async () => {
    printer.setStatus('paper-out');
    expect(await ask('print', { ticket: await ticketOf() })).toEqual({
      outcome: 'failed',
      reason: 'paper-out',
      staffAlerted: true,
    });
    expect(journal.pendingEvents(10).at(-1)?.data).toMatchObject({ reason: 'paper-out' });
  });
  it("is nobody's any more once the person has gone (A25)", async () => {
    const ticket = await ticketOf();
    await ask('endSession', {});
    expect(await ask('print', { ticket })).toMatchObject({ outcome: 'failed' });
    expect(printer.history()).toEqual([]);
  });
});
