import { describe, expect, it } from 'vitest';
import type { PrinterState } from '../contract/shown.ts';
import { manualClock } from '../testing/printer-clock.ts';
import { memoryPrinter } from '../testing/printer-memory.ts';
import { sampleSlip } from '../testing/printer-slips.ts';
import { createPrintDesk, idlePollMs, type PrintDesk } from './print-desk.ts';

/** Lets promises that are already settled run on. */
const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
const slipOf = (ticket: string): ReturnType<typeof sampleSlip> => sampleSlip('it', { ticket });
const opened = async (): Promise<{
  desk: PrintDesk;
  printer: ReturnType<typeof memoryPrinter>;
  clock: ReturnType<typeof manualClock>;
  states: PrinterState[];
}> => {
  const printer = memoryPrinter();
  const clock = manualClock();
  const states: PrinterState[] = [];
  const desk = createPrintDesk({ printer, clock, onState: (state) => states.push(state) });
  await settle();
  return { desk, printer, clock, states };
};

describe('the print desk', () => {
  it('prints a ticket once, however often it is asked', async () => {
    const { desk, printer } = await opened();
    const outcomes = await Promise.all([
      desk.print('a', slipOf('a')),
      desk.print('a', slipOf('a')),
      desk.print('b', slipOf('b')),
    ]);
    expect(outcomes).toEqual([{ outcome: 'printed' }, { outcome: 'printed' }, { outcome: 'printed' }]);
    expect(await desk.print('a', slipOf('a'))).toEqual({ outcome: 'printed' });
    expect(printer.history().map(({ ticket }) => ticket)).toEqual(['a', 'b']);
  });

  it('tells each step of a job, once a ticket', async () => {
    const steps: unknown[] = [];
    const printer = memoryPrinter();
    const desk = createPrintDesk({
      printer,
      clock: manualClock(),
      onJob: (ticket, state) => steps.push([ticket, typeof state === 'string' ? state : state.outcome]),
    });
    await settle();
    printer.failNext();
    await Promise.all([
      desk.print('a', slipOf('a')),
      desk.print('a', slipOf('a')),
      desk.print('b', slipOf('b')),
    ]);
    expect(steps).toEqual([
      ['a', 'submitted'],
      ['a', 'printing'],
      ['b', 'submitted'],
      ['a', 'failed'],
      ['b', 'printing'],
      ['b', 'printed'],
    ]);
    await desk.close();
  });

  it('does not print again what failed or is unknown', async () => {
    const { desk, printer } = await opened();
    printer.setStatus('paper-out');
    expect(await desk.print('a', slipOf('a'))).toEqual({ outcome: 'failed', reason: 'paper-out' });
    printer.setStatus('ready');
    expect(await desk.print('a', slipOf('a'))).toEqual({ outcome: 'failed', reason: 'paper-out' });
    expect(printer.history()).toHaveLength(0);
  });

  it('asks the printer now and then and tells what changed, once', async () => {
    const { desk, printer, clock, states } = await opened();
    expect(desk.state()).toBe('ready');
    for (const state of ['ready', 'paper-out', 'paper-out', 'ready'] as const) {
      printer.setStatus(state);
      clock.advance(idlePollMs);
      await settle();
    }
    expect(states).toEqual(['ready', 'paper-out', 'ready']);
    expect(printer.asked()).toBe(5);
    expect(clock.pending()).toBe(1);
  });

  it('sees at once after a job what has become of the printer', async () => {
    const { desk, printer } = await opened();
    printer.setStatus('cover-open');
    await desk.print('a', slipOf('a'));
    await settle();
    expect(desk.state()).toBe('cover-open');
  });

  it('drops what waits when the session ends, and never prints it later', async () => {
    const { desk, printer, clock } = await opened();
    const release = printer.hold();
    const [running, waiting] = [desk.print('a', slipOf('a')), desk.print('b', slipOf('b'))];
    await settle();
    desk.forget();
    release();
    expect(await running).toEqual({ outcome: 'printed' });
    expect(await waiting).toEqual({ outcome: 'failed', reason: 'error' });
    clock.advance(10 * idlePollMs);
    await settle();
    expect(printer.history().map(({ ticket }) => ticket)).toEqual(['a']);
  });

  it('stands a driver that breaks its promise', async () => {
    const clock = manualClock();
    const broken = {
      status: () => Promise.reject(new Error('no')),
      print: () => Promise.reject(new Error('no')),
      close: () => Promise.resolve(),
    };
    const desk = createPrintDesk({ printer: broken, clock });
    expect(await desk.print('a', slipOf('a'))).toEqual({ outcome: 'unknown' });
    expect(desk.state()).toBe('unknown');
    await desk.close();
  });

  it('ends its timer and the printer with close, and prints nothing after', async () => {
    const { desk, printer, clock, states } = await opened();
    await desk.close();
    expect(clock.pending()).toBe(0);
    expect(printer.closed()).toBe(true);
    printer.setStatus('paper-out');
    expect(await desk.print('a', slipOf('a'))).toEqual({ outcome: 'failed', reason: 'off-line' });
    expect(states).toEqual(['ready']);
  });

  it('says so where no printer is set up', async () => {
    const clock = manualClock();
    const desk = createPrintDesk({ printer: undefined, clock });
    expect(desk.state()).toBe('none');
    expect(clock.pending()).toBe(0);
    expect(await desk.print('a', slipOf('a'))).toEqual({ outcome: 'failed', reason: 'off-line' });
    await desk.close();
  });
});
