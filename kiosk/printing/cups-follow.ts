import type { Clock } from '../clock.ts';
import { type Condition, type Obstacle, obstacle } from './condition.ts';
import type { QueueLook } from './cups-ask.ts';
import type { CupsQueue, JobLook } from './cups-queue.ts';
import { isOneWay } from './cups-state.ts';
import type { PrintOutcome } from './printer.ts';

/** The waits of a CUPS queue, in milliseconds unless the name says otherwise. Each ends by itself. */
export type CupsLimits = {
  /** For one answer of CUPS, which is on this machine or in this building. */
  answerMs: number;
  /** Between two looks at a job. */
  watchMs: number;
  /** From the submission to the end of the job: an office printer that sleeps takes half a minute to wake. */
  jobMs: number;
  /** A fault that the printer names for so long is not its usual coming and going between two pages. */
  faultMs: number;
  /** Looks without an answer before CUPS counts as gone. */
  missedLooks: number;
  /** Until a job that is called back has ended: CUPS has to tell the printer. */
  callBackMs: number;
  /** Between two tries to call back jobs that CUPS kept when it went away. */
  chaseMs: number;
  /** What an idle queue remembers of its last job is believed for so long: nobody has asked the printer since. */
  memoryMs: number;
};

export const cupsLimits: CupsLimits = {
  answerMs: 4000,
  watchMs: 400,
  jobMs: 90_000,
  faultMs: 8000,
  missedLooks: 3,
  callBackMs: 5000,
  chaseMs: 1000,
  memoryMs: 120_000,
};

/** Queue and printer together; no queue where CUPS does not answer. */
export type ClosePrinterLook = { queue: QueueLook | 'missing' | undefined; condition: Condition };

/** How a job ended for us. `lost`: CUPS went away and may still hold it. */
export type Followed = PrintOutcome & { lost?: true };

const failed = (reason: Obstacle): Followed => ({ outcome: 'failed', reason });
const unknown: Followed = { outcome: 'unknown' };
const ended = ({ state }: JobLook): boolean =>
  state === 'completed' || state === 'canceled' || state === 'aborted';

/** Whether paper of a job that did not complete may have come out: only where pages were sent, or nobody counts them. */
const mayBeOut = (look: JobLook, deviceUri: string): boolean =>
  look.started && (look.impressions > 0 || isOneWay(deviceUri));

const outcomeOf = (look: JobLook, reason: Obstacle, deviceUri: string): Followed => {
  if (look.state !== 'completed') return mayBeOut(look, deviceUri) ? unknown : failed(reason);
  const doubtful = look.reasons.includes('job-completed-with-errors') || isOneWay(deviceUri);
  return doubtful ? unknown : { outcome: 'printed' };
};

/**
 * Follows one job until it has ended, and calls it back where it cannot end: a job that stays in a queue would come out when
 * somebody puts in paper or starts the queue again, into the hands of the wrong person.
 */
export const followJob = async (
  queue: CupsQueue,
  id: number,
  { clock, limits, look }: { clock: Clock; limits: CupsLimits; look: () => Promise<ClosePrinterLook> },
): Promise<Followed> => {
  const pause = (): Promise<void> => new Promise((resolve) => void clock.after(limits.watchMs, resolve));
  const began = clock.now();
  let [missed, started, deviceUri]: [number, boolean, string] = [0, false, ''];
  let fault: { reason: Obstacle; since: number } | undefined;

  /** Calls the job back and says how it really ended: it may have completed meanwhile. */
  const callBack = async (reason: Obstacle, surely: boolean): Promise<Followed> => {
    await queue.cancel(id, false);
    const since = clock.now();
    do {
      const job = await queue.job(id);
      if (job === 'missing') return surely || !started ? failed(reason) : unknown;
      if (job !== undefined && ended(job))
        return surely && job.state !== 'completed' ? failed(reason) : outcomeOf(job, reason, deviceUri);
      await pause();
    } while (clock.now() - since < limits.callBackMs);
    return { ...(surely ? failed(reason) : unknown), lost: true };
  };

  for (;;) {
    const job = await queue.job(id);
    const { queue: printer, condition } = await look();
    if (job === 'missing') return started ? unknown : failed('error');
    if (job === undefined) {
      missed += 1;
      if (missed >= limits.missedLooks) return { ...unknown, lost: true };
    } else {
      missed = 0;
      started ||= job.started;
      if (printer !== undefined && printer !== 'missing') deviceUri = printer.deviceUri;
      // What cannot be reached at all is no fault of the paper: CUPS itself goes on trying.
      const named = condition === 'off-line' ? undefined : obstacle(condition);
      if (ended(job)) return outcomeOf(job, named ?? 'error', deviceUri);
      if (job.state === 'held') return callBack('error', false);
      const stopped = printer === 'missing' || (printer !== undefined && printer.state === 'stopped');
      if (stopped) return callBack(named ?? 'off-line', named !== undefined);
      if (named === undefined) fault = undefined;
      else if (fault?.reason !== named) fault = { reason: named, since: clock.now() };
      // Named by the printer while the page was not done: it surely is not whole.
      if (fault !== undefined && clock.now() - fault.since >= limits.faultMs)
        return callBack(fault.reason, true);
    }
    if (clock.now() - began >= limits.jobMs)
      return callBack(
        fault?.reason ?? (condition === 'off-line' ? 'off-line' : 'error'),
        fault !== undefined,
      );
    await pause();
  }
};
