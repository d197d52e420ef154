import { readFileSync, rmSync } from 'node:fs';
import * as z from 'zod/mini';
import { replaceFile } from '../replace-file.ts';
import { isAttack, type SyncCode } from './sync-fault.ts';

/** For what the staff was alerted and what has not ended: the attack's code and the source, and a catalogue that nobody confirms. */
const Raised = z.array(z.string());

export type Alarm = 'catalogue-attacked' | 'catalogue-not-confirmed';

/** The codes of a stick that is only old: it was made last year, or for another town. Nobody is called for that. */
const oldStick: ReadonlySet<SyncCode> = new Set(['SYN-6', 'SYN-7']);

/**
 * Alerts once for each thing that goes on, not once for each look; also over starts, since a kiosk starts every morning.
 * @param file keeps what was raised
 */
export const openAlarms = (file: string, alert: (alarm: Alarm) => void) => {
  let raised: string[] = [];
  let suspected = '';
  try {
    raised = Raised.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // None, or damaged: then the staff hears it twice.
  }
  const keep = (): void => {
    try {
      if (raised.length === 0) rmSync(file, { force: true });
      else replaceFile(file, JSON.stringify(raised));
    } catch {
      // A full disk says so elsewhere; the alarm itself matters more.
    }
  };
  const once = (what: string, alarm: Alarm): void => {
    if (raised.includes(what)) return;
    raised.push(what);
    keep();
    alert(alarm);
  };
  return {
    /** A source was refused. Parts that do not belong together are an attack at the second look: at the first they may be an upload that is under way. */
    refused: (code: SyncCode, source: string, isStick: boolean): void => {
      if (!isAttack(code) || (isStick && oldStick.has(code))) return;
      const what = `${code} ${source}`;
      if (code === 'SYN-8' && suspected !== what) {
        suspected = what;
        return;
      }
      once(what, 'catalogue-attacked');
    },
    notConfirmed: (): void => once('not confirmed', 'catalogue-not-confirmed'),
    /** A source gave what was signed: what was raised for it is over. */
    over: (source: string): void => {
      suspected = '';
      const still = raised.filter((what) => what !== 'not confirmed' && !what.endsWith(` ${source}`));
      if (still.length === raised.length) return;
      raised = still;
      keep();
    },
  };
};
