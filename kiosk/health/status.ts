import { statfsSync } from 'node:fs';
import { freemem, networkInterfaces, totalmem, uptime } from 'node:os';
import type { Generation } from '../catalogue/generation.ts';
import type { PrinterState } from '../contract/shown.ts';
import type { StatusRow } from '../contract/technician.ts';
import type { Journal } from '../journal/journal.ts';
import type { Log, LogEntry } from './log.ts';

/** What the machine and the parts say of themselves. */
export type StatusParts = {
  generation: Generation | undefined;
  printer: PrinterState;
  journal: Pick<Journal, 'canIssue' | 'opening'>;
  log: Pick<Log, 'read'>;
  dataDir: string;
  version: string;
  /** The certificate's trouble, in a technician's words; empty where there is none. */
  key: string;
  now: number;
  timeZone: string;
};

/** Less free than this is worth a look, or a fault: bytes. The journal gives no numbers below 12 MiB. */
const diskLook = 500e6;
const diskBad = 50e6;
const memoryLook = 150e6;
const day = 86_400_000;

export const sayMoment = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
const bytes = (count: number): string =>
  count >= 1e9 ? `${(count / 1e9).toFixed(1)} GB` : `${Math.round(count / 1e6)} MB`;
const time = (ms: number): string =>
  ms >= 2 * day
    ? `${Math.floor(ms / day)} d`
    : ms >= 7.2e6
      ? `${Math.floor(ms / 3.6e6)} h`
      : `${Math.floor(ms / 6e4)} min`;

const catalogueRow = ({ generation, now }: StatusParts): StatusRow => {
  const id = 'catalogue';
  if (generation === undefined) return { id, value: 'none', state: 'bad' };
  if (generation.unsigned)
    return { id, value: `unsigned (${generation.catalogue.municipality.name.it})`, state: 'look' };
  const age = now - (generation.confirmedAt ?? 0);
  return {
    id,
    value: `signed, confirmed ${generation.confirmedAt === undefined ? 'never' : `${time(age)} ago`}`,
    state: age > 7 * day ? 'bad' : age > day ? 'look' : 'good',
  };
};

const isSync = (entry: LogEntry): boolean => 'code' in entry && entry.code.startsWith('SYN-');
const syncRow = ({ log, generation, timeZone }: StatusParts): StatusRow => {
  const [fault] = log.read(1, isSync);
  const confirmedAt = generation?.confirmedAt;
  const over = fault === undefined || fault.time < (confirmedAt ?? 0);
  const last = confirmedAt === undefined ? 'not synced' : `last ${sayMoment(confirmedAt, timeZone)}`;
  return {
    id: 'sync',
    value: over || !('code' in fault) ? last : `${fault.code} at ${sayMoment(fault.time, timeZone)}; ${last}`,
    state: over ? 'good' : 'look',
  };
};

const networkRow = (): StatusRow => {
  const addresses = Object.values(networkInterfaces())
    .flat()
    .filter((one) => one !== undefined && !one.internal)
    .map((one) => one?.address ?? '')
    .filter((address) => !address.startsWith('fe80'));
  return {
    id: 'network',
    value: addresses.length === 0 ? 'no address' : addresses.slice(0, 3).join(', '),
    state: addresses.length === 0 ? 'look' : 'good',
  };
};

const printerRow = ({ printer }: StatusParts): StatusRow => ({
  id: 'printer',
  value: printer,
  state: printer === 'ready' ? 'good' : ['none', 'unknown', 'paper-low'].includes(printer) ? 'look' : 'bad',
});

const diskRow = ({ dataDir }: StatusParts): StatusRow => {
  try {
    const { bavail, bsize, blocks } = statfsSync(dataDir);
    const free = bavail * bsize;
    return {
      id: 'disk',
      value: `${bytes(free)} of ${bytes(blocks * bsize)} free`,
      state: free < diskBad ? 'bad' : free < diskLook ? 'look' : 'good',
    };
  } catch {
    return { id: 'disk', value: 'cannot be read', state: 'bad' };
  }
};

const journalRow = ({ journal }: StatusParts): StatusRow => {
  const { state } = journal.opening;
  const gives = journal.canIssue();
  return {
    id: 'journal',
    value: `${state}${gives ? '' : ', takes no numbers'}`,
    state: !gives ? 'bad' : state === 'sound' || state === 'new' ? 'good' : 'look',
  };
};

const keyRow = ({ generation, key }: StatusParts): StatusRow => {
  if (generation === undefined || generation.unsigned)
    return { id: 'key', value: 'no signed catalogue to look it up in', state: 'look' };
  return { id: 'key', value: key === '' ? 'certified' : key, state: key === '' ? 'good' : 'look' };
};

const lastRunRow = ({ log, timeZone }: StatusParts): StatusRow => {
  const wasCut = (entry: LogEntry): boolean => 'fact' in entry && entry.fact === 'not-ended';
  const isRun = (entry: LogEntry): boolean => 'pair' in entry && entry.pair === 'run';
  const [last] = log.read(
    1,
    (entry) => wasCut(entry) || (isRun(entry) && 'step' in entry && entry.step === 'complete'),
  );
  if (last === undefined) return { id: 'last-run', value: 'first run', state: 'good' };
  const cut = wasCut(last);
  const why = cut ? 'cut off (power, kill or crash)' : 'outcome' in last ? last.outcome : '';
  return { id: 'last-run', value: `${why}, ${sayMoment(last.time, timeZone)}`, state: cut ? 'look' : 'good' };
};

/** At a glance: what is well, what is worth a look, what is broken. */
export const statusRows = (parts: StatusParts): StatusRow[] => [
  catalogueRow(parts),
  syncRow(parts),
  networkRow(),
  printerRow(parts),
  diskRow(parts),
  {
    id: 'memory',
    value: `${bytes(freemem())} of ${bytes(totalmem())} free; this program ${bytes(process.memoryUsage.rss())}`,
    state: freemem() < memoryLook ? 'look' : 'good',
  },
  { id: 'clock', value: `${sayMoment(parts.now, parts.timeZone)} ${parts.timeZone}`, state: 'good' },
  journalRow(parts),
  keyRow(parts),
  { id: 'version', value: parts.version, state: 'good' },
  {
    id: 'uptime',
    value: `program ${time(process.uptime() * 1_000)}, machine ${time(uptime() * 1_000)}`,
    state: 'good',
  },
  lastRunRow(parts),
];
