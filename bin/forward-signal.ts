import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** How often a program that still starts is looked at, ms. */
const lookMs = 50;

/** Whether a process catches a signal, by the mask in its status (Linux, proc(5)); yes where nobody can tell. */
const catches = (pid: number, signal: NodeJS.Signals): boolean => {
  try {
    const mask = /^SigCgt:\s*([0-9a-f]+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return mask === undefined || ((BigInt(`0x${mask}`) >> BigInt(constants.signals[signal] - 1)) & 1n) === 1n;
  } catch {
    return true;
  }
};

/** Hands a signal on to a program that may still be starting: it waits until the program listens, since before that it would end it. */
export const forwardSignal = (child: ChildProcess, signal: NodeJS.Signals): void => {
  process.on(signal, () => {
    void (async () => {
      const { pid } = child;
      while (pid !== undefined && child.exitCode === null && child.signalCode === null) {
        if (catches(pid, signal)) return child.kill(signal);
        await wait(lookMs, undefined, { ref: false });
      }
      return false;
    })();
  });
};
