import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StaffAct, StaffView } from '../contract/staff.ts';
import { sampleKiosk, type SampleKiosk, sampleWish } from '../testing/sample-kiosk.ts';
import { moment } from '../testing/view-context.ts';
import { setCode } from './codes.ts';

let dir = '';
let kiosk: SampleKiosk;
const start = async (at: string): Promise<void> => {
  kiosk = sampleKiosk(at, { dataDir: dir });
  await kiosk.ask('lock', {});
};
const token = async (): Promise<string> => {
  const unlocked = await kiosk.ask('unlock', { code: '482915' });
  return unlocked.kind === 'refused' ? '' : unlocked.token;
};
const act = async (what: StaffAct): Promise<StaffView> =>
  kiosk.ask('staffAct', { token: await token(), act: what });
const take = async () =>
  (await kiosk.ask('service', { lang: 'it', service: 'carta', answers: {} })).places[0]?.take;
const stop: StaffAct = { act: 'queue', queue: 'anagrafe', stopped: true };
const close: StaffAct = { act: 'desk', unit: 'anagrafe', closed: true };

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'sportello-staff-'));
  await setCode(dir, 'staff', '482915', 4);
  await start('2026-11-24T10:00');
});
afterEach(async () => {
  await kiosk.close();
  rmSync(dir, { recursive: true });
});

describe('the staff screen', () => {
  it('needs a code, whose token ends with leaving', async () => {
    const mine = await token();
    expect(await kiosk.ask('staff', { token: mine })).toMatchObject({ place: 'Atrio del municipio' });
    await kiosk.ask('lock', {});
    for (const ask of [
      kiosk.ask('staff', { token: mine }),
      kiosk.ask('staff', { token: '' }),
      kiosk.ask('staffAct', { token: mine, act: stop }),
    ])
      await expect(ask).rejects.toThrow('locked');
    expect(await take()).toMatchObject({ text: { text: 'Numeri fino alle 12:00' } });
  });
  it('shows queues and offices of this place, and no discreet one', async () => {
    const view = await kiosk.ask('staff', { token: await token() });
    expect(view.queues).toEqual([
      { queue: 'anagrafe', prefix: 'A', label: 'Anagrafe', issuedToday: 0, stopped: false },
    ]);
    expect(view.desks).toEqual([
      { unit: 'anagrafe', label: 'Anagrafe', desks: ['Sportello 1'], closed: false, openNow: true },
    ]);
  });
});

describe('a queue that is stopped', () => {
  it('says so before a number is asked for, and when to come; a slip can be had; reopened it goes on', async () => {
    expect((await act(stop)).queues[0]?.stopped).toBe(true);
    expect(await take()).toMatchObject({
      kind: 'number',
      refused: {
        reason: 'full',
        text: { text: expect.stringMatching(/finiti.*mercoledì 25 novembre dalle 08:30/) },
      },
    });
    expect(await kiosk.ask('issue', sampleWish('carta'))).toMatchObject({ kind: 'refused', reason: 'full' });
    expect(await kiosk.ask('issue', sampleWish('carta', { kind: 'slip' }))).toMatchObject({ kind: 'issued' });
    await act({ ...stop, stopped: false });
    expect(await kiosk.ask('issue', sampleWish('carta'))).toMatchObject({ kind: 'issued' });
  });
  it('is stopped also for whoever was shown a number before', async () => {
    await kiosk.ask('preview', sampleWishAsTake());
    await act(stop);
    expect(await kiosk.ask('issue', sampleWish('carta'))).toMatchObject({ kind: 'refused', reason: 'full' });
  });
  it('stays so over a restart, and ends at local midnight', async () => {
    await act(stop);
    await kiosk.close();
    await start('2026-11-24T11:00');
    expect(await take()).toMatchObject({ refused: { reason: 'full' } });
    kiosk.clock.set(moment('2026-11-25T09:00'));
    expect(await take()).toMatchObject({ text: { text: 'Numeri fino alle 12:00' } });
  });
  it('is told to the hub', async () => {
    await act(stop);
    expect(kiosk.journal.pendingEvents(10).map(({ type, data }) => [type, data])).toEqual([
      ['it.sportello.staff.acted.v1', { act: 'queue-stopped', queue: 'anagrafe' }],
    ]);
  });
  it('that is none of this place changes nothing', async () => {
    await act({ act: 'queue', queue: 'violenza', stopped: true });
    await act({ act: 'desk', unit: 'ascolto', closed: true });
    expect((await kiosk.ask('home', { lang: 'it' })).notices.map(({ id }) => id)).toEqual(['neve']);
  });
  it('is lost with both its files, and that is said', async () => {
    await act(stop);
    await kiosk.close();
    for (const name of ['staff-today.json', 'staff-today.json.bak']) writeFileSync(join(dir, name), '{');
    await start('2026-11-24T11:00');
    expect(kiosk.told).toEqual(['STF-1']);
    expect(await take()).toMatchObject({ text: { text: 'Numeri fino alle 12:00' } });
  });
});

describe('a desk that is closed until midnight', () => {
  it('is closed on its card and on the home screen, in the language of the person, with the next opening', async () => {
    await act(close);
    const card = await kiosk.ask('service', { lang: 'en', service: 'carta', answers: {} });
    expect(card.places[0]).toMatchObject({
      open: { state: 'closed', text: { text: expect.stringContaining('tomorrow') } },
      take: { refused: { reason: 'closed' } },
    });
    const home = await kiosk.ask('home', { lang: 'en' });
    expect(home.notices[0]?.title.text).toMatch(/^Register office \(Town hall lobby\): closed today.*10:00/);
    // The hours of the morning were true until then.
    expect(card.places[0]?.exceptions[0]?.text).toMatch(/08:30.10:00/);
  });
  it('opens again by the same button, or by itself at midnight', async () => {
    await act(close);
    expect((await act({ ...close, closed: false })).desks[0]).toMatchObject({ closed: false, openNow: true });
    await act(close);
    kiosk.clock.set(moment('2026-11-25T09:00'));
    expect((await kiosk.ask('staff', { token: await token() })).desks[0]).toMatchObject({
      closed: false,
      openNow: true,
    });
  });
});

describe('"paper changed"', () => {
  it('asks the printer at once', async () => {
    kiosk.printer.setStatus('paper-out');
    expect((await act({ act: 'paper-changed' })).printer).toBe('paper-out');
    kiosk.printer.setStatus('ready');
    expect((await act({ act: 'paper-changed' })).printer).toBe('ready');
    expect(kiosk.printer.history()).toEqual([]);
  });
});

function sampleWishAsTake() {
  const { lang, service, place, kind, answers } = sampleWish('carta');
  return { lang, service, place, kind, answers };
}
