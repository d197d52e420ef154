import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { rootCertificates } from 'node:tls';
import { explainLine } from './line-fault.ts';
import { SyncFault } from './sync-fault.ts';

/** How a kiosk shows a server who it is. */
export type Credentials =
  | { kind: 'basic'; user: string; password: string }
  | { kind: 'bearer'; token: string }
  | { kind: 'header'; name: string; value: string };

/** The way to a server, as the settings describe it. */
export type LineOptions = {
  /** An HTTP proxy; `https:` goes through it by CONNECT, so that it sees a host name and no more. */
  proxy?:
    { host: string; port: number; user?: string | undefined; password?: string | undefined } | undefined;
  /** Certificates in PEM that are trusted besides those of the program. */
  ca?: string | undefined;
  credentials?: Credentials | undefined;
  /** Bytes a second that all transfers take together; as many as come when not given. */
  bytesPerSecond?: number | undefined;
  /** Bytes a second below which one file counts as held back; `slowestBytesPerSecond` when not given. */
  slowest?: number | undefined;
  /** Longest first wait, ms, before a new connection that was closed is made anew; `firstWaitMs` when not given. */
  firstWaitMs?: number | undefined;
  /** Where the server's host, or whoever stands in between, is asked in the clear why `https:` does not work; 80 when not given. */
  plainPort?: number | undefined;
};

/** How often a file is asked for whose connection was closed before an answer. */
const attempts = 7;
/** Longest wait, ms, before a connection that was new is made anew; each further one doubles it, and chance shortens it. */
const firstWaitMs = 200;
/** When nothing was asked for so long, in ms, connections are closed: a server has a place for each, and the next look comes in minutes. */
const idleMs = 2_000;
/** Longest wait, in ms, for an answer that only explains why there is none. */
const explainMs = 5_000;

const headerOf = (credentials: Credentials | undefined): Record<string, string> => {
  if (credentials === undefined) return {};
  if (credentials.kind === 'header') return { [credentials.name]: credentials.value };
  const { kind } = credentials;
  return {
    authorization:
      kind === 'bearer'
        ? `Bearer ${credentials.token}`
        : `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`,
  };
};

const proxyAddress = ({ host, port, user, password }: NonNullable<LineOptions['proxy']>): string => {
  const named =
    user === undefined ? '' : `${encodeURIComponent(user)}:${encodeURIComponent(password ?? '')}@`;
  return `http://${named}${host}:${port}`;
};

/** The machine itself: nobody listens on the way there. */
const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);

/** Connections to one server, kept open between files. */
export const openLine = (base: URL, options: LineOptions, end: AbortSignal) => {
  const secure = base.protocol === 'https:';
  const proxyEnv =
    options.proxy === undefined
      ? {}
      : { [secure ? 'HTTPS_PROXY' : 'HTTP_PROXY']: proxyAddress(options.proxy), NO_PROXY: '' };
  const pool = { keepAlive: true, proxyEnv };
  const agent = secure
    ? new HttpsAgent({
        ...pool,
        ...(options.ca === undefined ? {} : { ca: [...rootCertificates, options.ca] }),
      })
    : new HttpAgent(pool);
  const send = secure ? httpsRequest : httpRequest;
  let idle: NodeJS.Timeout | undefined;
  const keepABit = (): void => {
    clearTimeout(idle);
    idle = setTimeout(() => {
      for (const sockets of Object.values(agent.freeSockets))
        for (const socket of sockets ?? []) socket.destroy();
    }, idleMs).unref();
  };
  const headers = {
    // Compressed once already; and nothing that swells is to be unpacked.
    'accept-encoding': 'identity',
    'user-agent': 'sportello',
    ...headerOf(options.credentials),
  };
  /** One request; rejects with what Node says, and whether the connection had been used before. */
  const request = async (
    url: URL,
    more: Readonly<Record<string, string>>,
    limitMs: number,
  ): Promise<IncomingMessage> => {
    const late = AbortSignal.timeout(limitMs);
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const asked = send(url, { agent, headers: { ...headers, ...more } }, resolve);
    const stop = (): void => void asked.destroy(new DOMException('no answer in time', 'TimeoutError'));
    asked.on('error', (fault) => reject(Object.assign(fault, { onUsed: asked.reusedSocket })));
    late.addEventListener('abort', stop);
    end.addEventListener('abort', stop);
    if (end.aborted) stop();
    asked.end();
    try {
      return await promise;
    } finally {
      late.removeEventListener('abort', stop);
      end.removeEventListener('abort', stop);
    }
  };
  return {
    /**
     * Asks for one address.
     * @param limitMs longest wait for the head of the answer
     * @returns the answer, whose body waits to be read; throws `SyncFault`
     */
    ask: async (
      url: URL,
      more: Readonly<Record<string, string>>,
      limitMs: number,
    ): Promise<IncomingMessage> => {
      if (options.credentials !== undefined && !secure && !isLoopback(base))
        throw new SyncFault(
          'SYN-4',
          `sync.auth is not sent to ${base.host} over http:, where everybody could read it. Use https:.`,
        );
      for (let attempt = 1; ; attempt += 1)
        try {
          const answer = await request(url, more, limitMs);
          answer.once('close', keepABit);
          return answer;
        } catch (fault) {
          const { code = '', onUsed } = fault as NodeJS.ErrnoException & { onUsed?: boolean };
          if (!['ECONNRESET', 'EPIPE'].includes(code) || end.aborted || attempt === attempts)
            throw await explainLine(fault, base, options, Math.min(limitMs, explainMs), end);
          // A server closes connections that it kept open, also at the moment in which one of them is used again: then another is
          // made at once. One that was new was closed because there is no room for it: who comes again at once makes that worse.
          if (onUsed !== true)
            await wait(Math.random() * (options.firstWaitMs ?? firstWaitMs) * 2 ** (attempt - 1), undefined, {
              signal: end,
            }).catch(() => undefined);
        }
    },
  };
};
