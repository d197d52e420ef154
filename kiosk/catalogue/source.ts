import { folderSource } from './folder-source.ts';
import type { LineOptions } from './web-line.ts';
import { webSource } from './web-source.ts';

/** What is here of a file already, and where to keep what comes. */
export type PartOfFile = { have: Buffer; keep: (chunk: Buffer) => void; restart: () => void };

/** Where a signed catalogue is read from: a web server, or a folder (also on a stick). */
export type Source = {
  /** For people. */
  name: string;
  /**
   * Reads one file, never more than `maxBytes`.
   * @param part goes on where a line broke off, if the server can
   * @returns `undefined` where there is none (404, 403); throws `SyncFault`, or `HtmlFault` where a page came instead
   */
  read: (path: string, maxBytes: number, part?: PartOfFile) => Promise<Buffer | undefined>;
  /** What the server's clock said last, epoch ms. Good for words only: nobody signs it. */
  serverTime: () => number | undefined;
};

/** Longest silence of a server, in ms, and what one file may take beside the time that its length needs. */
const requestLimitMs = 60_000;

/**
 * @param address `http:` or `https:`, else a folder; signatures protect either way, TLS only hides what is read
 * @param end breaks off what is being fetched, so that the kiosk can end
 * @param line the way to a web server: proxy, authority, credentials, limit
 */
export const openSource = (
  address: string,
  limitMs = requestLimitMs,
  end: AbortSignal = new AbortController().signal,
  line: LineOptions = {},
): Source => (/^https?:/.test(address) ? webSource(address, limitMs, end, line) : folderSource(address));
