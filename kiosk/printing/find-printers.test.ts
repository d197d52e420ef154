import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cupsIsHere, freePort, startCups } from '../testing/cups-server.ts';
import { emulatePrinter } from '../testing/printer-emulator.ts';
import { findPrinters, readAnnounced } from './find-printers.ts';

let dir: string;
let nowhere: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'sportello-found-'));
  nowhere = `127.0.0.1:${await freePort()}`;
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('the search for printers', () => {
  it('finds USB printers by their files, and names them as they name themselves', async () => {
    const sys = (name: string): string => join(dir, 'sys', 'class', 'usbmisc', name, 'device');
    mkdirSync(join(dir, 'dev', 'usb'), { recursive: true });
    for (const name of ['lp0', 'lp1', 'hiddev0']) writeFileSync(join(dir, 'dev', 'usb', name), '');
    mkdirSync(sys('lp0'), { recursive: true });
    writeFileSync(join(sys('lp0'), 'ieee1284_id'), 'MFG:EPSON;CMD:ESC/POS;MDL:TM-T20III;CLS:PRINTER;');
    const found = await findPrinters({ server: nowhere, dev: join(dir, 'dev'), sys: join(dir, 'sys') });
    expect(found.filter(({ kind }) => kind === 'escpos-device')).toEqual([
      { kind: 'escpos-device', device: join(dir, 'dev', 'usb', 'lp0'), said: 'EPSON TM-T20III', open: true },
      { kind: 'escpos-device', device: join(dir, 'dev', 'usb', 'lp1'), said: '', open: true },
    ]);
  });

  it('asks the addresses given, once each, and prints nothing there', async () => {
    const emulator = await emulatePrinter();
    const silent = await emulatePrinter({ answers: 'wrong' });
    try {
      const addresses = [emulator, emulator, silent].map(({ port }) => `127.0.0.1:${port}`);
      const found = await findPrinters({
        addresses: [...addresses, nowhere],
        server: nowhere,
        dev: dir,
        sys: dir,
      });
      const network = found.filter(({ kind }) => kind === 'escpos-tcp');
      expect(network).toMatchObject([
        { port: emulator.port, said: expect.stringContaining('answers DLE EOT') as string },
        { port: silent.port, said: expect.stringContaining('does not answer') as string },
      ]);
      expect(emulator.jobs()).toEqual([]);
    } finally {
      await emulator.close();
      await silent.close();
    }
  });

  it.skipIf(!cupsIsHere)('finds the queues of a real CUPS', { timeout: 60_000 }, async () => {
    const cups = await startCups();
    try {
      await cups.pdfQueue('ufficio');
      expect(await findPrinters({ server: cups.server, dev: dir, sys: dir })).toContainEqual({
        kind: 'cups',
        queue: 'ufficio',
        said: expect.stringContaining('PDF') as string,
        device: 'cups-pdf:/',
      });
    } finally {
      await cups.close();
    }
  });

  it('reads what avahi-browse prints, and skips what it does not know', () => {
    const lines = [
      '+;eth0;IPv4;Ufficio;_ipp._tcp;local',
      '=;eth0;IPv4;Ufficio\\032anagrafe;_ipp._tcp;local;print.local;192.0.2.7;631;"rp=ipp/print" "ty=Model"',
      '=;eth0;IPv4;Epson;_pdl-datastream._tcp;local;e.local;192.0.2.8;9100;"ty=TM-T88"',
      'rubbish',
    ].join('\n');
    expect(readAnnounced(lines)).toEqual([
      { kind: 'ipp', uri: 'ipp://192.0.2.7:631/ipp/print', said: 'Ufficio anagrafe' },
      { kind: 'escpos-tcp', host: '192.0.2.8', port: 9100, said: 'Epson' },
    ]);
  });
});
