import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import type { Clock } from '../clock.ts';
import { askDevice, deviceGaveUp } from './cups-ask.ts';
import { type Condition, createShown, createTurns, obstacle } from './condition.ts';
import {
  type ClosePrinterLook,
  type CupsLimits,
  cupsLimits,
  type Followed,
  followJob,
} from './cups-follow.ts';
import { type CupsQueue, cupsQueue } from './cups-queue.ts';
import { conditionOfReasons } from './cups-state.ts';
import { cupsServer } from './ipp-client.ts';
import type { IppAttribute } from './ipp-message.ts';
import { type PdfSlip, renderPdf, type Sheet } from './pdf-slip.ts';
import type { Logo } from './logo.ts';
import { onceMade, type Printer } from './printer.ts';
import type { Slip } from './slip.ts';

export type CupsPrinterOptions = {
  queue: string;
  sheet: Sheet;
  /** A socket, `host` or `host:port`; the CUPS of this machine when not given. */
  server?: string | undefined;
  /** What tells the jobs of this kiosk from those of others under the same user: its data folder. */
  owner: string;
  clock: Clock;
  limits?: Partial<CupsLimits>;
  /** Hears which characters no font has. */
  lost?: (characters: readonly string[]) => void;
  logo?: Logo | undefined;
};

/** Jobs are named after kiosk and ticket; the name says nothing of the slip. */
const jobPrefix = (owner: string): string =>
  `sportello-${createHash('sha256').update(`${hostname()} ${owner}`).digest('hex').slice(0, 8)}-`;

const jobOptions = (sheet: Sheet, { widthMm, heightMm }: PdfSlip): IppAttribute[] => {
  const size = `${widthMm}x${Math.ceil(heightMm)}mm`;
  return [
    ['keyword', 'media', sheet === 'a4' ? 'iso_a4_210x297mm' : `custom_slip-${size}_${size}`],
    ['keyword', 'print-scaling', sheet === 'a4' ? 'auto-fit' : 'none'],
    ['keyword', 'sides', 'one-sided'],
  ];
};

/**
 * Any printer that has a queue in CUPS: a PDF drawn by us is submitted, its job is followed to the end, and nothing is left in
 * the queue or in the spool. Jobs of an earlier life of this kiosk, and those that CUPS kept when it went away, are called back.
 */
export const cupsPrinter = ({
  queue: queueName,
  sheet,
  server,
  owner,
  clock,
  limits: changed = {},
  lost = () => undefined,
  logo,
}: CupsPrinterOptions): Printer => {
  const limits = { ...cupsLimits, ...changed };
  const queue: CupsQueue = cupsQueue(queueName, {
    server: cupsServer(server),
    clock,
    answerMs: limits.answerMs,
  });
  const prefix = jobPrefix(owner);
  const shown = createShown();
  const inTurn = createTurns();
  /** Jobs may be left from before: of a process that was killed, or from before CUPS went away. */
  let leftovers = true;
  let stopChase: (() => void) | undefined;
  let closed = false;
  /** What an idle queue remembered first of a fault, and when it was first seen. */
  let memory: { reasons: string; since: number } | undefined;

  const sweep = async (): Promise<void> => {
    const unfinished = await queue.unfinished(prefix);
    if (unfinished === undefined) return;
    for (const id of unfinished) await queue.cancel(id, true);
    leftovers = false;
  };
  const chase = (): void => {
    stopChase?.();
    if (closed || !leftovers) return;
    stopChase = clock.after(limits.chaseMs, () => void inTurn(sweep).finally(chase));
  };

  const lookClosely = async (): Promise<ClosePrinterLook & { asked: boolean }> => {
    const look = await queue.look();
    if (look === undefined || look === 'missing') return { queue: look, condition: 'off-line', asked: true };
    const device = await askDevice(look.deviceUri, clock, limits.answerMs);
    return {
      queue: look,
      condition: device ?? conditionOfReasons(look.reasons),
      asked: device !== undefined || look.state === 'processing',
    };
  };

  /** How queue and printer are; with `fresh` only what was asked just now, nothing that an idle queue remembers. */
  const conditionNow = async (fresh: boolean): Promise<Condition> => {
    const { queue: look, condition, asked } = await lookClosely();
    if (look === undefined || look === 'missing' || look.state === 'stopped' || !look.accepting)
      return 'off-line';
    if (asked || obstacle(condition) === undefined) {
      memory = undefined;
      return condition;
    }
    const reasons = look.reasons.join();
    if (memory?.reasons !== reasons) memory = { reasons, since: clock.now() };
    return fresh || clock.now() - memory.since >= limits.memoryMs ? 'unknown' : condition;
  };

  const submitAndFollow = async (slip: Slip): Promise<Followed> => {
    let pdf: PdfSlip;
    try {
      pdf = await renderPdf(slip, sheet, await logo);
    } catch {
      return { outcome: 'failed', reason: 'error' };
    }
    if (pdf.lost.length > 0) lost(pdf.lost);
    const reason = obstacle(await conditionNow(true));
    if (reason !== undefined) return { outcome: 'failed', reason };
    const name = `${prefix}${slip.ticket}`;
    const id = await queue.submit(name, pdf.bytes, jobOptions(sheet, pdf));
    if (id === 'refused') return { outcome: 'failed', reason: 'error' };
    // CUPS may have taken it and died with the answer.
    if (id === undefined) return { outcome: 'unknown', lost: true };
    // A fault that the queue remembers from an earlier job is no fault of this one: no backend may ever take it back.
    const remembered = memory?.reasons;
    const look = async (): Promise<ClosePrinterLook> => {
      const close = await lookClosely();
      const known = typeof close.queue === 'object' && close.queue.reasons.join() === remembered;
      return known ? { ...close, condition: 'ready' } : close;
    };
    let followed = await followJob(queue, id, { clock, limits, look });
    const after = followed.outcome === 'printed' ? await queue.look() : undefined;
    if (typeof after === 'object' && (await deviceGaveUp(after.deviceUri, name, clock, limits.answerMs)))
      followed = { outcome: 'unknown' };
    if (!(await queue.cancel(id, true)) && followed.outcome !== 'printed') return { ...followed, lost: true };
    memory = undefined;
    return followed;
  };

  return {
    status: () =>
      inTurn(async () => {
        if (leftovers) await sweep();
        return shown(await conditionNow(false));
      }),
    print: onceMade((slip) =>
      inTurn(async () => {
        const { lost: left, ...outcome } = await submitAndFollow(slip);
        if (left === true) {
          leftovers = true;
          chase();
        }
        return outcome;
      }),
    ),
    close: () =>
      inTurn(() => {
        closed = true;
        stopChase?.();
        return Promise.resolve();
      }),
  };
};
