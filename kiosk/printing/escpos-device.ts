import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { type FileHandle, open as openFile } from 'node:fs/promises';
import { type Clock, systemClock } from '../clock.ts';
import { type EscposLimits, escposLimits } from './escpos-limits.ts';
import { escposPrinter, type Lost } from './escpos-printer.ts';
import type { Logo } from './logo.ts';
import type { Printer } from './printer.ts';
import type { PrinterProfile } from './profile.ts';
import { type OpenWire, type Wire, within } from './wire.ts';

/** How long to leave a device alone that has no room or nothing to say. */
const againMs = 20;
/** Bytes in one write; a USB printer takes at most a few kilobytes at once. */
const pieceBytes = 2048;
/** Answers are single bytes; more comes only unasked. */
const readBytes = 64;

/** The part of a file handle that is used; tests put a device in its place that takes two bytes at a time. */
export type DeviceFile = Pick<FileHandle, 'close'> & {
  write: (bytes: Uint8Array) => Promise<{ bytesWritten: number }>;
  read: (bytes: Uint8Array) => Promise<{ bytesRead: number }>;
};

const isAgain = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EAGAIN';
/** Runs the call; undefined where the device asks to come back later. */
const unlessAgain = async (call: () => Promise<number>): Promise<number | undefined> => {
  try {
    return await call();
  } catch (error) {
    if (isAgain(error)) return undefined;
    throw error;
  }
};

/** A wire over a file opened without blocking. */
export const deviceWire = (file: DeviceFile, clock: Clock): Wire => {
  const rest = (): Promise<void> => new Promise((resolve) => void clock.after(againMs, resolve));
  const readOnce = async (): Promise<Uint8Array> => {
    const bytes = new Uint8Array(readBytes);
    const count =
      (await unlessAgain(async () => (await file.read(bytes)).bytesRead).catch(() => undefined)) ?? 0;
    return bytes.subarray(0, count);
  };
  const pending: number[] = [];
  return {
    send: async (bytes, stallMs) => {
      let sent = 0;
      let progressAt = clock.now();
      try {
        while (sent < bytes.length) {
          const count = await unlessAgain(
            async () => (await file.write(bytes.subarray(sent, sent + pieceBytes))).bytesWritten,
          );
          if (count !== undefined && count > 0) {
            sent += count;
            progressAt = clock.now();
          } else {
            if (clock.now() - progressAt >= stallMs) break;
            await rest();
          }
        }
      } catch {
        // Unplugged in the middle: `complete` says so.
      }
      return { complete: sent >= bytes.length, sent };
    },
    receive: async (accepts, waitMs) => {
      const until = clock.now() + waitMs;
      for (;;) {
        pending.push(...(await readOnce()));
        while (pending.length > 0) {
          const byte = pending.shift();
          if (byte !== undefined && accepts(byte)) return byte;
        }
        if (clock.now() >= until) return undefined;
        await rest();
      }
    },
    close: () => file.close().catch(() => undefined),
  };
};

/** A serial line must pass bytes as they are; the speed stays what the system set. */
const makeRaw = (device: string, limitMs: number): Promise<void> =>
  new Promise(
    (resolve) => void execFile('stty', ['-F', device, 'raw', '-echo'], { timeout: limitMs }, () => resolve()),
  );

const fileOf = (handle: FileHandle): DeviceFile => ({
  write: (bytes) => handle.write(bytes, 0, bytes.length, null),
  read: (bytes) => handle.read(bytes, 0, bytes.length, null),
  close: () => handle.close(),
});

/** Opens a device file within `openMs`: for reading too where the device allows it, else status is never known. */
export const openDevice =
  (device: string, clock: Clock, openMs: number): OpenWire =>
  async () => {
    const flags = constants.O_NONBLOCK | constants.O_NOCTTY;
    const opening = openFile(device, constants.O_RDWR | flags).catch(() =>
      openFile(device, constants.O_WRONLY | flags),
    );
    let late = false;
    // An open that comes back after the limit is closed again: no handle is lost.
    opening.then((handle) => (late ? void handle.close() : undefined)).catch(() => undefined);
    const handle = await within(
      clock,
      openMs,
      opening.catch(() => undefined),
      undefined,
    );
    late = handle === undefined;
    if (handle === undefined) return undefined;
    if (/^\/dev\/(tty|serial)/.test(device)) await makeRaw(device, openMs);
    return deviceWire(fileOf(handle), clock);
  };

export type EscposDeviceOptions = {
  device: string;
  profile: PrinterProfile;
  clock?: Clock;
  lost?: Lost;
  logo?: Logo | undefined;
  limits?: Partial<EscposLimits>;
};

/** A receipt printer on USB (`/dev/usb/lp0`) or a serial line (`/dev/ttyUSB0`). */
export const escposDevice = ({
  device,
  profile,
  clock = systemClock,
  lost,
  logo,
  limits: changed = {},
}: EscposDeviceOptions): Printer => {
  const limits = { ...escposLimits, ...changed };
  return escposPrinter({
    open: openDevice(device, clock, limits.openMs),
    profile,
    lost,
    logo,
    clock,
    limits,
  });
};
