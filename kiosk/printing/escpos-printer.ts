import type { Clock } from '../clock.ts';
import type { PrinterState } from '../contract/shown.ts';
import { type Condition, createShown, createTurns, obstacle } from './condition.ts';
import { type EscposLimits, silentQueries } from './escpos-limits.ts';
import {
  conditionOf,
  isStatusByte,
  type StatusAnswers,
  type StatusQuery,
  statusQueries,
  statusQuery,
} from './escpos-status.ts';
import type { PrintOutcome, Printer } from './printer.ts';
import type { PrinterProfile } from './profile.ts';
import { renderReceipt, type RenderedReceipt } from './receipt.ts';
import type { Logo } from './logo.ts';
import type { Slip } from './slip.ts';
import { type OpenWire, type Wire, within } from './wire.ts';

/** Hears which characters of a slip no font has. */
export type Lost = ((characters: readonly string[]) => void) | undefined;

/**
 * Epson's real-time "clear buffers" (`DLE DC4` 8). After a fault it keeps the rest of a slip from coming out when
 * someone puts in paper an hour later. Printers without it see only control bytes, which print nothing.
 */
const clearBuffers = Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);

/**
 * Answers that are still to come on a line. They come in the order of the questions and do not say which one they answer: one
 * that comes late must not be taken for that to a later question, where the same bits mean something else.
 */
const owed = new WeakMap<Wire, number>();

/** One question, asked again while it stays silent, `tries` times at most. */
const askOne = async (
  wire: Wire,
  query: StatusQuery,
  tries: number,
  limits: EscposLimits,
): Promise<number | undefined> => {
  for (let asked = 1; asked <= tries; asked += 1) {
    owed.set(wire, (owed.get(wire) ?? 0) + 1);
    const { complete } = await wire.send(statusQuery(query), limits.answerMs);
    if (!complete) continue;
    const answer = await wire.receive((byte) => {
      if (!isStatusByte(byte)) return false;
      const left = (owed.get(wire) ?? 1) - 1;
      owed.set(wire, left);
      return left < asked;
    }, limits.answerMs);
    if (answer !== undefined) return answer;
  }
  return undefined;
};

/** How a printer is asked: what a profile says that never answers is not asked at all. */
type Ask = (wire: Wire) => Promise<Condition>;
type Tools = { clock: Clock; limits: EscposLimits; ask: Ask };

/** Asks everything. Printer and paper must answer; what a simple printer does not say of the rest is no fault. */
const askAll = async (wire: Wire, limits: EscposLimits): Promise<Condition> => {
  const answers: StatusAnswers = {};
  for (const query of statusQueries) {
    const answer = await askOne(wire, query, query === 1 || query === 4 ? silentQueries : 1, limits);
    if (answer === undefined) break;
    answers[query] = answer;
  }
  return conditionOf(answers);
};

/** A fault after something was sent: what the printer still holds is thrown away, so that it never comes out later. */
const faulted = async (wire: Wire, outcome: PrintOutcome, limits: EscposLimits): Promise<PrintOutcome> => {
  await wire.send(clearBuffers, limits.answerMs);
  return outcome;
};

/** Looks at the printer while the paper moves, until even the slowest printer is done or something is wrong. */
const watch = async (
  wire: Wire,
  heightDots: number,
  { clock, limits, ask }: Tools,
): Promise<PrintOutcome> => {
  const started = clock.now();
  const surelyDone = Math.min((heightDots / limits.slowestDots) * 1000, limits.longestWatchMs);
  const surelyNotDone = (heightDots / limits.fastestDots) * 1000;
  for (;;) {
    const passed = clock.now() - started;
    const condition = await ask(wire);
    const reason = obstacle(condition);
    // A fault seen later than that may be the end of the roll after a whole slip: nobody knows, so nobody says so.
    if (reason !== undefined)
      return faulted(
        wire,
        passed < surelyNotDone ? { outcome: 'failed', reason } : { outcome: 'unknown' },
        limits,
      );
    if (condition === 'unknown') return { outcome: 'unknown' };
    if (passed >= surelyDone) return { outcome: 'printed' };
    await new Promise<void>((resolve) => void clock.after(limits.watchMs, resolve));
  }
};

/** The cut was never sent: with a fault named by the printer it surely failed, else nobody knows what came out. */
const halfSent = async (wire: Wire, sent: number, { limits, ask }: Tools): Promise<PrintOutcome> => {
  // Not one byte left this machine: the printer hung up.
  if (sent === 0) return { outcome: 'failed', reason: 'off-line' };
  const reason = obstacle(await ask(wire));
  return reason === undefined ? { outcome: 'unknown' } : faulted(wire, { outcome: 'failed', reason }, limits);
};

const printOn = async (wire: Wire, receipt: RenderedReceipt, tools: Tools): Promise<PrintOutcome> => {
  const { clock, limits } = tools;
  const reason = obstacle(await tools.ask(wire));
  if (reason !== undefined) return { outcome: 'failed', reason };
  const late = { complete: false, sent: receipt.bytes.length };
  const { complete, sent } = await within(
    clock,
    limits.sendMs,
    wire.send(receipt.bytes, limits.stallMs),
    late,
  );
  return complete ? watch(wire, receipt.heightDots, tools) : halfSent(wire, sent, tools);
};

/**
 * A receipt printer, whatever the line it hangs on. The line is opened for each look and each
 * job and closed after it: these printers take one host at a time. Nothing is ever sent twice.
 */
export const escposPrinter = ({
  open,
  profile,
  lost,
  clock,
  limits,
  logo,
  render = async (slip) => renderReceipt(slip, profile, await logo),
}: {
  open: OpenWire;
  profile: PrinterProfile;
  lost?: Lost;
  logo?: Logo | undefined;
  /** Tests put bytes of their own in its place. */
  render?: (slip: Slip) => Promise<RenderedReceipt>;
  clock: Clock;
  limits: EscposLimits;
}): Printer => {
  const ask: Ask = (wire) => (profile.status === 'none' ? Promise.resolve('unknown') : askAll(wire, limits));
  const shown = createShown();
  const inTurn = createTurns();
  const using = async <T>(work: (wire: Wire) => Promise<T>): Promise<T | undefined> => {
    const wire = await open();
    if (wire === undefined) return undefined;
    try {
      return await work(wire);
    } finally {
      await wire.close();
    }
  };

  const look = async (): Promise<PrinterState> => shown((await using(ask)) ?? 'off-line');

  const print = async (slip: Slip): Promise<PrintOutcome> => {
    let receipt: RenderedReceipt;
    try {
      receipt = await render(slip);
      if (receipt.lost.length > 0) lost?.(receipt.lost);
    } catch {
      return { outcome: 'failed', reason: 'error' };
    }
    return (
      (await using((wire) => printOn(wire, receipt, { clock, limits, ask }))) ?? {
        outcome: 'failed',
        reason: 'off-line',
      }
    );
  };

  return {
    status: () => inTurn(look),
    print: (slip) => inTurn(() => print(slip)),
    close: () => inTurn(() => Promise.resolve()),
  };
};
