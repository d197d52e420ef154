import type { Clock } from '../clock.ts';
import type { PrinterState } from '../contract/shown.ts';
import { type EscposLimits, offLineSignals, silentQueries } from './escpos-limits.ts';
import { type Condition, conditionOf, isStatusByte, obstacle, shownState, type StatusAnswers, statusQueries, statusQuery } from './escpos-status.ts';
import type { PrintOutcome, Printer } from './printer.ts';
import type { Slip } from './slip.ts';
import { type OpenWire, type Wire, within } from './wire.ts';

/** A slip as bytes for the printer, and how much paper it takes. */
export type Receipt = { bytes: Uint8Array; heightDots: number };

/**
 * Epson's real-time "clear buffers" (`DLE DC4` 8). After a fault it keeps the rest of a slip from coming out when
 * someone puts in paper an hour later. Printers without it see only control bytes, which print nothing.
 */
const clearBuffers = Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);

/** Asks everything; gives up after the first questions stay silent. */
const ask = async (wire: Wire, limits: EscposLimits): Promise<Condition> => {
  const answers: StatusAnswers = {};
  let silent = 0;
  for (const query of [1, 4, 2, 3] satisfies (typeof statusQueries)[number][]) {
    wire.drain();
    const { complete } = await wire.send(statusQuery(query), limits.answerMs);
    const answer = complete ? await wire.receive(isStatusByte, limits.answerMs) : undefined;
    if (answer === undefined) silent += 1;
    else answers[query] = answer;
    if (silent >= silentQueries) break;
  }
  return conditionOf(answers);
};

/** A fault after something was sent: what the printer still holds is thrown away, so that it never comes out later. */
const faulted = async (wire: Wire, outcome: PrintOutcome, limits: EscposLimits): Promise<PrintOutcome> => {
  await wire.send(clearBuffers, limits.answerMs);
  return outcome;
};

/** Looks at the printer while the paper moves, until even the slowest printer is done or something is wrong. */
const watch = async (wire: Wire, heightDots: number, clock: Clock, limits: EscposLimits): Promise<PrintOutcome> => {
  const started = clock.now();
  const surelyDone = Math.min((heightDots / limits.slowestDots) * 1000, limits.longestWatchMs);
  const surelyNotDone = (heightDots / limits.fastestDots) * 1000;
  for (;;) {
    const passed = clock.now() - started;
    const condition = await ask(wire, limits);
    const reason = obstacle(condition);
    // A fault seen later than that may be the end of the roll after a whole slip: nobody knows, so nobody says so.
    if (reason !== undefined) return faulted(wire, passed < surelyNotDone ? { outcome: 'failed', reason } : { outcome: 'unknown' }, limits);
    if (condition === 'unknown') return { outcome: 'unknown' };
    if (passed >= surelyDone) return { outcome: 'printed' };
    await new Promise<void>((resolve) => void clock.after(limits.watchMs, resolve));
  }
};

/** The cut was never sent: with a fault named by the printer it surely failed, else nobody knows what came out. */
const halfSent = async (wire: Wire, limits: EscposLimits): Promise<PrintOutcome> => {
  const reason = obstacle(await ask(wire, limits));
  return reason === undefined ? { outcome: 'unknown' } : faulted(wire, { outcome: 'failed', reason }, limits);
};

const printOn = async (wire: Wire, receipt: Receipt, clock: Clock, limits: EscposLimits): Promise<PrintOutcome> => {
  const reason = obstacle(await ask(wire, limits));
  if (reason !== undefined) return { outcome: 'failed', reason };
  const late = { complete: false, sent: 0 };
  const { complete } = await within(clock, limits.sendMs, wire.send(receipt.bytes, limits.stallMs), late);
  return complete ? watch(wire, receipt.heightDots, clock, limits) : halfSent(wire, limits);
};

/**
 * A receipt printer that speaks ESC/POS, whatever the line it hangs on. The line is opened for each look and each
 * job and closed after it: these printers take one host at a time. Nothing is ever sent twice.
 */
export const escposPrinter = ({ open, render, clock, limits }: { open: OpenWire; render: (slip: Slip) => Promise<Receipt>; clock: Clock; limits: EscposLimits }): Printer => {
  let signals = 0;
  let last: PrinterState = 'unknown';
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = tail.then(work);
    tail = result.catch(() => undefined);
    return result;
  };
  const using = async <T>(work: (wire: Wire) => Promise<T>): Promise<T | undefined> => {
    const wire = await open();
    if (wire === undefined) return undefined;
    try {
      return await work(wire);
    } finally {
      await wire.close();
    }
  };

  const look = async (): Promise<PrinterState> => {
    const condition = (await using((wire) => ask(wire, limits))) ?? 'off-line';
    signals = condition === 'off-line' ? signals + 1 : 0;
    if (condition !== 'off-line') last = shownState(condition);
    else if (signals >= offLineSignals) last = 'off-line';
    return last;
  };

  const print = async (slip: Slip): Promise<PrintOutcome> => {
    let receipt: Receipt;
    try {
      receipt = await render(slip);
    } catch {
      return { outcome: 'failed', reason: 'error' };
    }
    return (await using((wire) => printOn(wire, receipt, clock, limits))) ?? { outcome: 'failed', reason: 'off-line' };
  };

  return {
    status: () => inTurn(look),
    print: (slip) => inTurn(() => print(slip)),
    close: () => inTurn(() => Promise.resolve()),
  };
};
