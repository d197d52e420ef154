import { createServer, type Server, type Socket } from 'node:net';

/** How the emulated printer behaves; everything can change while it runs. */
export type Behaviour = {
  /**
   * `silent`: takes jobs and never answers. `wrong`: answers with bytes that are no status. `chatty`: reports unasked and
   * tells to stop and go on in between, as printers with automatic status do. `first`: of questions that come together it
   * answers the first. `simple`: says of itself and of the paper, and nothing more.
   */
  answers: 'well' | 'silent' | 'wrong' | 'chatty' | 'first' | 'simple';
  /** Milliseconds before each answer. */
  delayMs: number;
  paper: 'ok' | 'low' | 'out';
  coverOpen: boolean;
  offLine: boolean;
  cutterBlocked: boolean;
  /** After so many bytes of a job: the line drops, or the paper ends, or the cover opens, or it takes no more. */
  accident: { afterBytes: number; what: 'gone' | 'paper-out' | 'cover-open' | 'stuck' } | undefined;
  /** With the cut of a job the paper ends, the line drops, or the cutter jams. */
  atCut: 'paper-out' | 'gone' | 'cutter' | undefined;
  /** Takes the call and hangs up at once. */
  hangsUp: boolean;
  /** Serves one host; the next waits until it has gone, without being told so. */
  oneHost: boolean;
  /** Takes so many bytes at once, then rests for a moment. */
  sip: number | undefined;
};

const good: Behaviour = {
  answers: 'well',
  delayMs: 0,
  paper: 'ok',
  coverOpen: false,
  offLine: false,
  cutterBlocked: false,
  accident: undefined,
  atCut: undefined,
  hangsUp: false,
  oneHost: false,
  sip: undefined,
};

export type PrinterEmulator = {
  port: number;
  set: (behaviour: Partial<Behaviour>) => void;
  /** The bytes of each connection without the status queries; a connection that only asked leaves none. */
  jobs: () => readonly Uint8Array[];
  /** Slips that came out whole, whatever was told about them. */
  papers: () => number;
  connections: () => number;
  /** Connections open now. */
  open: () => number;
  /** How often a host had the buffers cleared. */
  cleared: () => number;
  close: () => Promise<void>;
};

const [dle, eot, dc4] = [0x10, 0x04, 0x14];
const [xon, xoff] = [0x11, 0x13];
/** An automatic status report (Epson, `GS a`): its bytes differ from answers in their fixed bits. */
const unasked = [0x10, 0x00, 0x00, 0x0f];
const clearLength = 10;
const sipMs = 5;

/** Status bytes by Epson's table; bits 1 and 4 are always set. */
const statusByte = (query: number, now: Behaviour): number => {
  const fixed = 0x12;
  const paperOut = now.paper === 'out';
  if (query === 1) return fixed | (now.offLine || now.coverOpen || paperOut || now.cutterBlocked ? 0x08 : 0);
  if (query === 2)
    return fixed | (now.coverOpen ? 0x04 : 0) | (paperOut ? 0x20 : 0) | (now.cutterBlocked ? 0x40 : 0);
  if (query === 3) return fixed | (now.cutterBlocked ? 0x08 : 0);
  return fixed | (paperOut ? 0x60 : 0) | (now.paper === 'ok' ? 0 : 0x0c);
};

/** Where raster data lie they may look like real-time commands; a printer skips them, and so does this one. */
const rasterEnd = (bytes: readonly number[], at: number): number | undefined => {
  if (bytes[at] !== 0x1d || bytes[at + 1] !== 0x76) return undefined;
  const [xl = 0, xh = 0, yl = 0, yh = 0] = bytes.slice(at + 4, at + 8);
  return at + 8 + (xl + 256 * xh) * (yl + 256 * yh);
};

