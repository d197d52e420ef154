import { afterEach, describe, expect, it } from 'vitest';
import { type SampleKiosk, sampleKiosk, sampleWish as wish } from '../testing/sample-kiosk.ts';

const opened: SampleKiosk[] = [];
const start = (deskPrinters: { place: string; queue?: string }[]): SampleKiosk => {
  const kiosk = sampleKiosk('2026-11-24T10:00', { deskPrinters });
  opened.push(kiosk);
  return kiosk;
};
afterEach(async () => {
  for (const kiosk of opened.splice(0)) await kiosk.close();
});

describe('where nothing calls numbers', () => {
  const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
  const alerts = ({ journal }: SampleKiosk): unknown[] =>
    journal
      .pendingEvents(50)
      .filter(({ type }) => type === 'it.sportello.staff.alerted.v1')
      .map(({ data }) => data);

  it('the number is printed at the desk too, in Italian, once, without a touch of the person', async () => {
    const kiosk = start([{ place: 'atrio', queue: 'anagrafe' }]);
    const input = wish('carta', { lang: 'en' });
    const issued = await kiosk.ask('issue', input);
    await kiosk.ask('issue', input);
    await settle();
    const [slip, ...more] = kiosk.deskPrinter.history();
    expect(more).toEqual([]);
    if (issued.kind !== 'issued') throw new Error(issued.kind);
    expect(slip).toMatchObject({ lang: 'it', number: issued.number, title: { text: "Carta d'identità" } });
    expect(slip?.blocks.flatMap(({ lines }) => lines.map(({ text }) => text))).toContain('inglese');
    expect(kiosk.printer.history()).toEqual([]);
    await kiosk.ask('print', { ticket: issued.ticket });
    expect(kiosk.printer.history()).toHaveLength(1);
  });

  it('a desk that cannot print changes nothing for the person, and is told to the staff', async () => {
    const kiosk = start([{ place: 'atrio' }]);
    await settle();
    kiosk.deskPrinter.setStatus('paper-out');
    const issued = await kiosk.ask('issue', wish('carta'));
    await settle();
    if (issued.kind !== 'issued') throw new Error(issued.kind);
    expect(await kiosk.ask('print', { ticket: issued.ticket })).toEqual({
      outcome: 'printed',
      staffAlerted: false,
    });
    expect(kiosk.told).toContain('PRN-9');
    expect(alerts(kiosk)).toEqual([{ reason: 'printer-failed', queue: 'anagrafe' }]);
  });

  it('other places and queues, slips without a number and discreet services print nothing there', async () => {
    const elsewhere = start([{ place: 'inps' }, { place: 'atrio', queue: 'tributi' }]);
    await elsewhere.ask('issue', wish('carta'));
    const kiosk = start([{ place: 'atrio' }]);
    await kiosk.ask('issue', wish('carta', { kind: 'slip' }));
    await kiosk.ask('issue', wish('ascolto'));
    await settle();
    for (const { deskPrinter } of [elsewhere, kiosk]) expect(deskPrinter.history()).toEqual([]);
  });
});
