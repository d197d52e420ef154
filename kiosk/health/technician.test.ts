import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TechnicianAct, TechnicianView } from '../contract/technician.ts';
import { renderPdf } from '../printing/pdf-slip.ts';
import { setCode } from '../staff/codes.ts';
import { sampleKiosk, type SampleKiosk } from '../testing/sample-kiosk.ts';
import { settableClock } from '../testing/settable-clock.ts';
import { sticksIn, withoutSecrets } from './export-to-stick.ts';
import { testNetwork } from './network-test.ts';
import { readinessSlip } from './readiness.ts';

let dir = '';
let kiosk: SampleKiosk;
const start = (options: Parameters<typeof sampleKiosk>[1] = {}): void => {
  kiosk = sampleKiosk('2026-11-24T10:00', { dataDir: dir, ...options });
};
const token = async (code = '73019264'): Promise<string> => {
  const unlocked = await kiosk.ask('unlock', { code });
  return unlocked.kind === 'refused' ? '' : unlocked.token;
};
const act = async (what: TechnicianAct): Promise<TechnicianView> =>
  kiosk.ask('technician', { token: await token(), act: what });
const outcomeOf = (view: TechnicianView, id: string) => view.tests.find((test) => test.id === id)?.outcome;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'sportello-technician-'));
  await setCode(dir, 'staff', '482915', 4);
  await setCode(dir, 'technician', '73019264', 4);
  start();
});
afterEach(async () => {
  await kiosk.close();
  rmSync(dir, { recursive: true });
});

describe("the technician's screen", () => {
  it('is closed to the staff, and to nobody in particular', async () => {
    const ofStaff = await token('482915');
    for (const wrong of [ofStaff, '']) {
      await expect(kiosk.ask('technician', { token: wrong, act: { act: 'look' } })).rejects.toThrow('locked');
      await expect(kiosk.ask('technicianLog', { token: wrong, which: 'all' })).rejects.toThrow('locked');
    }
  });
  it('shows at a glance how the machine is', async () => {
    const { status } = await act({ act: 'look' });
    expect(Object.fromEntries(status.map(({ id, state }) => [id, state]))).toMatchObject({
      catalogue: 'look',
      printer: 'good',
      journal: 'good',
      version: 'good',
    });
    expect(status.find(({ id }) => id === 'clock')?.value).toContain('2026-11-24 10:00:00');
    kiosk.printer.setStatus('paper-out');
    await kiosk.ask('staffAct', { token: await token(), act: { act: 'paper-changed' } });
    const row = (await act({ act: 'look' })).status.find(({ id }) => id === 'printer');
    expect(row).toEqual({ id: 'printer', value: 'paper-out', state: 'bad' });
  });
  it('keeps the last outcome of each test, also over a restart', async () => {
    expect(outcomeOf(await act({ act: 'look' }), 'touch')).toBe('not-done');
    await act({ act: 'seen', test: 'touch', passed: true });
    await act({ act: 'seen', test: 'sound', passed: false });
    await kiosk.close();
    start();
    const view = await act({ act: 'look' });
    expect(view.tests.find(({ id }) => id === 'touch')).toEqual({
      id: 'touch',
      outcome: 'passed',
      at: '2026-11-24 10:00:00',
    });
    expect(outcomeOf(view, 'sound')).toBe('failed');
  });
  it('prints one slip in every language, and stops where the printer takes none', async () => {
    const view = await act({ act: 'test-print' });
    expect(kiosk.printer.history().map(({ lang }) => lang)).toEqual([
      ...['it', 'en', 'ro', 'sq', 'ar', 'zh-Hans', 'uk', 'fr', 'es', 'bn', 'pa'],
    ]);
    expect(outcomeOf(view, 'test-print')).toBe('passed');
    kiosk.printer.setStatus('paper-out');
    const failed = await act({ act: 'test-print', lang: 'ar' });
    expect(failed.said).toEqual([{ good: false, words: 'ar: failed' }]);
    expect(outcomeOf(failed, 'test-print')).toBe('failed');
  });
  it('asks for the newest catalogue, and says what came of it', async () => {
    expect((await act({ act: 'sync' })).said).toEqual([
      { good: true, words: 'The catalogue is the newest.' },
    ]);
    await kiosk.close();
    start({ synced: 'SYN-1 no.example cannot be reached' });
    const view = await act({ act: 'sync' });
    expect([view.said[0]?.good, outcomeOf(view, 'sync')]).toEqual([false, 'failed']);
  });
  it('restarts the machine only where the settings allow it', async () => {
    expect((await act({ act: 'leave', how: 'machine' })).said[0]?.good).toBe(false);
    await act({ act: 'leave', how: 'restart' });
    kiosk.clock.advance(1_000);
    expect(kiosk.told).toEqual(['leave restart']);
  });
  it('shows the log, filtered', async () => {
    await kiosk.ask('unlock', { code: '00000001' });
    await act({ act: 'sync' });
    const lines = async (which: 'all' | 'printer') =>
      (await kiosk.ask('technicianLog', { token: await token(), which })).lines.map(({ what }) => what);
    expect(await lines('all')).toEqual(['sync newest', 'sync …']);
    expect(await lines('printer')).toEqual([]);
  });
});

