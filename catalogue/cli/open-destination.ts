import type { Catalogue } from '../../core/model/catalogue.ts';
import type { Result } from '../../core/model/result.ts';
import { parseDestination } from '../publish/destination.ts';
import type { Plan } from '../publish/plan.ts';
import { planRemote, publishToRemote, signRemote, type RemoteError } from '../publish/publish-remote.ts';
import { planFolder, publishCatalogue, signFolder, type PublishReport } from '../publish/publish.ts';
import type { PublishedForm } from '../publish/published-form.ts';
import { todayInFolder, todayOnHost, type TodayDestination } from '../publish/publish-today.ts';
import { readPublished, type ReadPublishedError } from '../publish/read-published.ts';
import type { Remote } from '../publish/remote.ts';
import { rsyncRemote } from '../publish/rsync-remote.ts';
import { s3Remote } from '../publish/s3-remote.ts';
import { targetFolder } from '../publish/target-folder.ts';

/** Options of the commands that publish, for `readArgs`. */
export const destinationOptions = {
  keys: { type: 'string' },
  to: { type: 'string' },
  endpoint: { type: 'string' },
  region: { type: 'string' },
  'passphrase-file': { type: 'string' },
} as const;

/** The lines of a manual page about `--to`, for the commands that have it. */
export const destinationHelp = `  FOLDER                  a folder of this machine, made if it is not there; written so that it may be served meanwhile
  USER@HOST:PATH          a folder of another machine, by rsync over ssh
  rsync://HOST/MODULE/..  a folder of an rsync server; the password is in RSYNC_PASSWORD
  s3://BUCKET/PREFIX      a bucket of an S3-compatible service: --endpoint, --region (us-east-1 when not given), and
                          AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment; objects say how long they may
                          be kept`;

type Values = { to?: string | undefined; endpoint?: string | undefined; region?: string | undefined };
type Common = { keysDir: string; now: number; pages?: string | undefined; onFile: (file: string) => void };

/** A place to publish to, whatever it is. */
export type OpenDestination = {
  plan: (form: PublishedForm | undefined, options: Common) => Promise<Result<Plan, RemoteError>>;
  publish: (
    catalogue: Catalogue,
    options: Common & { passphrase: string },
  ) => Promise<Result<PublishReport, RemoteError>>;
  sign: (
    plan: Plan,
    due: Plan['due'],
    options: Common & { passphrase: string },
  ) => Promise<Result<{ bytes: number }[], RemoteError>>;
  /** The catalogue as it is there now. */
  read: () => Promise<Result<Catalogue, ReadPublishedError>>;
  /** Where today's changes are published. */
  today: TodayDestination;
};

const ofFolder = (to: string): OpenDestination => ({
  today: todayInFolder(to),
  plan: async (form, options) => planFolder(form, { ...options, to }),
  publish: async (catalogue, options) => publishCatalogue(catalogue, { ...options, to }),
  sign: async (plan, due, options) => signFolder(plan, due, { ...options, to }),
  read: () => {
    const folder = targetFolder(to);
    return readPublished(to, async (files) => {
      const read = files.map((file): [string, Buffer | undefined] => [file, folder.read(file)]);
      return new Map(read.flatMap(([file, bytes]) => (bytes === undefined ? [] : [[file, bytes]])));
    });
  },
});

const ofRemote = (place: string, remote: Remote): OpenDestination => ({
  today: todayOnHost(remote, place),
  plan: (form, options) => planRemote(form, remote, { ...options, place }),
  publish: (catalogue, options) => publishToRemote(catalogue, remote, { ...options, place }),
  sign: (plan, due, options) => signRemote(plan, due, remote, { ...options, place }),
  read: async () => {
    const there = await remote.list();
    return readPublished(remote.name, async (files) => {
      const wanted = files.filter((file) => there.has(file));
      return wanted.length === 0 ? new Map() : remote.fetch(wanted);
    });
  },
});

/** Opens what `--to` names. Nothing is asked of a host before it is needed. */
export const openDestination = (
  values: Values,
): Result<OpenDestination, { code: 'no-destination'; words: string }> => {
  const refuse = (words: string) => ({ ok: false, error: { code: 'no-destination', words } }) as const;
  if (values.to === undefined) return refuse('Give the folder or host to publish to with --to.');
  const parsed = parseDestination(values.to);
  if (!parsed.ok) return parsed;
  const to = parsed.value;
  if (to.kind === 'folder') return { ok: true, value: ofFolder(to.dir) };
  if (to.kind === 'rsync') return { ok: true, value: ofRemote(to.place, rsyncRemote(to.address)) };
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION } = process.env;
  if (values.endpoint === undefined || !/^https?:\/\/[^/]/.test(values.endpoint))
    return refuse(
      'Give the address of the S3 service with --endpoint, such as https://s3.eu-south-1.amazonaws.com.',
    );
  if (AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined)
    return refuse('Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to the key of the bucket.');
  const { bucket, prefix } = to;
  return {
    ok: true,
    value: ofRemote(
      to.place,
      s3Remote({
        bucket,
        prefix,
        endpoint: values.endpoint,
        region: values.region ?? AWS_REGION ?? 'us-east-1',
        accessKeyId: AWS_ACCESS_KEY_ID,
        secretAccessKey: AWS_SECRET_ACCESS_KEY,
        sessionToken: AWS_SESSION_TOKEN,
      }),
    ),
  };
};
