import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { type Behaviour, emulatePrinter, type PrinterEmulator } from '../testing/printer-emulator.ts';
import { sampleSlip } from '../testing/printer-slips.ts';
import type { EscposLimits } from './escpos-limits.ts';
import { escposTcp } from './escpos-tcp.ts';
import { createPrintDesk } from './print-desk.ts';
import type { PrintOutcome } from './printer.ts';
import { usualProfile } from './profile.ts';

/** Waits short enough for a test; the emulated head is as slow as a real one where it matters. */
const quick: Partial<EscposLimits> = {
  openMs: 400,
  answerMs: 120,
  stallMs: 250,
  sendMs: 4000,
  watchMs: 10,
  slowestDots: 40_000,
  // Whatever goes wrong within this test goes wrong before a real head has printed the slip.
  fastestDots: 10,
};
/** A head that is done as soon as it has the bytes: a fault seen later comes after the slip. */
const fast: Partial<EscposLimits> = { fastestDots: Infinity };

const printed: PrintOutcome = { outcome: 'printed' };
const unknown: PrintOutcome = { outcome: 'unknown' };
const failed = (reason: Extract<PrintOutcome, { outcome: 'failed' }>['reason']): PrintOutcome => ({
  outcome: 'failed',
  reason,
});
const after = (what: NonNullable<Behaviour['accident']>['what']): Partial<Behaviour> => ({
  accident: { afterBytes: 900, what },
});

type Case = [name: string, behaviour: Partial<Behaviour>, told: PrintOutcome, limits?: Partial<EscposLimits>];
const cases: readonly Case[] = [
  ['answers nothing', { answers: 'silent' }, unknown],
  ['answers rubbish', { answers: 'wrong' }, unknown],
  ['reports unasked between its answers', { answers: 'chatty' }, printed],
  ['answers one question of those that come together', { answers: 'first' }, printed],
  ['answers slowly', { delayMs: 60 }, printed],
  ['answers later than it is waited for', { delayMs: 400 }, unknown],
  // What it says late of itself must not be read as what it says of the paper.
  ['answers late, and has no paper', { delayMs: 400, paper: 'out' }, unknown],
  ['takes bytes in sips', { sip: 256 }, printed],
  ['has no paper', { paper: 'out' }, failed('paper-out')],
  ['is at the end of its roll', { paper: 'low' }, printed],
  ['has its cover open', { coverOpen: true }, failed('cover-open')],
  ['has its cutter blocked', { cutterBlocked: true }, failed('error')],
  ['was put off-line with its button', { offLine: true }, failed('off-line')],
  ['runs out of paper in the middle', after('paper-out'), failed('paper-out')],
  ['is opened in the middle', after('cover-open'), failed('cover-open')],
  ['loses the line in the middle', after('gone'), unknown],
  ['takes half a job and no more', { ...after('stuck'), answers: 'silent' }, unknown],
  ['runs out of paper after the cut', { atCut: 'paper-out' }, unknown, fast],
  ['jams at the cut', { atCut: 'cutter' }, failed('error')],
  ['loses the line with the cut', { atCut: 'gone' }, unknown],
  ['hangs up at once', { hangsUp: true }, failed('off-line')],
  ['serves somebody else all the time', { oneHost: true }, unknown],
  ['is asked by ten at once', {}, printed],
  ['is not there', {}, failed('off-line')],
];

const emulators: PrinterEmulator[] = [];
afterEach(async () => {
  await Promise.all(emulators.splice(0).map((emulator) => emulator.close()));
});

const settled = async (emulator: PrinterEmulator): Promise<void> => {
  for (let look = 0; look < 200 && emulator.open() > 0; look += 1)
    await new Promise<void>((resolve) => void systemClock.after(5, resolve));
};

describe('what is told of a receipt printer that', () => {
  it.each<Case>([...cases])('%s', async (name, behaviour, told, limits = {}) => {
    const emulator = await emulatePrinter(behaviour);
    emulators.push(emulator);
    const other = name.startsWith('serves somebody') ? await occupy(emulator.port) : undefined;
    if (name === 'is not there') await emulator.close();
    const printer = escposTcp({
      host: '127.0.0.1',
      port: emulator.port,
      profile: usualProfile(58),
      limits: { ...quick, ...limits },
    });
    const desk = createPrintDesk({ printer, clock: systemClock });
    const slip = sampleSlip('it', { ticket: name });
    const wishes = name.startsWith('is asked by ten') ? 10 : 2;
    const outcomes = await Promise.all(Array.from({ length: wishes }, () => desk.print(slip.ticket, slip)));
    expect(outcomes).toEqual(Array.from({ length: wishes }, () => told));
    await desk.close();
    other?.destroy();
    await settled(emulator);

    // What was told is true of the paper that really came out, and nothing comes out twice.
    const before = emulator.papers();
    if (told.outcome === 'printed') expect(before).toBe(1);
    if (told.outcome === 'failed') expect(before).toBe(0);
    expect(before).toBeLessThanOrEqual(1);
    // Somebody mends everything: after it, nothing that was told as failed comes out by itself.
    emulator.set({ paper: 'ok', coverOpen: false, offLine: false, cutterBlocked: false });
    if (told.outcome !== 'unknown') expect(emulator.papers()).toBe(before);
    expect(emulator.papers()).toBeLessThanOrEqual(1);
  });
});

/** Another host that keeps the printer to itself. */
const occupy = async (port: number): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
};