describe('the export', () => {
  it('goes to the stick with log, report and settings without secrets', async () => {
    const stick = join(dir, 'stick');
    mkdirSync(stick);
    await kiosk.close();
    start({ sticks: [join(dir, 'not-there'), stick] });
    await act({ act: 'sync' });
    const view = await act({ act: 'export' });
    expect(view.said[0]?.good).toBe(true);
    const [folder = ''] = readdirSync(stick);
    expect(readdirSync(join(stick, folder)).sort()).toEqual([
      'readiness.pdf',
      'settings.json',
      'sportello.jsonl',
    ]);
    expect(
      readFileSync(join(stick, folder, 'readiness.pdf'))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(existsSync(join(stick, folder, 'codes.json'))).toBe(false);
  });
  it('says that there is no stick', async () => {
    expect((await act({ act: 'export' })).said).toEqual([
      { good: false, words: 'There is no stick in the folders of sync.stick.' },
    ]);
  });
  it('finds what is mounted two deep, not the folders of the disk itself', () => {
    mkdirSync(join(dir, 'media', 'user', 'STICK'), { recursive: true });
    const isStick = (folder: string): boolean => folder.endsWith('STICK');
    expect(sticksIn([join(dir, 'media')], isStick)).toEqual([join(dir, 'media', 'user', 'STICK')]);
    expect(sticksIn([join(dir, 'media')])).toEqual([]);
  });
  it('takes no secret along', () => {
    const settings = {
      sync: {
        proxy: { host: 'p', user: 'totem', password: 'geheim' },
        auth: { kind: 'header', name: 'X-Key', value: 'geheim' },
      },
      deskPrinters: [{ token: 'geheim' }],
    };
    const text = JSON.stringify(withoutSecrets(settings));
    expect(text).not.toMatch(/geheim|totem/);
    expect(text).toContain('"host":"p"');
  });
});

describe('the network test', () => {
  const clock = settableClock(0);
  const test = (changes: Partial<Parameters<typeof testNetwork>[0]>) =>
    testNetwork({
      address: 'https://catalogo.example/c/',
      clock,
      syncNow: () => Promise.resolve('The catalogue is the newest.'),
      resolve: () => Promise.resolve('192.0.2.1'),
      hasAddress: () => true,
      ...changes,
    });
  it.each([
    ['the cable', { hasAddress: () => false }, /cable/],
    [
      'DNS',
      { resolve: () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' })) },
      /^DNS: .*ENOTFOUND/,
    ],
    ['the server', { syncNow: () => Promise.resolve('SYN-1 x cannot be reached') }, /^Server: SYN-1/],
    ['a captive portal', { syncNow: () => Promise.resolve('SYN-2 a login first') }, /^Captive portal: SYN-2/],
    ['the clock', { syncNow: () => Promise.resolve('SYN-3 Set the clock') }, /^Clock: SYN-3/],
    ['TLS', { syncNow: () => Promise.resolve('SYN-4 The certificate of x') }, /^TLS: SYN-4/],
  ])('tells %s', async (_, changes, words) => {
    const steps = await test(changes);
    expect(steps.at(-1)).toEqual({ good: false, words: expect.stringMatching(words) });
    expect(steps.slice(0, -1).every(({ good }) => good)).toBe(true);
  });
  it('ends where a name server does not answer', async () => {
    const testing = test({ resolve: () => new Promise(() => undefined) });
    clock.advance(5_000);
    expect((await testing).at(-1)?.words).toMatch(/no answer in 5 s/);
  });
  it('is content with a folder', async () => {
    expect((await test({ address: '/srv/catalogo' })).every(({ good }) => good)).toBe(true);
  });
});

describe('the readiness report', () => {
  it('is one page, with each device, each test and two lines to sign', async () => {
    const slip = readinessSlip(await act({ act: 'look' }), 'Comune di Borgo', 'Atrio', 'report-1');
    const text = JSON.stringify(slip);
    for (const words of ['Stampante', 'Disco', 'Tocco: non provato', 'Tecnico', 'Per il Comune', 'OK'])
      expect(text).toContain(words);
    expect((await renderPdf(slip, 'a4')).pages).toBe(1);
  });
  it('goes to whatever printer is there', async () => {
    expect((await act({ act: 'report-print' })).said).toEqual([{ good: true, words: 'Report: printed' }]);
    expect(kiosk.printer.history()[0]?.title.text).toBe('Rapporto di collaudo del totem');
  });
});
