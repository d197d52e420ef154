import type { Condition } from './condition.ts';

/** States of a queue and of a job (RFC 8011, 5.4.11 and 5.3.7). */
export const queueStates = { 3: 'idle', 4: 'processing', 5: 'stopped' } as const;
export const jobStates = {
  3: 'pending',
  4: 'held',
  5: 'processing',
  6: 'processing-stopped',
  7: 'canceled',
  8: 'aborted',
  9: 'completed',
} as const;

/** `printer-state-reasons` that have a name on the screen (IANA, IPP registrations). */
const paperOut = ['media-empty', 'media-needed', 'input-tray-missing'];
const coverOpen = ['cover-open', 'door-open', 'interlock-open', 'cutter-cover-open'];
const offLine = [
  'offline',
  'connecting-to-device',
  'timed-out',
  'shutdown',
  'deactivated',
  'unable-to-connect',
];
/** Said by CUPS about itself, or of no consequence for a slip. */
const harmless = /^(none|cups-|moving-to-paused|paused|marker-|toner-low|com\.|output-area-almost-full)/;

/** Without a suffix a reason is an error (RFC 8011, 5.4.12). */
const severity = /-(error|warning|report)$/;

/**
 * What the reasons say together, the worst first. A tray that is empty with a warning is one of several: paper is low. What
 * nobody knows by name is an error where it is called one. `hasPaper`: some tray has paper for sure;
 * where none has, even a remark about an empty one counts.
 */
export const conditionOfReasons = (reasons: readonly string[], hasPaper = true): Condition => {
  const read = reasons.map((reason) => ({
    name: reason.replace(severity, ''),
    serious: !/-(warning|report)$/.test(reason),
    error: reason.endsWith('-error'),
  }));
  const serious = (names: readonly string[]): boolean =>
    read.some((reason) => reason.serious && names.includes(reason.name));
  if (serious(coverOpen)) return 'cover-open';
  if (serious(paperOut) || (!hasPaper && read.some(({ name }) => paperOut.includes(name))))
    return 'paper-out';
  if (
    read.some(
      ({ name, error }) => name === 'media-jam' || (error && !harmless.test(name) && !offLine.includes(name)),
    )
  )
    return 'error';
  if (read.some(({ name }) => offLine.includes(name))) return 'off-line';
  return read.some(({ name }) => name === 'media-low' || paperOut.includes(name)) ? 'paper-low' : 'ready';
};

/**
 * Ways to a printer on which nothing comes back: CUPS calls a job completed when the last byte was taken, and a page may still
 * be missing. `usb` and `ipp` wait for the printer; `cups-pdf` and `file` are done when they are done.
 */
const oneWay = ['socket', 'lpd', 'serial', 'parallel'];
export const isOneWay = (deviceUri: string): boolean => oneWay.includes(deviceUri.split(':')[0] ?? '');
