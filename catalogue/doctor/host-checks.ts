import { randomBytes } from 'node:crypto';
import { connect } from 'node:tls';
import { ask, type Answer } from './ask.ts';
import { pageCaching } from './caching.ts';
import { advice, ill, warn, well, type Symptom } from './symptom.ts';

const day = 86_400_000;
/** A certificate is renewed by then, days. */
const certificateNotice = 14;
/** Clocks differ by seconds; by minutes one of them is not set. */
const clockLimitMs = 5 * 60_000;

/** What a server says of a file that is not there decides whether a kiosk finds the newest root. */
export const missingFile = async (base: URL): Promise<Symptom> => {
  const name = `metadata/${randomBytes(4).readUInt32BE()}${randomBytes(4).readUInt32BE()}.root.json`;
  const asked = await ask(new URL(name, base));
  if (!asked.ok) return ill('missing files', asked.error.words);
  const { status } = asked.value;
  if (status === 404 || status === 403)
    return well('missing files', `A file that is not there is answered ${status}.`);
  return ill(
    'missing files',
    `A file that is not there is answered ${status}${status === 200 ? ' with a page' : ''}: it must be 404, or kiosks do not find out which root is the newest.`,
    advice.missing,
  );
};

export const ranges = async (url: URL, length: number): Promise<Symptom> => {
  const asked = await ask(url, { range: 'bytes=1-2' });
  return asked.ok && asked.value.status === 206 && asked.value.bytes.length === Math.min(2, length - 1)
    ? well('ranges', 'Parts of a file can be asked for.')
    : warn(
        'ranges',
        'Parts of a file cannot be asked for: a download that breaks off begins anew.',
        advice.ranges,
      );
};

export const clock = ({ headers }: Answer, signedAt: number, now: number): Symptom[] => {
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(date)) return [warn('clock', 'The server does not say what time it is (Date).')];
  const apart = Math.abs(date - now);
  if (apart > clockLimitMs)
    return [
      (apart > day ? ill : warn)(
        'clock',
        `The server's clock and this machine's are ${Math.round(apart / 60_000)} minutes apart. Set the one that is wrong (NTP).`,
      ),
    ];
  return signedAt > now + day
    ? [ill('clock', 'The catalogue was signed in the future: the clock of the machine that signs is wrong.')]
    : [well('clock', 'The clocks agree.')];
};

/** Days that a host's certificate is still good. */
const certificateDays = (base: URL, now: number): Promise<number | undefined> =>
  new Promise((done) => {
    const socket = connect(
      { host: base.hostname, port: Number(base.port || 443), servername: base.hostname },
      () => {
        const ends = Date.parse(socket.getPeerCertificate().valid_to);
        socket.destroy();
        done(Number.isNaN(ends) ? undefined : Math.floor((ends - now) / day));
      },
    );
    socket.setTimeout(10_000, () => socket.destroy());
    socket.once('error', () => done(undefined));
    socket.once('close', () => done(undefined));
  });

export const tls = async (base: URL, now: number): Promise<Symptom> => {
  if (base.protocol !== 'https:')
    return warn(
      'TLS',
      'The address is http: signatures protect the catalogue, but the two pages need https.',
      advice.tls,
    );
  const days = await certificateDays(base, now);
  return days !== undefined && days < certificateNotice
    ? warn('TLS', `The certificate ends in ${days} days.`, advice.tls)
    : well('TLS', 'The certificate is good.');
};

export const lengthOf = (file: string, { headers, bytes }: Answer): Symptom => {
  const said = headers.get('content-length');
  if (said === null) return warn('length', `The server does not say how long ${file} is.`, advice.lengths);
  return Number(said) === bytes.length
    ? well('length', 'The server says how long a file is.')
    : ill(
        'length',
        `The server says that ${file} has ${said} bytes, and sends ${bytes.length}.`,
        advice.lengths,
      );
};

/** The two pages, where they are published. */
export const pages = async (base: URL): Promise<Symptom[]> => {
  const symptoms: Symptom[] = [];
  for (const page of ['t/', 'desk/']) {
    const asked = await ask(new URL(page, base));
    if (!asked.ok || asked.value.status === 404) {
      symptoms.push(
        warn('pages', `${page} is not there: build the pages (npm run build) and publish again.`),
      );
      continue;
    }
    const { status, headers } = asked.value;
    if (status !== 200 || !/^text\/html/i.test(headers.get('content-type') ?? ''))
      symptoms.push(
        ill(
          'pages',
          `${page} is answered ${status} (${headers.get('content-type') ?? 'without a type'}): it must be its index.html.`,
          { nginx: 'index index.html;', apache: 'DirectoryIndex index.html' },
        ),
      );
    else {
      const worker = await ask(new URL(`${page}sw.js`, base));
      if (
        worker.ok &&
        worker.value.status === 200 &&
        !/javascript/i.test(worker.value.headers.get('content-type') ?? '')
      )
        symptoms.push(
          ill(
            'pages',
            `${page}sw.js is not called JavaScript: the page does not work off-line.`,
            advice.page,
          ),
        );
      symptoms.push(...pageCaching(page, asked.value));
    }
  }
  return symptoms.length === 0
    ? [well('pages', 'The take-away page and the desk page are there.')]
    : symptoms;
};
