import type { IncomingMessage } from 'node:http';
import { createPace } from './pace.ts';
import type { PartOfFile, Source } from './source.ts';
import { HtmlFault, SyncFault } from './sync-fault.ts';
import { readBody, slowestBytesPerSecond } from './web-body.ts';
import { type LineOptions, openLine } from './web-line.ts';

/** Redirects followed within one server: more is a circle. */
const maxRedirects = 3;
/** Longest time, in ms, for which a server may send a kiosk away (`Retry-After`). */
const maxRetryAfterMs = 3_600_000;

/** Seconds or a date (RFC 9110, 10.2.3), in ms from now. */
const retryAfterOf = (header: string | undefined): number | undefined => {
  const ms = /^\d{1,9}$/.test(header ?? '') ? Number(header) * 1000 : Date.parse(header ?? '') - Date.now();
  return ms > 0 ? Math.min(ms, maxRetryAfterMs) : undefined;
};

/** Whether the answer begins where the part ends. */
const goesOn = ({ statusCode, headers }: IncomingMessage, { have }: PartOfFile): boolean =>
  statusCode === 206 && headers['content-range']?.startsWith(`bytes ${have.length}-`) === true;

/** Largest page of an error, bytes, that is read to its end so that the connection can be used again. */
const maxLeftover = 16_384;
const drop = (response: IncomingMessage, limitMs: number): void => {
  if (Number(response.headers['content-length'] ?? Infinity) > maxLeftover) response.destroy();
  else response.setTimeout(limitMs, () => response.destroy()).resume();
};

/** A web server. */
export const webSource = (
  address: string,
  limitMs: number,
  end: AbortSignal,
  options: LineOptions,
): Source => {
  const base = new URL(address.endsWith('/') ? address : `${address}/`);
  const line = openLine(base, options, end);
  const pace = options.bytesPerSecond === undefined ? undefined : createPace(options.bytesPerSecond);
  const slowest = options.slowest ?? slowestBytesPerSecond;
  let serverTime: number | undefined;

  /** Follows redirects within the server. Another server is what a captive portal sends people to. */
  const answerOf = async (first: URL, headers: Record<string, string>): Promise<IncomingMessage> => {
    let url = first;
    for (let step = 0; step <= maxRedirects; step += 1) {
      const response = await line.ask(url, headers, limitMs);
      const date = Date.parse(response.headers.date ?? '');
      if (!Number.isNaN(date)) serverTime = date;
      const { statusCode = 0, headers: said } = response;
      if (statusCode < 300 || statusCode >= 400 || said.location === undefined) return response;
      drop(response, limitMs);
      const next = URL.parse(said.location, url.href);
      if (next?.protocol === 'https:' && next.hostname === base.hostname && base.protocol === 'http:')
        throw new SyncFault('SYN-4', `${base.host} moved to https:. Write https: in the address.`);
      if (next?.origin !== base.origin) throw new HtmlFault();
      url = next;
    }
    throw new SyncFault('SYN-4', `${base.host} redirects in a circle.`);
  };

  /** Throws where the answer is no file. */
  const refuseOthers = ({ statusCode = 0, headers }: IncomingMessage, path: string): void => {
    // RFC 6585: 511 is what an honest captive portal says.
    if (statusCode === 511) throw new HtmlFault();
    if (statusCode === 401)
      throw new SyncFault('SYN-4', `${base.host} asks who is there (401): look at sync.auth.`);
    if (statusCode === 407)
      throw new SyncFault('SYN-4', 'The proxy asks who is there (407): look at sync.proxy.');
    if (statusCode < 200 || statusCode >= 300)
      throw new SyncFault(
        'SYN-4',
        `${base.host} answers ${statusCode} for ${path}.`,
        retryAfterOf(headers['retry-after']),
      );
    if (/^text\/html/i.test(headers['content-type'] ?? '')) throw new HtmlFault();
    const { 'content-encoding': encoding = 'identity' } = headers;
    if (encoding !== 'identity')
      throw new SyncFault(
        'SYN-4',
        `${base.host} compresses ${path} (${encoding}), although it is asked not to: what is signed is compressed once already. Switch that off for this address.`,
      );
  };

  const read = async (path: string, maxBytes: number, part?: PartOfFile): Promise<Buffer | undefined> => {
    const begun = part !== undefined && part.have.length > 0 ? part : undefined;
    const range: Record<string, string> = begun === undefined ? {} : { range: `bytes=${begun.have.length}-` };
    const response = await answerOf(new URL(path, base), range);
    const { statusCode } = response;
    if (statusCode === 404 || statusCode === 403) {
      drop(response, limitMs);
      return undefined;
    }
    const before = begun !== undefined && goesOn(response, begun) ? begun.have : Buffer.alloc(0);
    // The server cannot go on, or has another file by now: from the beginning.
    if (begun !== undefined && before.length === 0) begun.restart();
    if (begun !== undefined && before.length === 0 && (statusCode === 206 || statusCode === 416)) {
      response.destroy();
      return read(path, maxBytes, { ...begun, have: before });
    }
    try {
      refuseOthers(response, path);
    } catch (fault) {
      drop(response, limitMs);
      throw fault;
    }
    const limits = { maxBytes: maxBytes - before.length, limitMs, slowest, pace, end };
    const bytes = Buffer.concat([before, await readBody(response, path, limits, part?.keep)]);
    // Metadata begin with a brace: a page that is not called one, or nothing at all, is no attack.
    if (path.endsWith('.json') && /^\s*</.test(bytes.toString('latin1', 0, 64))) throw new HtmlFault();
    if (bytes.length === 0)
      throw new SyncFault(
        'SYN-4',
        `${base.host} answers with nothing for ${path}. A missing file must be a 404.`,
      );
    return bytes;
  };
  return { name: base.href, serverTime: () => serverTime, read };
};
