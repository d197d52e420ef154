import { afterEach, describe, expect, it } from 'vitest';
import { decodedText, decodeEscpos } from '../testing/escpos-decoder.ts';
import { type Behaviour, emulatePrinter, type PrinterEmulator } from '../testing/printer-emulator.ts';
import { sampleSlip } from '../testing/printer-slips.ts';
import { systemClock } from '../clock.ts';
import type { EscposLimits } from './escpos-limits.ts';
import { escposTcp } from './escpos-tcp.ts';
import type { Printer } from './printer.ts';
import { usualProfile } from './profile.ts';

/** Waits short enough for a test; a printer as slow as a real one would take seconds. */
const quick: Partial<EscposLimits> = {
  openMs: 500,
  answerMs: 400,
  stallMs: 400,
  sendMs: 3000,
  watchMs: 10,
  slowestDots: 40_000,
};
const emulators: PrinterEmulator[] = [];
afterEach(async () => {
  await Promise.all(emulators.splice(0).map((emulator) => emulator.close()));
});
const plugged = async (
  behaviour: Partial<Behaviour> = {},
  limits: Partial<EscposLimits> = {},
): Promise<{ emulator: PrinterEmulator; printer: Printer }> => {
  const emulator = await emulatePrinter(behaviour);
  emulators.push(emulator);
  return {
    emulator,
    printer: escposTcp({
      host: '127.0.0.1',
      port: emulator.port,
      profile: usualProfile(58),
      limits: { ...quick, ...limits },
    }),
  };
};
const slip = sampleSlip('it');
const accident = (what: NonNullable<Behaviour['accident']>['what']): Partial<Behaviour> => ({
  accident: { afterBytes: 500, what },
});
/** Connections end a moment after the driver has let go of them. */
const settled = async (emulator: PrinterEmulator): Promise<void> => {
  const until = Date.now() + 2000;
  while (emulator.open() > 0 && Date.now() < until)
    await new Promise<void>((resolve) => void systemClock.after(5, resolve));
};

