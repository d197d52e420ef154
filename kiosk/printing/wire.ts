import type { Clock } from '../clock.ts';

/** An open line to a printer: bytes there, single bytes back. None of its functions throws. */
export type Wire = {
  /**
   * Sends everything or gives up. `complete` is true only when the last byte has left; the wait starts again with each
   * piece that goes, so a slow printer is not a broken one.
   */
  send: (bytes: Uint8Array, stallMs: number) => Promise<{ complete: boolean; sent: number }>;
  /** The next byte of the printer for which `accepts` holds; undefined when none came in time or the line ended. */
  receive: (accepts: (byte: number) => boolean, waitMs: number) => Promise<number | undefined>;
  close: () => Promise<void>;
};

/** Opens a line; undefined when that did not work within the driver's limit. */
export type OpenWire = () => Promise<Wire | undefined>;

/** The promise's value, or `late` after so many milliseconds. */
export const within = <T, L>(
  clock: Clock,
  milliseconds: number,
  promise: Promise<T>,
  late: L,
): Promise<T | L> =>
  new Promise((resolve, reject) => {
    const stop = clock.after(milliseconds, () => resolve(late));
    promise.then(
      (value) => {
        stop();
        resolve(value);
      },
      (error: unknown) => {
        stop();
        reject(error as Error);
      },
    );
  });

/** Bytes as they come in, handed to the one reader that waits. */
export const createInbox = (
  clock: Clock,
): { push: (bytes: Uint8Array) => void; end: () => void; receive: Wire['receive'] } => {
  const bytes: number[] = [];
  let ended = false;
  let wake: (() => void) | undefined;
  return {
    push: (more) => {
      bytes.push(...more);
      wake?.();
    },
    end: () => {
      ended = true;
      wake?.();
    },
    receive: (accepts, waitMs) =>
      new Promise((resolve) => {
        let done = false;
        const finish = (byte: number | undefined): void => {
          if (done) return;
          done = true;
          wake = undefined;
          stop();
          resolve(byte);
        };
        const look = (): void => {
          while (bytes.length > 0) {
            const byte = bytes.shift();
            if (byte !== undefined && accepts(byte)) return finish(byte);
          }
          if (ended) finish(undefined);
        };
        // After a look at the line: while a slip was drawn nobody looked, and the answer may be there.
        const stop = clock.after(waitMs, () => void setImmediate(finish, undefined));
        wake = look;
        look();
      }),
  };
};
