import { userInfo } from 'node:os';
import type { Clock } from '../clock.ts';
import type { Condition } from './condition.ts';
import { conditionOfReasons, jobStates, queueStates } from './cups-state.ts';
import { type CupsServer, ippPort, ippPost, type IppPost } from './ipp-client.ts';
import {
  groups,
  type IppAttribute,
  type IppAttributes,
  ippRequest,
  type IppResponse,
} from './ipp-message.ts';

/** Operations (RFC 8011, 4; `purge-job` of Cancel-Job is an addition of CUPS: the document leaves the disk). */
const operations = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  job: 0x0009,
  jobs: 0x000a,
  printer: 0x000b,
} as const;
const firstFault = 0x0400;
const notFound = 0x0406;

export type QueueLook = {
  state: (typeof queueStates)[keyof typeof queueStates];
  accepting: boolean;
  reasons: string[];
  deviceUri: string;
  /** Whether the printer says that paper lies in some tray. */
  hasPaper: boolean;
};
export type JobLook = {
  state: (typeof jobStates)[keyof typeof jobStates];
  reasons: string[];
  /** Whether it was ever on its way to the printer: a look now and then may miss that it was. */
  started: boolean;
  /** Pages of which CUPS knows that they were sent or came out. */
  impressions: number;
};

/** One queue. Every function ends within `answerMs`; undefined means that CUPS gave no usable answer. None rejects. */
export type CupsQueue = {
  /** `missing`: there is no queue of that name. */
  look: () => Promise<QueueLook | 'missing' | undefined>;
  /** The id of the new job; `refused` where CUPS does not want it. */
  submit: (
    name: string,
    document: Uint8Array,
    options: readonly IppAttribute[],
  ) => Promise<number | 'refused' | undefined>;
  job: (id: number) => Promise<JobLook | 'missing' | undefined>;
  /** Cancels; with `purge` the document leaves the disk too, also of a job that has ended. */
  cancel: (id: number, purge: boolean) => Promise<boolean>;
  /** Jobs of this user that have not ended and whose name begins so. */
  unfinished: (prefix: string) => Promise<number[] | undefined>;
};

const attributesOf = (response: IppResponse | undefined, tag: number): IppAttributes | undefined =>
  response?.groups.find((group) => group.tag === tag)?.attributes;
const texts = (attributes: IppAttributes, name: string): string[] => (attributes[name] ?? []).map(String);
const failed = (response: IppResponse): boolean => response.status >= firstFault;

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
const askPrinter = async (
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
    ippRequest(operations.printer, [
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

/**
 * How an IPP printer is by its own words: CUPS asks it only while it prints, so that an idle queue knows of no empty tray.
 * Undefined where the way to the printer is another, or it does not answer.
 */
export const askDevice = async (
  deviceUri: string,
  clock: Clock,
  limitMs: number,
): Promise<Condition | undefined> => {
  if (!deviceUri.startsWith('ipp://')) return undefined;
  try {
    // `URL` knows no ports of this scheme.
    const { hostname, port, pathname } = new URL(deviceUri.replace(/^ipp/, 'http'));
    const post = ippPost({ host: hostname, port: Number(port || ippPort) }, clock, limitMs);
    const look = await askPrinter(post, pathname, deviceUri);
    return look === undefined || look === 'missing'
      ? undefined
      : conditionOfReasons(look.reasons, look.hasPaper);
  } catch {
    return undefined;
  }
};

export const cupsQueue = (
  name: string,
  { server, clock, answerMs }: { server: CupsServer; clock: Clock; answerMs: number },
): CupsQueue => {
  const post = ippPost(server, clock, answerMs);
  const path = `/printers/${encodeURIComponent(name)}`;
  const uri = `ipp://localhost${path}`;
  const user: IppAttribute = ['name', 'requesting-user-name', userInfo().username];
  const jobUri = (id: number): IppAttribute => ['uri', 'job-uri', `ipp://localhost/jobs/${id}`];
  return {
    look: () => askPrinter(post, path, uri),
    submit: async (jobName, document, options) => {
      const response = await post(
        path,
        ippRequest(
          operations.printJob,
          [
            ['uri', 'printer-uri', uri],
            user,
            ['name', 'job-name', jobName],
            ['mime', 'document-format', 'application/pdf'],
          ],
          { job: options, document },
        ),
      );
      if (response === undefined) return undefined;
      const id = attributesOf(response, groups.job)?.['job-id']?.[0];
      return failed(response) || typeof id !== 'number' ? 'refused' : id;
    },
    job: async (id) => {
      const asked = ['job-state', 'job-state-reasons', 'job-impressions-completed', 'time-at-processing'];
      const response = await post(
        '/jobs/',
        ippRequest(operations.job, [jobUri(id), user, ['keyword', 'requested-attributes', ...asked]]),
      );
      if (response?.status === notFound) return 'missing';
      const attributes = attributesOf(response, groups.job);
      const state = Number(attributes?.['job-state']?.[0]);
      if (attributes === undefined || !(state in jobStates)) return undefined;
      return {
        state: jobStates[state as keyof typeof jobStates],
        reasons: texts(attributes, 'job-state-reasons'),
        started: typeof attributes['time-at-processing']?.[0] === 'number',
        impressions: Number(attributes['job-impressions-completed']?.[0] ?? 0),
      };
    },
    cancel: async (id, purge) => {
      const purged: IppAttribute[] = purge ? [['boolean', 'purge-job', true]] : [];
      const response = await post('/jobs/', ippRequest(operations.cancelJob, [jobUri(id), user, ...purged]));
      return response !== undefined && !failed(response);
    },
    unfinished: async (prefix) => {
      const response = await post(
        path,
        ippRequest(operations.jobs, [
          ['uri', 'printer-uri', uri],
          user,
          ['keyword', 'which-jobs', 'not-completed'],
          ['boolean', 'my-jobs', true],
          ['keyword', 'requested-attributes', 'job-id', 'job-name'],
        ]),
      );
      if (response === undefined) return undefined;
      return response.groups
        .filter(
          ({ tag, attributes }) =>
            tag === groups.job && String(attributes['job-name']?.[0]).startsWith(prefix),
        )
        .map(({ attributes }) => Number(attributes['job-id']?.[0]));
    },
  };
};