describe('a receipt printer on the network', () => {
  it('prints a whole job, says so, and lets go of the printer', async () => {
    const { emulator, printer } = await plugged();
    expect(await printer.status()).toBe('ready');
    expect(await printer.print(slip)).toEqual({ outcome: 'printed' });
    await settled(emulator);
    expect(emulator.open()).toBe(0);
    expect(emulator.jobs()).toHaveLength(1);
    const receipt = decodeEscpos(emulator.jobs()[0] ?? new Uint8Array());
    expect(decodedText(receipt)).toContain("Carta d'identità");
    expect(receipt.parts.at(-1)).toEqual({ kind: 'cut', partial: true });
  });

  it('is asked how it is while the slip is made, and given nothing where none comes', async () => {
    const { emulator, printer } = await plugged();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const printed = printer.print(promise);
    while (emulator.connections() === 0) await new Promise<void>((next) => void setImmediate(next));
    resolve(undefined);
    expect(await printed).toEqual({ outcome: 'failed', reason: 'error' });
    await settled(emulator);
    expect([emulator.jobs(), emulator.open()]).toEqual([[], 0]);
    expect(await printer.print(Promise.resolve(slip))).toEqual({ outcome: 'printed' });
  });

  it('still prints on paper near its end', async () => {
    const { printer } = await plugged({ paper: 'low' });
    expect(await printer.status()).toBe('paper-low');
    expect(await printer.print(slip)).toEqual({ outcome: 'printed' });
  });

  it.each<[Partial<Behaviour>, string, string]>([
    [{ paper: 'out' }, 'paper-out', 'paper-out'],
    [{ coverOpen: true }, 'cover-open', 'cover-open'],
    [{ cutterBlocked: true }, 'error', 'off-line'],
  ])('sends nothing to a printer that cannot print: %o', async (behaviour, reason, state) => {
    const { emulator, printer } = await plugged(behaviour);
    expect(await printer.print(slip)).toEqual({ outcome: 'failed', reason });
    expect(await printer.status()).toBe(state);
    await settled(emulator);
    expect(emulator.jobs()).toHaveLength(0);
  });

  it('does not say printed when the paper ends or the cover opens in the middle, and clears what is left', async () => {
    for (const [what, reason] of [
      ['paper-out', 'paper-out'],
      ['cover-open', 'cover-open'],
    ] as const) {
      const { emulator, printer } = await plugged(accident(what));
      expect(await printer.print(slip)).toEqual({ outcome: 'failed', reason });
      await settled(emulator);
      expect(emulator.cleared()).toBe(1);
    }
  });

  it('does not know about a slip when the paper ended after the time to print it', async () => {
    const { printer } = await plugged({ atCut: 'paper-out' }, { fastestDots: Infinity });
    expect(await printer.print(slip)).toEqual({ outcome: 'unknown' });
    expect(await printer.status()).toBe('paper-out');
  });

  it.each<[string, Partial<Behaviour>]>([
    ['never answers', { answers: 'silent' }],
    ['answers with rubbish', { answers: 'wrong' }],
  ])('prints on a printer that %s, and does not say more than it knows', async (_, behaviour) => {
    const { emulator, printer } = await plugged(behaviour);
    expect(await printer.status()).toBe('unknown');
    expect(await printer.print(slip)).toEqual({ outcome: 'unknown' });
    await settled(emulator);
    expect(decodeEscpos(emulator.jobs()[0] ?? new Uint8Array()).parts.at(-1)).toEqual({
      kind: 'cut',
      partial: true,
    });
    // A printer of which nothing is known may be printing still: its buffer is left alone.
    expect(emulator.cleared()).toBe(0);
  });

  it.each(['gone', 'stuck'] as const)(
    'does not know how it ended when the line is %s in the middle, and sends nothing again',
    async (what) => {
      const { emulator, printer } = await plugged(accident(what));
      expect(await printer.print(slip)).toEqual({ outcome: 'unknown' });
      await settled(emulator);
      expect(emulator.jobs().length).toBeLessThanOrEqual(1);
      expect(emulator.connections()).toBe(1);
    },
  );

  it('waits for a slow printer and does not mix its answers up', async () => {
    const { emulator, printer } = await plugged({ delayMs: 550, paper: 'out' });
    expect(await printer.status()).toBe('paper-out');
    emulator.set({ paper: 'ok', delayMs: 20 });
    expect(await printer.status()).toBe('ready');
  });

  it('asks everything in one write, and one thing after the other where a printer needs that', async () => {
    for (const answers of ['well', 'first', 'simple'] as const) {
      const { emulator, printer } = await plugged({ answers });
      expect(await printer.status()).toBe('ready');
      expect(emulator.connections()).toBe(answers === 'well' ? 1 : 2);
      emulator.set({ paper: 'out' });
      expect(await printer.status()).toBe('paper-out');
      expect(await printer.print(slip)).toEqual({ outcome: 'failed', reason: 'paper-out' });
    }
  });

  it('says off-line only at the second signal in a row, and never for long', async () => {
    const { emulator, printer } = await plugged();
    expect(await printer.status()).toBe('ready');
    await emulator.close();
    expect(await printer.status()).toBe('ready');
    expect(await printer.status()).toBe('off-line');
    expect(await printer.print(slip)).toEqual({ outcome: 'failed', reason: 'off-line' });
    const again = await plugged({ offLine: true });
    expect(await again.printer.status()).toBe('unknown');
    again.emulator.set({ offLine: false });
    expect(await again.printer.status()).toBe('ready');
    again.emulator.set({ offLine: true });
    expect(await again.printer.status()).toBe('ready');
    expect(await again.printer.status()).toBe('off-line');
  });

  it('uses one connection at a time, whatever is asked of it', async () => {
    const { emulator, printer } = await plugged();
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, emulator.open());
    }, 1);
    const states = await Promise.all([
      ...Array.from({ length: 10 }, () => printer.status()),
      printer.print(slip),
    ]);
    clearInterval(watch);
    expect(states.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'ready'));
    expect(states.at(-1)).toEqual({ outcome: 'printed' });
    expect(most).toBeLessThanOrEqual(1);
  });
});
