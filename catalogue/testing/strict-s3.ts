import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignatureV4 } from '@smithy/signature-v4';

/** The hash that the signer of another house asks for. */
class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      secret === undefined
        ? createHash('sha256')
        : createHmac('sha256', typeof secret === 'string' ? secret : Buffer.from(secret as Uint8Array));
  }
  update(data: string | Uint8Array): void {
    this.#hash.update(data);
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(this.#hash.digest()));
  }
}

export const s3Key = { accessKeyId: 'AKIDTOWN', secretAccessKey: 'town/secret+key', region: 'eu-south-1' };

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * One bucket of an S3 service on loopback, as strict as the real one where it matters here: each request must carry the signature that
 * the signer of AWS's own SDK makes for it, and a body must have the hash that was signed. Lists come a few keys at a time.
 */
export const strictS3 = async (bucket: string, pageSize = 3) => {
  const objects = new Map<string, { bytes: Buffer; headers: Record<string, string | undefined> }>();
  const asked: string[] = [];
  const signer = new SignatureV4({
    credentials: s3Key,
    region: s3Key.region,
    service: 's3',
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: false,
  });
  const signatureFor = async (request: IncomingMessage, url: URL): Promise<string | undefined> => {
    const names = /SignedHeaders=([^,\s]+)/.exec(request.headers.authorization ?? '')?.[1]?.split(';') ?? [];
    const date = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(request.headers['x-amz-date']));
    if (
      date === null ||
      !['host', 'x-amz-date', 'x-amz-content-sha256'].every((name) => names.includes(name))
    )
      return undefined;
    const [, year, month, day, hour, minute, second] = date;
    const signed = await signer.sign(
      {
        method: request.method ?? '',
        protocol: 'http:',
        hostname: '127.0.0.1',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: Object.fromEntries(names.map((name) => [name, String(request.headers[name])])),
      },
      {
        signingDate: new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`),
        signableHeaders: new Set(names),
      },
    );
    return signed.headers['authorization'];
  };
  const partsOf = (header: string | undefined): string[] => (header ?? '').split(/[\s,]+/).sort();
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '', 'http://127.0.0.1');
      const body = await bodyOf(request);
      const refuse = (status: number, code: string) =>
        response.writeHead(status).end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
      const hash = String(request.headers['x-amz-content-sha256']);
      if (request.method === 'PUT' && hash !== createHash('sha256').update(body).digest('hex'))
        return refuse(400, 'XAmzContentSHA256Mismatch');
      const expected = await signatureFor(request, url);
      if (
        expected === undefined ||
        partsOf(expected).join() !== partsOf(request.headers.authorization).join()
      )
        return refuse(403, 'SignatureDoesNotMatch');
      const [, name = '', ...rest] = decodeURIComponent(url.pathname).split('/');
      if (name !== bucket) return refuse(404, 'NoSuchBucket');
      const key = rest.join('/');
      asked.push(`${request.method} ${key}`);
      if (request.method === 'PUT') {
        const { 'content-type': type, 'cache-control': cache } = request.headers;
        objects.set(key, { bytes: body, headers: { 'content-type': type, 'cache-control': cache } });
        return response.writeHead(200).end();
      }
      if (key !== '') {
        const object = objects.get(key);
        return object === undefined ? refuse(404, 'NoSuchKey') : response.writeHead(200).end(object.bytes);
      }
      const after = url.searchParams.get('continuation-token') ?? '';
      const keys = [...objects.keys()]
        .filter((one) => one.startsWith(url.searchParams.get('prefix') ?? '') && one > after)
        .sort();
      const page = keys.slice(0, pageSize);
      const more =
        keys.length > page.length
          ? `<NextContinuationToken>${escape(page.at(-1) ?? '')}</NextContinuationToken>`
          : '';
      return response.end(
        `<?xml version="1.0"?><ListBucketResult>${page.map((one) => `<Contents><Key>${escape(one)}</Key></Contents>`).join('')}${more}</ListBucketResult>`,
      );
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    asked,
    [Symbol.dispose]: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
};
