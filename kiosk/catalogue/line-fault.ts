import { type IncomingMessage, type RequestOptions, request as askPlainly } from 'node:http';
import { request as askSecretly } from 'node:https';
import { SyncFault, wrongClock, wrongClockMs } from './sync-fault.ts';
import type { LineOptions } from './web-line.ts';

/** The head of an answer to a question that carries nothing of ours; nothing where none comes. */
const headOf = (
  ask: typeof askPlainly | typeof askSecretly,
  url: URL,
  options: RequestOptions & { rejectUnauthorized?: boolean },
  limitMs: number,
  end: AbortSignal,
): Promise<IncomingMessage | undefined> =>
  new Promise((resolve) => {
    const asked = ask(
      url,
      { ...options, agent: false, signal: AbortSignal.any([end, AbortSignal.timeout(limitMs)]) },
      (answer) => {
        resolve(answer);
        answer.destroy();
      },
    );
    asked.on('error', () => resolve(undefined));
    asked.end();
  });

/** Whether two hosts are of one owner, as far as their names tell: `www.comune.example` and `comune.example` are. */
const areRelated = (one: string, other: string): boolean => one.endsWith(other) || other.endsWith(one);

/**
 * Whether this network asks for a login first. A captive portal cannot speak for a server that is asked by `https:`: it breaks the
 * line, or shows a certificate of its own; in the clear it sends to its page, or shows it (RFC 8952, 1).
 */
const isCaptive = async (
  base: URL,
  { plainPort = 80 }: LineOptions,
  limitMs: number,
  end: AbortSignal,
): Promise<boolean> => {
  const url = new URL('metadata/timestamp.json', base);
  url.protocol = 'http:';
  url.port = String(plainPort);
  const answer = await headOf(askPlainly, url, {}, limitMs, end);
  if (answer === undefined) return false;
  const { statusCode = 0, headers } = answer;
  if (statusCode === 511) return true;
  if (statusCode >= 300 && statusCode < 400) {
    const to = URL.parse(headers.location ?? '', url.href);
    return to !== null && !areRelated(to.hostname, base.hostname);
  }
  return statusCode === 200 && /^text\/html/i.test(headers['content-type'] ?? '');
};

/** What the clock of a server says whose certificate is not believed, epoch ms: good for words only. */
const clockBehind = async (base: URL, limitMs: number, end: AbortSignal): Promise<number | undefined> => {
  const answer = await headOf(askSecretly, base, { method: 'HEAD', rejectUnauthorized: false }, limitMs, end);
  const at = Date.parse(answer?.headers.date ?? '');
  return Number.isNaN(at) ? undefined : at;
};

/**
 * What went wrong before there was an answer, in a technician's words. Nothing of the credentials is among them.
 * @param limitMs longest wait for an answer that only explains
 */
export const explainLine = async (
  fault: unknown,
  base: URL,
  line: LineOptions,
  limitMs: number,
  end: AbortSignal,
): Promise<SyncFault> => {
  const { host } = base;
  const { code = (fault as Error).name, message } = fault as NodeJS.ErrnoException;
  if (code === 'CERT_NOT_YET_VALID')
    return new SyncFault(
      'SYN-3',
      `The certificate of ${host} is not valid yet: this machine's clock is behind. Set it.`,
    );
  if (code === 'CERT_HAS_EXPIRED') {
    const now = Date.now();
    const theirs = line.proxy === undefined ? await clockBehind(base, limitMs, end) : undefined;
    if (theirs !== undefined && now - theirs > wrongClockMs) return wrongClock(now, theirs, 'the server');
    const perhaps = theirs === undefined ? ", or this machine's clock is ahead" : '';
    return new SyncFault('SYN-4', `The certificate of ${host} has ended: renew it on the server${perhaps}.`);
  }
  if (code === 'ERR_PROXY_TUNNEL' || /proxy/i.test(message))
    return new SyncFault(
      /\b407\b/.test(message) ? 'SYN-4' : 'SYN-1',
      `The proxy ${line.proxy?.host ?? ''} gives no way to ${host} (${/\b\d{3}\b/.exec(message)?.[0] ?? code}): look at sync.proxy.`,
    );
  const isSecret = base.protocol === 'https:' && line.proxy === undefined;
  if (isSecret && !end.aborted && (await isCaptive(base, line, limitMs, end)))
    return new SyncFault(
      'SYN-2',
      `This network answers in the place of ${host}: it asks for a login first (captive portal).`,
    );
  if (/CERT|UNABLE_TO_(GET|VERIFY)|ALTNAME/.test(code))
    return new SyncFault(
      'SYN-4',
      `The certificate of ${host} is not trusted (${code}): where the town has an authority of its own, name its file in sync.ca; else somebody stands in between.`,
    );
  return new SyncFault(
    'SYN-1',
    `${host} cannot be reached (${code}): no network, or the server is down${line.proxy === undefined ? '' : ', or the proxy is'}.`,
  );
};
