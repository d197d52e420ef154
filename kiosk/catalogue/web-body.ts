import type { IncomingMessage } from 'node:http';
import type { Pace } from './pace.ts';
import { SyncFault } from './sync-fault.ts';

/** A file may take the time that this many bytes a second need, and one wait more: three lanes share a line of 24 kbit/s. */
export const slowestBytesPerSecond = 1_000;

export const tooMuch = (path: string, maxBytes: number): SyncFault =>
  new SyncFault('SYN-9', `${path} is longer than the ${maxBytes} bytes that are expected.`);

export type BodyLimits = {
  maxBytes: number;
  /** Longest silence, ms; also what a file may take beside the time that its length needs. */
  limitMs: number;
  /** Bytes a second. */
  slowest: number;
  pace: Pace | undefined;
  end: AbortSignal;
};

/**
 * Reads the body of an answer, never more than `maxBytes`.
 * @param keep is told what came, as it comes: what a broken line leaves is used again
 * @returns throws `SyncFault`: SYN-1 broken off, SYN-9 too long, SYN-12 held back
 */
export const readBody = async (
  response: IncomingMessage,
  path: string,
  { maxBytes, limitMs, slowest, pace, end }: BodyLimits,
  keep?: (chunk: Buffer) => void,
): Promise<Buffer> => {
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) {
    response.destroy();
    throw tooMuch(path, maxBytes);
  }
  const chunks: Buffer[] = [];
  let [length, mustEndAt] = [0, performance.now() + limitMs + (maxBytes / slowest) * 1000];
  let held = false;
  let silence: NodeJS.Timeout | undefined;
  const holdBack = (): void => {
    held = true;
    response.destroy();
  };
  const listen = (): void => {
    clearTimeout(silence);
    silence = setTimeout(holdBack, Math.max(1, Math.min(limitMs, mustEndAt - performance.now())));
  };
  const stop = (): void => void response.destroy();
  end.addEventListener('abort', stop);
  try {
    listen();
    for await (const chunk of response as AsyncIterable<Buffer>) {
      length += chunk.length;
      // Stops data without end: it is counted as it comes, whatever the server said of its length.
      if (length > maxBytes) throw tooMuch(path, maxBytes);
      chunks.push(chunk);
      keep?.(chunk);
      if (pace !== undefined) {
        clearTimeout(silence);
        mustEndAt += await pace(chunk.length, end);
      }
      listen();
    }
    if (held || !response.complete) throw new Error('cut');
    return Buffer.concat(chunks);
  } catch (fault) {
    if (fault instanceof SyncFault) throw fault;
    if (held)
      throw new SyncFault(
        'SYN-12',
        `${path} did not end in time: a very slow line, or somebody holds it back.`,
      );
    throw new SyncFault('SYN-1', `The network broke off while reading ${path}.`);
  } finally {
    clearTimeout(silence);
    end.removeEventListener('abort', stop);
    // One that ended whole leaves its socket for the next file.
    if (!response.complete) response.destroy();
  }
};
