import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { sampleSlip } from '../testing/printer-slips.ts';
import { type DeviceFile, deviceWire, escposDevice, openDevice } from './escpos-device.ts';
import type { EscposLimits } from './escpos-limits.ts';
import { escposPrinter } from './escpos-printer.ts';
import { usualProfile } from './profile.ts';
import type { RenderedReceipt } from './receipt.ts';

const limits: EscposLimits = {
  openMs: 300,
  answerMs: 60,
  freshMs: 2000,
  stallMs: 100,
  sendMs: 3000,
  watchMs: 5,
  longestWatchMs: 1000,
  slowestDots: 40_000,
  fastestDots: 1e9,
};
const again = (): Error => Object.assign(new Error('try again'), { code: 'EAGAIN' });

/** A device that takes what it has room for, and answers like a printer that is fine. */
const fakeDevice = ({
  room,
  answers = true,
}: {
  room: number;
  answers?: boolean;
}): { file: DeviceFile; taken: () => number; closed: () => number } => {
  let taken = 0;
  let turn = 0;
  let closed = 0;
  const out: number[] = [];
  const file: DeviceFile = {
    write: (bytes) => {
      turn += 1;
      if (taken >= room || turn % 3 === 0) return Promise.reject(again());
      const count = Math.min(bytes.length, 600, room - taken);
      taken += count;
      for (let at = 0; answers && at < count && bytes[at] === 0x10; at += 3) out.push(0x12);
      return Promise.resolve({ bytesWritten: count });
    },
    read: (bytes) => {
      const byte = out.shift();
      if (byte === undefined) return Promise.reject(again());
      bytes[0] = byte;
      return Promise.resolve({ bytesRead: 1 });
    },
    close: () => {
      closed += 1;
      return Promise.resolve();
    },
  };
  return { file, taken: () => taken, closed: () => closed };
};
const render = (): Promise<RenderedReceipt> =>
  Promise.resolve({ pieces: [new Uint8Array(5000).fill(0x41)], heightDots: 400, lost: [] });
const slip = sampleSlip('it');

describe('a receipt printer on a device file', () => {
  it('writes on where the device has no room for a moment', async () => {
    const device = fakeDevice({ room: Infinity });
    const printer = escposPrinter({
      open: () => Promise.resolve(deviceWire(device.file, systemClock)),
      profile: usualProfile(80),
      render,
      clock: systemClock,
      limits,
    });
    expect(await printer.print(slip)).toEqual({ outcome: 'printed' });
    expect(device.taken()).toBeGreaterThanOrEqual(5000);
    expect(device.closed()).toBe(1);
  });

  it('gives up on a device that takes no more, and does not know what came out', async () => {
    const device = fakeDevice({ room: 2000 });
    const printer = escposPrinter({
      open: () => Promise.resolve(deviceWire(device.file, systemClock)),
      profile: usualProfile(80),
      render,
      clock: systemClock,
      limits,
    });
    expect(await printer.print(slip)).toEqual({ outcome: 'unknown' });
    expect(device.taken()).toBe(2000);
    expect(device.closed()).toBe(1);
  });

  it('prints where the device says nothing, and does not say printed', async () => {
    const device = fakeDevice({ room: Infinity, answers: false });
    const printer = escposPrinter({
      open: () => Promise.resolve(deviceWire(device.file, systemClock)),
      profile: usualProfile(80),
      render,
      clock: systemClock,
      limits,
    });
    expect(await printer.status()).toBe('unknown');
    expect(await printer.print(slip)).toEqual({ outcome: 'unknown' });
  });

  it('takes a device that is not there for off-line', async () => {
    const printer = escposDevice({ profile: usualProfile(80), device: '/dev/sportello-is-not-here', limits });
    expect(await printer.status()).toBe('unknown');
    expect(await printer.status()).toBe('off-line');
    expect(await printer.print(slip)).toEqual({ outcome: 'failed', reason: 'off-line' });
  });

  it('opens files without waiting for the other end', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'sportello-device-'));
    try {
      const fifo = join(dir, 'lp0');
      execFileSync('mkfifo', [fifo]);
      const wire = await openDevice(fifo, systemClock, 500)();
      expect(await wire?.send(Uint8Array.of(0x12), 100)).toEqual({ complete: true, sent: 1 });
      expect(await wire?.receive((byte) => byte === 0x12, 100)).toBe(0x12);
      expect(await wire?.receive(() => true, 30)).toBeUndefined();
      await wire?.close();
      writeFileSync(join(dir, 'plain'), '');
      const plain = await openDevice(join(dir, 'plain'), systemClock, 500)();
      expect(await plain?.receive(() => true, 30)).toBeUndefined();
      await plain?.close();
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
