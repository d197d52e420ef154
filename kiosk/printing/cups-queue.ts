import { userInfo } from 'node:os';
import type { Clock } from '../clock.ts';
import { askPrinter, attributesOf, failed, notFound, type QueueLook, texts } from './cups-ask.ts';
import { jobStates } from './cups-state.ts';
import { type CupsServer, ippPost } from './ipp-client.ts';
import { groups, type IppAttribute, ippRequest } from './ipp-message.ts';

/** Operations (RFC 8011, 4; `purge-job` of Cancel-Job is an addition of CUPS: the document leaves the disk). */
const operations = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  job: 0x0009,
  jobs: 0x000a,
} as const;

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
