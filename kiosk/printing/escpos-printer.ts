import type { Clock } from '../clock.ts';
import type { PrinterState } from '../contract/shown.ts';
import { createShown, createTurns, obstacle } from './condition.ts';
import { type Ask, createAsk } from './escpos-ask.ts';
import type { EscposLimits } from './escpos-limits.ts';
import type { PrintOutcome, Printer, SlipToCome } from './printer.ts';
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

type Tools = { clock: Clock; limits: EscposLimits; ask: Ask };

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

/** Sends a slip piece by piece, each drawn when the one before has left, within `sendMs` in all. */
const sendAll = async (
  wire: Wire,
  pieces: RenderedReceipt['pieces'],
  { clock, limits }: Tools,
): Promise<{ complete: boolean; sent: number }> => {
  let sent = 0;
  let late = false;
  const sending = async (): Promise<boolean> => {
    try {
      for (const piece of pieces) {
        const gone = await wire.send(piece, limits.stallMs);
        sent += gone.sent;
        if (!gone.complete || late) return false;
      }
      return true;
    } catch {
      // A strip could not be drawn: the slip is as incomplete as one whose line broke.
      return false;
    }
  };
  const complete = await within(clock, limits.sendMs, sending(), undefined);
  late = complete === undefined;
  // A piece that is still under way may come out.
  return late ? { complete: false, sent: Math.max(sent, 1) } : { complete: complete === true, sent };
};

/** The printer answers while the slip is made and drawn; an answer that has grown old meanwhile is asked for again. */
const printOn = async (
  wire: Wire,
  coming: SlipToCome,
  draw: (slip: Slip) => Promise<RenderedReceipt | undefined>,
  tools: Tools,
): Promise<PrintOutcome> => {
  const { clock, limits } = tools;
  const asked = clock.now();
  const asking = tools.ask(wire);
  const slip = await coming;
  const receipt = slip === undefined ? undefined : await draw(slip);
  const answered = await asking;
  if (receipt === undefined) return { outcome: 'failed', reason: 'error' };
  const isFresh = answered === 'unknown' || clock.now() - asked <= limits.freshMs;
  const reason = obstacle(isFresh ? answered : await tools.ask(wire));
  if (reason !== undefined) return { outcome: 'failed', reason };
  const { complete, sent } = await sendAll(wire, receipt.pieces, tools);
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
  const ask = createAsk(profile, limits);
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

  const look = async (): Promise<PrinterState> => {
    const together = ask.together();
    let condition = await using(ask);
    // It has just shown that it takes one question at a time: the next line owes no answers.
    if (together && !ask.together()) condition = await using(ask);
    return shown(condition ?? 'off-line');
  };

  const draw = async (slip: Slip): Promise<RenderedReceipt | undefined> => {
    try {
      const receipt = await render(slip);
      if (receipt.lost.length > 0) lost?.(receipt.lost);
      return receipt;
    } catch {
      return undefined;
    }
  };
  const print = async (coming: SlipToCome): Promise<PrintOutcome> =>
    (await using((wire) => printOn(wire, coming, draw, { clock, limits, ask }))) ?? {
      outcome: 'failed',
      reason: 'off-line',
    };

  return {
    status: () => inTurn(look),
    print: (coming) => inTurn(() => print(coming)),
    close: () => inTurn(() => Promise.resolve()),
  };
};
