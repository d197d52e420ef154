import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import {
  cupsIsHere,
  cupsPdfFolder,
  freePort,
  startCups,
  type TestCups,
  until,
} from '../testing/cups-server.ts';
import { type IppPrinter, readLog, startIppPrinter } from '../testing/ipp-printer.ts';
import { sampleSlip } from '../testing/printer-slips.ts';
import type { CupsLimits } from './cups-follow.ts';
import { cupsPrinter } from './cups-printer.ts';
import type { Printer } from './printer.ts';

/** Waits short enough for a test. */
const quick: Partial<CupsLimits> = {
  watchMs: 40,
  faultMs: 200,
  jobMs: 20_000,
  chaseMs: 50,
  memoryMs: 60_000,
};
const slip = (ticket: string): ReturnType<typeof sampleSlip> => sampleSlip('it', { ticket });

describe.skipIf(!cupsIsHere)('a printer behind a real CUPS', { timeout: 60_000 }, () => {
  let cups: TestCups;
  const opened: Printer[] = [];
  beforeAll(async () => {
    cups = await startCups();
  }, 60_000);
  afterAll(async () => {
    for (const printer of opened) await printer.close();
    await cups.close();
  });
  const printerOn = (queue: string, limits: Partial<CupsLimits> = {}, server = cups.server): Printer => {
    const printer = cupsPrinter({
      queue,
      sheet: 'a4',
      server,
      owner: queue,
      clock: systemClock,
      limits: { ...quick, ...limits },
    });
    opened.push(printer);
    return printer;
  };
  const staged = async (
    name: string,
    act: string,
    limits: Partial<CupsLimits> = {},
  ): Promise<{ printer: Printer; folder: string; log: () => string; out: () => string[] }> => {
    const folder = await cups.stageQueue(name);
    writeFileSync(join(folder, 'act'), act);
    return {
      printer: printerOn(name, limits),
      folder,
      log: () => readFileSync(join(folder, 'log'), 'utf8'),
      out: () => readdirSync(folder).filter((file) => file.endsWith('.pdf')),
    };
  };

  it('prints through cups-pdf, says so, and leaves nothing in the spool', async () => {
    await cups.pdfQueue('pdf');
    const printer = printerOn('pdf');
    expect(await printer.status()).toBe('ready');
    const ticket = `cups-test-${process.pid}`;
    expect(await printer.print(slip(ticket))).toEqual({ outcome: 'printed' });
    const files = readdirSync(cupsPdfFolder).filter((file) => file.includes(ticket));
    expect(files).toHaveLength(1);
    for (const file of files) rmSync(join(cupsPdfFolder, file));
    expect(cups.spooled()).toEqual([]);
    expect(await cups.admin('lpstat', '-W', 'all', '-o', 'pdf')).toBe('');
  });

  it('reaches CUPS over its socket too, and hands over one whole PDF', async () => {
    const { folder, out } = await staged('socket', 'ok');
    const printer = printerOn('socket', {}, cups.socket);
    expect(await printer.print(slip('a'))).toEqual({ outcome: 'printed' });
    const [file = ''] = out();
    const document = readFileSync(join(folder, file), 'latin1');
    expect(document.startsWith('%PDF-')).toBe(true);
    expect(document.trimEnd().endsWith('%%EOF')).toBe(true);
  });

  it.each([
    ['paper', 'paper-out'],
    ['cover', 'cover-open'],
  ] as const)(
    'says why when the printer names a fault (%s), and prints nothing after the refill',
    async (act, reason) => {
      const { printer, folder, log, out } = await staged(`fault-${act}`, act);
      expect(await printer.print(slip('a'))).toEqual({ outcome: 'failed', reason });
      // CUPS itself remembers the fault of an idle queue.
      expect(await printer.status()).toBe(reason);
      writeFileSync(join(folder, 'go'), '');
      await until(() => log().includes('terminated'), 'the backend ends');
      expect(out()).toEqual([]);
      expect(await cups.admin('lpstat', '-o', `fault-${act}`)).toBe('');
      expect(cups.spooled()).toEqual([]);
      // What it remembers stands in nobody's way: the next slip is tried.
      expect(await printer.print(slip('b'))).toEqual({ outcome: 'printed' });
    },
  );

  it('waits through a fault that goes away by itself', async () => {
    const { printer, folder, log } = await staged('passing', 'paper', { faultMs: 20_000 });
    const printed = printer.print(slip('a'));
    await until(() => log().includes('started'), 'the backend starts');
    writeFileSync(join(folder, 'go'), '');
    expect(await printed).toEqual({ outcome: 'printed' });
  });

  it.each([
    ['fail', { outcome: 'failed', reason: 'error' }],
    ['cancel', { outcome: 'failed', reason: 'error' }],
    ['hold', { outcome: 'failed', reason: 'error' }],
    // A page was counted before it failed: nobody knows whether it came out.
    ['half', { outcome: 'unknown' }],
  ])('tells how a job ended that the printer would not print (%s)', async (act, outcome) => {
    const { printer } = await staged(`end-${act}`, act);
    expect(await printer.print(slip('a'))).toEqual(outcome);
    expect(await cups.admin('lpstat', '-o', `end-${act}`)).toBe('');
  });

  it('takes a job back that somebody holds in the queue', async () => {
    const { printer, log } = await staged('held', 'ok');
    await cups.admin('lpadmin', '-p', 'held', '-o', 'job-hold-until-default=indefinite');
    expect(await printer.print(slip('a'))).toEqual({ outcome: 'failed', reason: 'error' });
    expect(log()).toBe('');
    expect(await cups.admin('lpstat', '-o', 'held')).toBe('');
  });

  it('tells that a job was cancelled by somebody else', async () => {
    const { printer, log } = await staged('cancelled', 'slow');
    const printed = printer.print(slip('a'));
    await until(() => log().includes('started'), 'the backend starts');
    await cups.admin('cancel', '-a', 'cancelled');
    expect(await printed).toEqual({ outcome: 'failed', reason: 'error' });
  });

  it('says off-line for a stopped queue at the second look, sends nothing to it, and takes back what was in it', async () => {
    const { printer, log } = await staged('stopped', 'ok');
    expect(await printer.status()).toBe('ready');
    await cups.admin('cupsdisable', 'stopped');
    expect(await printer.status()).toBe('ready');
    expect(await printer.status()).toBe('off-line');
    expect(await printer.print(slip('a'))).toEqual({ outcome: 'failed', reason: 'off-line' });
    await cups.admin('cupsenable', 'stopped');
    expect(await printer.status()).toBe('ready');
    expect(log()).toBe('');

    const stops = await staged('stops', 'stop');
    expect(await stops.printer.print(slip('a'))).toEqual({ outcome: 'failed', reason: 'off-line' });
    writeFileSync(join(stops.folder, 'act'), 'ok');
    await cups.admin('cupsenable', 'stops');
    expect(await cups.admin('lpstat', '-o', 'stops')).toBe('');
    expect(stops.out()).toEqual([]);
  });

  it('does not print where there is no such queue, or none that takes jobs', async () => {
    expect(await printerOn('nowhere').print(slip('a'))).toEqual({ outcome: 'failed', reason: 'off-line' });
    const { printer } = await staged('rejecting', 'ok');
    await cups.admin('cupsreject', 'rejecting');
    expect(await printer.print(slip('a'))).toEqual({ outcome: 'failed', reason: 'off-line' });
  });

  it('ends by itself when the printer never ends', async () => {
    const { printer, log } = await staged('endless', 'slow', { jobMs: 300 });
    expect(await printer.print(slip('a'))).toEqual({ outcome: 'failed', reason: 'error' });
    await until(() => log().includes('terminated'), 'the backend ends');
  });

  it('calls back what an earlier life of the kiosk left in the queue, and nothing of others', async () => {
    const { printer, log, folder } = await staged('restart', 'slow');
    const never = printer.print(slip('a'));
    await until(() => log().includes('started'), 'the backend starts');
    await cups.admin('lp', '-d', 'restart', '-t', 'of-somebody-else', '/etc/hostname');
    expect(await printerOn('restart').status()).toBe('ready');
    expect(await never).toMatchObject({ outcome: 'failed' });
    expect(await cups.admin('lpstat', '-o', 'restart')).not.toBe('');
    writeFileSync(join(folder, 'go'), '');
  });

  it('does not know how it ended when CUPS dies, and has the job back before it prints again', async () => {
    const { printer, log, folder, out } = await staged('killed', 'slow');
    const printed = printer.print(slip('a'));
    await until(() => log().includes('started'), 'the backend starts');
    await cups.kill();
    expect(await printed).toEqual({ outcome: 'unknown' });
    expect(await printer.print(slip('b'))).toEqual({ outcome: 'failed', reason: 'off-line' });
    await cups.start();
    await until(async () => (await cups.admin('lpstat', '-o', 'killed')) === '', 'the job is called back');
    writeFileSync(join(folder, 'go'), '');
    expect(await printer.status()).toBe('ready');
    // The program that was printing outlives a daemon that is killed, and nobody can call it back: that one paper is the
    // "unknown". The job itself, which CUPS began again, printed nothing.
    await until(() => out().length === 1, 'the old program ends');
    expect(await printer.print(slip('c'))).toEqual({ outcome: 'printed' });
    expect(out()).toHaveLength(2);
  });

  it('finds a port that nobody listens on off-line, at the second look', async () => {
    const printer = printerOn('pdf', {}, `127.0.0.1:${await freePort()}`);
    expect([await printer.status(), await printer.status()]).toEqual(['unknown', 'off-line']);
    expect(await printer.print(slip('a'))).toEqual({ outcome: 'failed', reason: 'off-line' });
  });

  describe('to a driverless printer', () => {
    let device: IppPrinter;
    beforeAll(async () => {
      device = await startIppPrinter();
      await device.paper(true);
      await cups.admin('lpadmin', '-p', 'driverless', '-E', '-v', device.uri, '-m', 'everywhere');
    }, 60_000);
    afterAll(() => device.close());

    it('prints, and the document arrives', async () => {
      const printer = printerOn('driverless');
      expect(await printer.status()).toBe('ready');
      expect(await printer.print(slip('a'))).toEqual({ outcome: 'printed' });
      expect(readFileSync(join(device.dir, 'printed.pdf'), 'latin1').startsWith('%PDF-')).toBe(true);
    });

    it('sees while nothing prints that the tray is empty and that it was filled', async () => {
      const printer = printerOn('driverless');
      await device.paper(false);
      expect(await printer.status()).toBe('paper-out');
      const before = readLog(device.dir);
      expect(await printer.print(slip('b'))).toEqual({ outcome: 'failed', reason: 'paper-out' });
      expect(readLog(device.dir)).toBe(before);
      await device.paper(true);
      expect(await printer.status()).toBe('ready');
    });

    it('does not say printed when the printer itself gave up', async () => {
      writeFileSync(join(device.dir, 'act'), 'abort');
      expect(await printerOn('driverless').print(slip('d'))).toEqual({ outcome: 'unknown' });
    });

    it('says that the paper ended while it printed, and leaves nothing in the queue', async () => {
      writeFileSync(join(device.dir, 'act'), 'slow');
      const before = readLog(device.dir).length;
      rmSync(join(device.dir, 'printed.pdf'), { force: true });
      const printer = printerOn('driverless');
      const printed = printer.print(slip('c'));
      await until(() => readLog(device.dir).length > before, 'it begins to print');
      await device.paper(false);
      expect(await printed).toEqual({ outcome: 'failed', reason: 'paper-out' });
      expect(await cups.admin('lpstat', '-o', 'driverless')).toBe('');
    });
  });
});
