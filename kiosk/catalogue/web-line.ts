import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { rootCertificates } from 'node:tls';
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
};

/** How often a file is asked for whose connection was closed before an answer. */
const attempts = 4;
/** Sockets to one server: as many as the sync has lanes. */
const maxSockets = 6;

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

/** What went wrong before there was an answer, in a technician's words. Nothing of the credentials is among them. */
const faultOfLine = (fault: unknown, host: string, line: LineOptions): SyncFault => {
  const { code = (fault as Error).name, message } = fault as NodeJS.ErrnoException;
  if (code === 'CERT_NOT_YET_VALID')
    return new SyncFault(
      'SYN-3',
      `The certificate of ${host} is not valid yet: this machine's clock is behind. Set it.`,
    );
  if (code === 'CERT_HAS_EXPIRED')
    return new SyncFault(
      'SYN-4',
      `The certificate of ${host} has ended: renew it on the server, or this machine's clock is ahead.`,
    );
  if (/CERT|UNABLE_TO_(GET|VERIFY)|ALTNAME/.test(code))
    return new SyncFault(
      'SYN-4',
      `The certificate of ${host} is not trusted (${code}): where the town has an authority of its own, name its file in sync.ca; else somebody stands in between.`,
    );
  if (code === 'ERR_PROXY_TUNNEL' || /proxy/i.test(message))
    return new SyncFault(
      /\b407\b/.test(message) ? 'SYN-4' : 'SYN-1',
      `The proxy ${line.proxy?.host ?? ''} gives no way to ${host} (${/\b\d{3}\b/.exec(message)?.[0] ?? code}): look at sync.proxy.`,
    );
  return new SyncFault(
    'SYN-1',
    `${host} cannot be reached (${code}): no network, or the server is down${line.proxy === undefined ? '' : ', or the proxy is'}.`,
  );
};

/** Connections to one server, kept open between files. */
export const openLine = (base: URL, options: LineOptions, end: AbortSignal) => {
  const secure = base.protocol === 'https:';
  const proxyEnv =
    options.proxy === undefined
      ? {}
      : { [secure ? 'HTTPS_PROXY' : 'HTTP_PROXY']: proxyAddress(options.proxy), NO_PROXY: '' };
  const pool = { keepAlive: true, maxSockets, proxyEnv };
  const agent = secure
    ? new HttpsAgent({
        ...pool,
        ...(options.ca === undefined ? {} : { ca: [...rootCertificates, options.ca] }),
      })
    : new HttpAgent(pool);
  const send = secure ? httpsRequest : httpRequest;
  const headers = {
    // Compressed once already; and nothing that swells is to be unpacked.
    'accept-encoding': 'identity',
    'user-agent': 'sportello',
    ...headerOf(options.credentials),
  };
  /** One request; rejects with what Node says. */
  const request = async (
    url: URL,
    more: Readonly<Record<string, string>>,
    limitMs: number,
  ): Promise<IncomingMessage> => {
    const late = AbortSignal.timeout(limitMs);
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const asked = send(url, { agent, headers: { ...headers, ...more } }, resolve);
    const stop = (): void => void asked.destroy(new DOMException('no answer in time', 'TimeoutError'));
    asked.on('error', reject);
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
          return await request(url, more, limitMs);
        } catch (fault) {
          // A server with many kiosks closes connections that it kept open, at the moment in which one of them is used again.
          const isClosed = ['ECONNRESET', 'EPIPE'].includes((fault as NodeJS.ErrnoException).code ?? '');
          if (!isClosed || end.aborted || attempt === attempts) throw faultOfLine(fault, base.host, options);
        }
    },
  };
};
