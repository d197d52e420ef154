import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodedText, decodeEscpos } from '../testing/escpos-decoder.ts';
import { sampleSlip } from '../testing/printer-slips.ts';
import { usualProfile } from './profile.ts';
import { filePrinter, statusFile } from './file-printer.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sportello-prints-'));
});
afterEach(() => rmSync(dir, { recursive: true }));
const say = (status: string): void => writeFileSync(join(dir, statusFile), status);

describe('the file printer', () => {
  it('puts each job into a file of its ticket', async () => {
    const printer = filePrinter({ dir: join(dir, 'not', 'yet'), profile: usualProfile(58) });
    expect(await printer.status()).toBe('ready');
    expect(await printer.print(sampleSlip('it', { ticket: '../../etc/a b' }))).toEqual({
      outcome: 'printed',
    });
    expect(readdirSync(join(dir, 'not', 'yet'))).toEqual(['______etc_a_b.bin']);
    expect(decodedText(decodeEscpos(readFileSync(join(dir, 'not', 'yet', '______etc_a_b.bin'))))).toContain(
      'Comune di Borgo San Lucio',
    );
  });

  it('is as another process says', async () => {
    const printer = filePrinter({ dir, profile: usualProfile(80) });
    say('{"state":"paper-out"}');
    expect(await printer.status()).toBe('paper-out');
    expect(await printer.print(sampleSlip('it'))).toEqual({ outcome: 'failed', reason: 'paper-out' });
    expect(readdirSync(dir)).toEqual([statusFile]);
    say('{"state":"paper-low"}');
    expect(await printer.print(sampleSlip('it'))).toEqual({ outcome: 'printed' });
  });

  it('does not know what half a status file means', async () => {
    const printer = filePrinter({ dir, profile: usualProfile(80) });
    for (const broken of ['{"state":', '{"state":"fine"}', '7', 'null']) {
      say(broken);
      expect(await printer.status()).toBe('unknown');
    }
    expect(await printer.print(sampleSlip('it'))).toEqual({ outcome: 'unknown' });
  });
});
