import { userInfo } from 'node:os';
import type { Clock } from '../clock.ts';
import type { Condition } from './condition.ts';
import { conditionOfReasons, jobStates, queueStates } from './cups-state.ts';
import { ippPort, ippPost, type IppPost } from './ipp-client.ts';
import { groups, type IppAttributes, ippRequest, type IppResponse } from './ipp-message.ts';

/** Get-Printer-Attributes (RFC 8011, 4.2.5), and answers from which on it was refused (RFC 8011, appendix B). */
const getPrinterAttributes = 0x000b;
const firstFault = 0x0400;
export const notFound = 0x0406;

export type QueueLook = {
  state: (typeof queueStates)[keyof typeof queueStates];
  accepting: boolean;
  reasons: string[];
  deviceUri: string;
  /** Whether the printer says that paper lies in some tray. */
  hasPaper: boolean;
};
export const attributesOf = (response: IppResponse | undefined, tag: number): IppAttributes | undefined =>
  response?.groups.find((group) => group.tag === tag)?.attributes;
export const texts = (attributes: IppAttributes, name: string): string[] =>
  (attributes[name] ?? []).map(String);
export const failed = (response: IppResponse): boolean => response.status >= firstFault;

/** Sheets in a tray (PWG 5100.13, `printer-input-tray`): a count, or "some" as -3; -2 is not known. */
const trayLevel = /(?:^|;)level=(-?\d+)/;
const someSheets = -3;
const hasPaper = (attributes: IppAttributes): boolean => {
  const levels = texts(attributes, 'printer-input-tray').map((tray) =>
    Number(trayLevel.exec(tray)?.[1] ?? 0),
  );
  return levels.length === 0
    ? texts(attributes, 'media-ready').length > 0
    : levels.some((level) => level > 0 || level === someSheets);
};

const queueOf = (attributes: IppAttributes | undefined): QueueLook | undefined => {
  const state = Number(attributes?.['printer-state']?.[0]);
  if (attributes === undefined || !(state in queueStates)) return undefined;
  return {
    state: queueStates[state as keyof typeof queueStates],
    accepting: attributes['printer-is-accepting-jobs']?.[0] !== false,
    reasons: texts(attributes, 'printer-state-reasons'),
    deviceUri: texts(attributes, 'device-uri')[0] ?? '',
    hasPaper: hasPaper(attributes),
  };
};

/** Asks one printer, a queue or the device itself, how it is. */
export const askPrinter = async (
  post: IppPost,
  path: string,
  uri: string,
): Promise<QueueLook | 'missing' | undefined> => {
  const asked = [
    'printer-state',
    'printer-is-accepting-jobs',
    'printer-state-reasons',
    'device-uri',
    'printer-input-tray',
    'media-ready',
  ];
  const response = await post(
    path,
    ippRequest(getPrinterAttributes, [
      ['uri', 'printer-uri', uri],
      ['name', 'requesting-user-name', userInfo().username],
      ['keyword', 'requested-attributes', ...asked],
    ]),
  );
  if (response?.status === notFound) return 'missing';
  return response === undefined || failed(response)
    ? undefined
    : queueOf(attributesOf(response, groups.printer));
};

/** The printer behind a queue, where it speaks IPP itself. */
const deviceAt = (
  deviceUri: string,
  clock: Clock,
  limitMs: number,
): { post: IppPost; path: string } | undefined => {
  // `URL` knows no ports of this scheme.
  const url = deviceUri.startsWith('ipp://') ? URL.parse(deviceUri.replace(/^ipp/, 'http')) : null;
  if (url === null) return undefined;
  const port = Number(url.port || ippPort);
  return { post: ippPost({ host: url.hostname, port }, clock, limitMs), path: url.pathname };
};

/**
 * How an IPP printer is by its own words: CUPS asks it only while it prints, so that an idle queue knows of no empty tray.
 * Undefined where the way to the printer is another, or it does not answer.
 */
export const askDevice = async (
  deviceUri: string,
  clock: Clock,
  limitMs: number,
): Promise<Condition | undefined> => {
  const device = deviceAt(deviceUri, clock, limitMs);
  if (device === undefined) return undefined;
  const look = await askPrinter(device.post, device.path, deviceUri);
  return look === undefined || look === 'missing'
    ? undefined
    : conditionOfReasons(look.reasons, look.hasPaper);
};

const getJobs = 0x000a;
/** Of so many jobs that ended last, ours is the latest or nearly so. */
const latestJobs = 10;

/**
 * Whether an IPP printer says that it gave up the job of that name. CUPS may call a job completed that the printer aborted
 * just before CUPS asked it.
 */
export const deviceGaveUp = async (
  deviceUri: string,
  jobName: string,
  clock: Clock,
  limitMs: number,
): Promise<boolean> => {
  const device = deviceAt(deviceUri, clock, limitMs);
  const response = await device?.post(
    device.path,
    ippRequest(getJobs, [
      ['uri', 'printer-uri', deviceUri],
      ['name', 'requesting-user-name', userInfo().username],
      ['integer', 'limit', latestJobs],
      ['keyword', 'which-jobs', 'completed'],
      ['keyword', 'requested-attributes', 'job-name', 'job-state'],
    ]),
  );
  return (response?.groups ?? []).some(
    ({ tag, attributes }) =>
      tag === groups.job &&
      attributes['job-name']?.[0] === jobName &&
      jobStates[Number(attributes['job-state']?.[0]) as keyof typeof jobStates] !== 'completed',
  );
};
