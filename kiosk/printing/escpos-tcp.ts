import { connect, type Socket } from 'node:net';
import { type Clock, systemClock } from '../clock.ts';
import { type EscposLimits, escposLimits } from './escpos-limits.ts';
import { escposPrinter, type Lost } from './escpos-printer.ts';
import type { Logo } from './logo.ts';
import type { Printer } from './printer.ts';
import type { PrinterProfile } from './profile.ts';
import { createInbox, type OpenWire, type Wire, within } from './wire.ts';

/** Bytes in one write: small enough that a slow printer shows progress within the stall limit. */
const pieceBytes = 2048;

const wireOf = (socket: Socket, clock: Clock): Wire => {
  const inbox = createInbox(clock);
  let broken = false;
  const end = (): void => {
    broken = true;
    inbox.end();
  };
  socket
    .on('data', (bytes: Buffer) => inbox.push(bytes))
    .on('error', end)
    .on('close', end)
    .on('end', end);
  const write = (piece: Uint8Array, stallMs: number): Promise<boolean> =>
    within(
      clock,
      stallMs,
      new Promise<boolean>((resolve) => void socket.write(piece, (error) => resolve(!error))),
      false,
    );
  return {
    receive: inbox.receive,
    send: async (bytes, stallMs) => {
      let sent = 0;
      while (sent < bytes.length && !broken) {
        const piece = bytes.subarray(sent, sent + pieceBytes);
        if (!(await write(piece, stallMs))) break;
        sent += piece.length;
      }
      return { complete: sent >= bytes.length && !broken, sent };
    },
    close: async () => {
      // `end` lets the printer take what is under way; a peer that does not close is cut off.
      const gone = new Promise<void>(
        (resolve) => void (socket.destroyed ? resolve() : socket.once('close', () => resolve())),
      );
      socket.end();
      await within(clock, escposLimits.answerMs, gone, undefined);
      socket.destroy();
    },
  };
};

/** Opens a connection to a printer's raw port within `openMs`. */
export const openTcp =
  (host: string, port: number, clock: Clock, openMs: number): OpenWire =>
  () =>
    new Promise((resolve) => {
      const socket = connect({ host, port, noDelay: true });
      const fail = (): void => {
        stop();
        socket.destroy();
        resolve(undefined);
      };
      const stop = clock.after(openMs, fail);
      socket.once('error', fail);
      socket.once('connect', () => {
        stop();
        socket.off('error', fail);
        resolve(wireOf(socket, clock));
      });
    });

export type EscposTcpOptions = {
  host: string;
  port?: number;
  profile: PrinterProfile;
  clock?: Clock;
  lost?: Lost;
  logo?: Logo | undefined;
  limits?: Partial<EscposLimits>;
};

/** The port of raw printing ("JetDirect") that network receipt printers listen on. */
export const rawPort = 9100;

/** A receipt printer on the network. */
export const escposTcp = ({
  host,
  port = rawPort,
  profile,
  clock = systemClock,
  lost,
  logo,
  limits: changed = {},
}: EscposTcpOptions): Printer => {
  const limits = { ...escposLimits, ...changed };
  return escposPrinter({
    open: openTcp(host, port, clock, limits.openMs),
    profile,
    lost,
    logo,
    clock,
    limits,
  });
};