/** A receipt printer on a loopback port that answers `DLE EOT` and can misbehave. */
export const emulatePrinter = async (start: Partial<Behaviour> = {}): Promise<PrinterEmulator> => {
  let now: Behaviour = { ...good, ...start };
  const jobs: Uint8Array[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let cleared = 0;
  let papers = 0;
  /** A slip whose cut waits in the buffer for paper or for the cover. */
  let waiting = false;
  const works = (): boolean => now.paper !== 'out' && !now.coverOpen && !now.offLine && !now.cutterBlocked;

  const answer = (socket: Socket, query: number): void => {
    if (now.answers === 'silent' || (now.answers === 'simple' && query !== 1 && query !== 4)) return;
    const byte = now.answers === 'wrong' ? 0xff : statusByte(query, now);
    const said = now.answers === 'chatty' ? [xoff, xon, ...unasked, byte] : [byte];
    if (now.delayMs === 0) socket.write(Uint8Array.from(said));
    else setTimeout(() => socket.destroyed || socket.write(Uint8Array.from(said)), now.delayMs);
  };

  const cut = (socket: Socket): void => {
    const { atCut } = now;
    now = { ...now, atCut: undefined };
    if (atCut === 'cutter') now = { ...now, cutterBlocked: true };
    if (works()) papers += 1;
    else waiting = true;
    if (atCut === 'paper-out') now = { ...now, paper: 'out' };
    if (atCut === 'gone') socket.resetAndDestroy();
  };

  const serve = (socket: Socket): void => {
    connections += 1;
    if (now.hangsUp) return void socket.resetAndDestroy();
    if (now.oneHost && sockets.size > 0) socket.pause();
    sockets.add(socket);
    let pending: number[] = [];
    const job: number[] = [];
    const keep = (bytes: number[]): void => {
      job.push(...bytes);
      if (bytes[0] === 0x1d && bytes[1] === 0x56) cut(socket);
      const { accident } = now;
      if (accident === undefined || job.length < accident.afterBytes) return;
      now = { ...now, accident: undefined };
      if (accident.what === 'gone') socket.destroy();
      else if (accident.what === 'stuck') socket.pause();
      else now = accident.what === 'paper-out' ? { ...now, paper: 'out' } : { ...now, coverOpen: true };
    };
    const read = (): void => {
      let at = 0;
      let answered = false;
      while (at < pending.length) {
        const end = rasterEnd(pending, at);
        if (pending[at] === dle && pending[at + 1] === eot && pending[at + 2] !== undefined) {
          if (now.answers !== 'first' || !answered) answer(socket, pending[at + 2] ?? 0);
          answered = true;
          at += 3;
        } else if (pending[at] === dle && pending[at + 1] === dc4 && pending.length >= at + clearLength) {
          cleared += 1;
          waiting = false;
          at += clearLength;
        } else if (pending[at] === dle && pending.length < at + 3) break;
        else if (
          pending[at] === 0x1d &&
          (pending.length < at + 8 || (end !== undefined && end > pending.length)) &&
          pending[at + 1] === 0x76
        )
          break;
        else {
          const to = end ?? (pending[at] === 0x1d && pending[at + 1] === 0x56 ? at + 3 : at + 1);
          keep(pending.slice(at, to));
          at = to;
        }
      }
      pending = pending.slice(at);
    };
    socket.on('data', (bytes: Buffer) => {
      pending.push(...bytes);
      read();
      if (now.sip === undefined || bytes.length < now.sip) return;
      socket.pause();
      setTimeout(() => socket.resume(), sipMs);
    });
    socket.on('error', () => undefined);
    socket.on('end', () => sockets.delete(socket));
    socket.on('close', () => {
      sockets.delete(socket);
      for (const other of sockets) other.resume();
      if (job.length > 0) jobs.push(Uint8Array.from(job));
    });
  };

  const server: Server = createServer(serve);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    set: (behaviour) => {
      now = { ...now, ...behaviour };
      // What waited in the buffer comes out as soon as it can, whoever stands there by then.
      if (waiting && works()) {
        waiting = false;
        papers += 1;
      }
    },
    jobs: () => jobs,
    papers: () => papers,
    connections: () => connections,
    open: () => sockets.size,
    cleared: () => cleared,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
