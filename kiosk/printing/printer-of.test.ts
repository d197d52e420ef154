import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emulatePrinter } from '../testing/printer-emulator.ts';
import { sampleSlip } from '../testing/printer-slips.ts';
import { printerOf, printsFolder } from './printer-of.ts';

describe('the printer that the settings name', () => {
  it('is none where none is set up', () => {
    expect(printerOf({ kind: 'none' }, '/nowhere')).toBeUndefined();
  });

  it('is the one on the network, or a folder of the data', async () => {
    const emulator = await emulatePrinter({ paper: 'low' });
    const dataDir = mkdtempSync(join(tmpdir(), 'sportello-data-'));
    try {
      const network = printerOf(
        { kind: 'escpos-tcp', host: '127.0.0.1', port: emulator.port, paperMm: 80 },
        dataDir,
      );
      expect(await network?.status()).toBe('paper-low');
      const folder = printerOf({ kind: 'file', paperMm: 58 }, dataDir);
      expect(await folder?.print(sampleSlip('it', { ticket: 'one' }))).toEqual({ outcome: 'printed' });
      expect(readdirSync(join(dataDir, printsFolder))).toEqual(['one.bin']);
      const device = printerOf(
        { kind: 'escpos-device', device: '/dev/sportello-is-not-here', paperMm: 58 },
        dataDir,
      );
      expect(await device?.print(sampleSlip('it'))).toEqual({ outcome: 'failed', reason: 'off-line' });
    } finally {
      await emulator.close();
      rmSync(dataDir, { recursive: true });
    }
  });

  it('tells which characters no font has, by their numbers', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sportello-data-'));
    const emulator = await emulatePrinter();
    const told: string[] = [];
    try {
      const printer = printerOf(
        { kind: 'escpos-tcp', host: '127.0.0.1', port: emulator.port, paperMm: 58 },
        dataDir,
        { tell: (code, words) => void told.push(`${code} ${words}`) },
      );
      await printer?.print(sampleSlip('it', { title: { text: 'Carta \u{1D56C}', lang: 'it' }, blocks: [] }));
      expect(told).toEqual([expect.stringMatching(/^PRN-5 .*U\+1D56C/)]);
    } finally {
      await emulator.close();
      rmSync(dataDir, { recursive: true });
    }
  });
});
