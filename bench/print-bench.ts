import { fork, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Language, languages } from '../core/model/language.ts';
import { enter, type Post } from './enter.ts';
import { withFolder } from './folder.ts';
import { startKiosk } from './kiosk.ts';
import { compare, median, rounds } from './pairs.ts';
import { type Bench, milliseconds, percent, type Row } from './row.ts';

const dle = 0x10;
const isFine = 0x12;
const queryBytes = 3;

type BenchPrinter = {
  port: number;
  /** When the next job's first byte comes. */
  firstByte: () => Promise<number>;
  /** When somebody has looked at it and gone again, as the kiosk does after each job. */
  looked: () => Promise<void>;
  close: () => void;
};

/** A printer that is well, and hangs up at the first byte of a job: what comes after it is not measured, and takes seconds. */
const openPrinter = async (): Promise<BenchPrinter> => {
  let seen: (at: number) => void = () => undefined;
  let looked: () => void = () => undefined;
  const server = createServer((socket) => {
    let onlyAsked = true;
    socket.on('close', () => onlyAsked && looked());
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      const at = performance.now();
      let query = 0;
      for (; bytes[query] === dle; query += queryBytes) socket.write(Uint8Array.of(isFine));
      if (query >= bytes.length) return;
      onlyAsked = false;
      seen(at);
      socket.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    firstByte: () =>
      new Promise((resolve) => {
        seen = resolve;
      }),
    looked: () =>
      new Promise((resolve) => {
        looked = resolve;
      }),
    close: () => void server.close(),
  };
};

/**
 * Before each tap, ours and the bare one: a person reads longer than what is prepared meanwhile takes, and what the print before
 * left to do is done.
 */
const idle = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 60));

/** From the tap that takes the slip (the command at the bridge) to the first byte at the printer. */
const printOurs = async (post: Post, printer: BenchPrinter, lang: Language): Promise<number> => {
  const take = { lang, service: 'carta-identita', place: 0, kind: 'slip', answers: {} };
  // The screen with the button: the person reads there what they will take.
  await post('preview', take);
  await idle();
  const [first, looked] = [printer.firstByte(), printer.looked()];
  const start = performance.now();
  const taken = post('issue', {
    ...take,
    withAnswers: false,
    onPaper: true,
    request: randomUUID(),
  });
  const took = (await first) - start;
  const issued = (await taken) as { value?: { ticket?: string } };
  const ticket = issued.value?.ticket;
  if (ticket === undefined) throw new Error(`no ticket was issued: ${JSON.stringify(issued)}`);
  // In a lobby nobody takes the next slip while the kiosk still looks what has become of the last one.
  await post('print', { ticket });
  await looked;
  return took;
};

/** How long a slip was drawn before its first byte, and in all, in ms. */
type Drawn = { drawn: number; whole: number };

/** Starts the kiosk on the demonstration town, which the first start compiles. */
const startTimed = async (
  folder: string,
  port: number,
): Promise<{ url: string; drawn: () => Drawn; close: () => Promise<unknown> }> => {
  const data = join(folder, 'kiosk');
  await (await startKiosk(data)).close();
  const child = fork(
    join(import.meta.dirname, 'timed-kiosk.ts'),
    [data, join(data, 'source', 'catalogue.json'), String(port)],
    { execArgv: ['--disable-warning=ExperimentalWarning'] },
  );
  let drawn: Drawn = { drawn: 0, whole: 0 };
  const url = await new Promise<string>((resolve, reject) => {
    child.on('message', (message: { url: string } | Drawn) => {
      if ('url' in message) resolve(message.url);
      else drawn = message;
    });
    child.once('exit', () => reject(new Error('the kiosk did not start')));
  });
  return {
    url,
    drawn: () => drawn,
    close: () => {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      return exited;
    },
  };
};

/** Both programs as they are after the first quarter of an hour of a morning, not as they start: what V8 compiles, it has compiled. */
const warmUp = 20;

const measure = (say: (line: string) => void): Promise<Row[]> =>
  withFolder(async (folder) => {
    const printer = await openPrinter();
    const kiosk = await startTimed(folder, printer.port);
    const bare = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        join(import.meta.dirname, 'bare-print.ts'),
        join(folder, 'bare.sqlite'),
        String(printer.port),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    try {
      const [line] = (await once(bare.stdout, 'data')) as [Buffer];
      const bareUrl = `http://127.0.0.1:${line.toString().trim()}/`;
      const post = await enter(kiosk.url);
      const takeBare = async (): Promise<number> => {
        await idle();
        const first = printer.firstByte();
        const start = performance.now();
        const answer = fetch(bareUrl, { method: 'POST', body: JSON.stringify({ id: randomUUID() }) });
        const took = (await first) - start;
        await (await answer).text();
        return took;
      };
      const rows: Row[] = [];
      for (const lang of languages) {
        const [whole, drawings]: [number[], Drawn[]] = [[], []];
        const take = async (): Promise<number> => {
          const took = await printOurs(post, printer, lang);
          whole.push(took);
          drawings.push(kiosk.drawn());
          return took - kiosk.drawn().drawn;
        };
        const compared = await compare(take, takeBare, { rounds: 5, pairs: 8, warmUp });
        const drawing = median(drawings.map(({ drawn }) => drawn));
        const inAll = median(drawings.map((one) => one.whole));
        say(
          `print ${lang}: ${milliseconds(median(whole))}, of which ${percent(drawing / median(whole))} for drawing; the whole slip is drawn in ${milliseconds(inAll)}`,
        );
        rows.push({
          name: `print ${lang}: tap to first byte without drawing, to a bare program`,
          ratio: compared.ratio,
          limit: 1.5,
          note: `${milliseconds(median(compared.ours))} + ${milliseconds(drawing)} drawing, bare ${milliseconds(median(compared.bare))}; ${rounds(compared)}`,
        });
      }
      return rows;
    } finally {
      bare.kill('SIGTERM');
      await kiosk.close();
      printer.close();
    }
  });

export const printBench: Bench = { name: 'print', measure };
