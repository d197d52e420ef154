import { AwsClient } from 'aws4fetch';
import { Parser } from 'htmlparser2';
import { cacheControlOf, contentTypeOf } from './content-types.ts';
import { sha256 } from './metadata.ts';
import { RemoteFault, type Remote } from './remote.ts';

export type S3Options = {
  bucket: string;
  prefix: string;
  /** Address of the service, such as `https://s3.eu-south-1.amazonaws.com`. The bucket is a part of the path: every service knows that. */
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
};

/** Uploads at a time. */
const lanes = 8;
const requestLimitMs = 60_000;

/** The texts of the elements with these names, in their order. */
const textsIn = (xml: string, names: readonly string[]): Record<string, string[]> => {
  const found: Record<string, string[]> = Object.fromEntries(names.map((name) => [name, []]));
  let inside: string[] | undefined;
  let text = '';
  const parser = new Parser(
    {
      onopentagname: (name) => {
        inside = found[name];
        text = '';
      },
      ontext: (more) => (text += more),
      onclosetag: () => {
        inside?.push(text);
        inside = undefined;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return found;
};

const explain = (status: number, code: string): string =>
  status === 403
    ? 'The key may not do that, or it is wrong, or the clock of this machine is.'
    : status === 404 && code !== 'NoSuchKey'
      ? 'There is no such bucket there.'
      : status === 301 || status === 307
        ? 'The bucket is in another region: give its endpoint and --region.'
        : `The service answers ${status}${code === '' ? '' : ` (${code})`}.`;

/** A bucket of an S3-compatible service. An object is there whole or not at all, so a reader never sees half of one. */
export const s3Remote = (options: S3Options): Remote => {
  const { bucket, prefix, endpoint } = options;
  const name = `s3://${bucket}/${prefix}`;
  // The client signs; it also tries again where the service is busy.
  const client = new AwsClient({
    accessKeyId: options.accessKeyId,
    secretAccessKey: options.secretAccessKey,
    ...(options.sessionToken === undefined ? {} : { sessionToken: options.sessionToken }),
    region: options.region,
    service: 's3',
    retries: 4,
  });
  const base = `${endpoint.replace(/\/+$/, '')}/${bucket}`;
  const keyOf = (file: string): string => (prefix === '' ? file : `${prefix}/${file}`);
  const addressOf = (file: string): string =>
    `${base}/${keyOf(file).split('/').map(encodeURIComponent).join('/')}`;
  const ask = async (address: string, init: RequestInit = {}): Promise<Response> => {
    let response: Response;
    try {
      response = await client.fetch(address, {
        ...init,
        redirect: 'manual',
        signal: AbortSignal.timeout(requestLimitMs),
      });
    } catch (fault) {
      const cause = (fault as { cause?: { code?: string } }).cause?.code ?? (fault as Error).name;
      throw new RemoteFault(`${endpoint} cannot be reached (${cause}).`);
    }
    if (response.ok) return response;
    const body = await response.text();
    throw new RemoteFault(`${name}: ${explain(response.status, textsIn(body, ['Code'])['Code']?.[0] ?? '')}`);
  };
  /** Does something with each of many, several at a time. */
  const each = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
    const waiting = [...items];
    const lane = async (): Promise<void> => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  };
  return {
    name,
    list: async () => {
      const files = new Set<string>();
      const start = prefix === '' ? '' : `${prefix}/`;
      for (let token: string | undefined = ''; token !== undefined;) {
        const query = new URLSearchParams({ 'list-type': '2', prefix: start });
        if (token !== '') query.set('continuation-token', token);
        const xml = await (await ask(`${base}?${query.toString().replaceAll('+', '%20')}`)).text();
        const { Key = [], NextContinuationToken = [] } = textsIn(xml, ['Key', 'NextContinuationToken']);
        for (const key of Key) files.add(key.slice(start.length));
        token = NextContinuationToken[0];
      }
      return files;
    },
    fetch: async (files) => {
      const read = new Map<string, Buffer>();
      await each(files, async (file) => {
        read.set(file, Buffer.from(await (await ask(addressOf(file))).arrayBuffer()));
      });
      return read;
    },
    put: (files, onFile) =>
      each(files, async ({ file, bytes }) => {
        onFile(file);
        await ask(addressOf(file), {
          method: 'PUT',
          body: Uint8Array.from(bytes),
          headers: {
            'content-type': contentTypeOf(file),
            'cache-control': cacheControlOf(file),
            // The signature covers the bytes too: whatever changes them on the way is refused there.
            'x-amz-content-sha256': sha256(bytes),
          },
        });
      }),
  };
};
