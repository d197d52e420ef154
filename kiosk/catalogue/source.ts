import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { SyncFault } from './sync-fault.ts';

/** Where a signed catalogue is read from: a web server, or a folder (also on a stick). */
export type Source = {
  /** For people. */
  name: string;
  /**
   * Reads one file, never more than `maxBytes`.
   * @returns `undefined` where there is none (404, 403); throws `SyncFault`, or `HtmlFault` where a page came instead
   */
  read: (path: string, maxBytes: number) => Promise<Buffer | undefined>;
  /** What the server's clock said last, epoch ms. Good for words only: nobody signs it. */
  serverTime: () => number | undefined;
};

/** A page came where a file was asked for: a captive portal, or a server that answers everything with its home page. */
export class HtmlFault extends Error {}

/** Longest wait for one file, in ms. A shard of 30 kB takes 5 s at 48 kbit/s. */
const requestLimitMs = 60_000;

const tooMuch = (path: string, maxBytes: number): SyncFault =>
  new SyncFault('SYN-9', `${path} is longer than the ${maxBytes} bytes that are expected.`);

const readBody = async (response: Response, path: string, maxBytes: number): Promise<Buffer> => {
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) throw tooMuch(path, maxBytes);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      // Stops data without end: it is counted as it comes, whatever the server said of its length.
      if (length > maxBytes) throw tooMuch(path, maxBytes);
      chunks.push(chunk);
    }
  } catch (fault) {
    if (fault instanceof SyncFault) throw fault;
    if ((fault as Error).name === 'TimeoutError')
      throw new SyncFault('SYN-9', `${path} did not end in time: a very slow network, or data without end.`);
    throw new SyncFault('SYN-1', `The network broke off while reading ${path}.`);
  }
  return Buffer.concat(chunks);
};

const webSource = (address: string, limitMs: number, end: AbortSignal): Source => {
  const base = new URL(address.endsWith('/') ? address : `${address}/`);
  let serverTime: number | undefined;
  const answerOf = async (url: URL): Promise<Response> => {
    try {
      return await fetch(url, {
        signal: AbortSignal.any([AbortSignal.timeout(limitMs), end]),
        // Compressed once already; and nothing that swells is to be unpacked.
        headers: { 'accept-encoding': 'identity', 'user-agent': 'sportello' },
      });
    } catch (fault) {
      const cause = (fault as { cause?: { code?: string } }).cause?.code ?? (fault as Error).name;
      throw new SyncFault(
        'SYN-1',
        `${base.host} cannot be reached (${cause}): no network, or the server is down.`,
      );
    }
  };
  return {
    name: base.href,
    serverTime: () => serverTime,
    read: async (path, maxBytes) => {
      const url = new URL(path, base);
      const response = await answerOf(url);
      const date = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(date)) serverTime = date;
      const drop = (): Promise<void> | undefined => response.body?.cancel();
      if (response.status === 404 || response.status === 403) {
        await drop();
        return undefined;
      }
      // RFC 6585: 511 is what an honest captive portal says.
      if (response.status === 511 || new URL(response.url).origin !== url.origin) {
        await drop();
        throw new HtmlFault();
      }
      if (!response.ok) {
        await drop();
        throw new SyncFault('SYN-4', `${base.host} answers ${response.status} for ${path}.`);
      }
      if (/^text\/html/i.test(response.headers.get('content-type') ?? '')) {
        await drop();
        throw new HtmlFault();
      }
      return readBody(response, path, maxBytes);
    },
  };
};

const folderSource = (dir: string): Source => ({
  name: dir,
  serverTime: () => undefined,
  read: async (path, maxBytes) => {
    let file;
    try {
      file = await open(join(dir, path), 'r');
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new SyncFault('SYN-1', `${join(dir, path)} cannot be read (${(fault as Error).message}).`);
    }
    try {
      if (!(await file.stat()).isFile()) throw new SyncFault('SYN-4', `${join(dir, path)} is no file.`);
      // One byte more than may be there: enough to know that it is too long.
      const buffer = Buffer.alloc(maxBytes + 1);
      let length = 0;
      for (;;) {
        const { bytesRead } = await file.read(buffer, length, buffer.length - length);
        length += bytesRead;
        if (length > maxBytes) throw tooMuch(path, maxBytes);
        if (bytesRead === 0) return buffer.subarray(0, length);
      }
    } finally {
      await file.close();
    }
  },
});

/**
 * @param address `http:` or `https:`, else a folder; signatures protect either way, TLS only hides what is read
 * @param end breaks off what is being fetched, so that the kiosk can end
 */
export const openSource = (
  address: string,
  limitMs = requestLimitMs,
  end: AbortSignal = new AbortController().signal,
): Source => (/^https?:/.test(address) ? webSource(address, limitMs, end) : folderSource(address));
