import { resolve } from 'node:path';
import type { Result } from '../../core/model/result.ts';

/** Where to publish to. `place` names it for ever in the memory of what was published. */
export type Destination = { place: string } & (
  | { kind: 'folder'; dir: string }
  | { kind: 'rsync'; address: string }
  | { kind: 's3'; bucket: string; prefix: string }
);

/** A host and a path, as scp and rsync write it; not a drive of Windows. */
const overSsh = /^(?:[^\s/\\:@-][^\s/\\:@]*@)?[^\s/\\:@-][^\s/\\:@]+:(?![\\/]{2})(.*)$/;
const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Reads `--to`: `s3://BUCKET/PREFIX`, `rsync://HOST/MODULE/PATH`, `USER@HOST:PATH`, else a folder. */
export const parseDestination = (
  to: string,
): Result<Destination, { code: 'no-destination'; words: string }> => {
  const refuse = (words: string) => ({ ok: false, error: { code: 'no-destination', words } }) as const;
  const s3 = /^s3:\/\/([^/]*)\/?(.*)$/.exec(to);
  if (s3 !== null) {
    const [bucket = '', prefix = ''] = [s3[1], s3[2]?.replace(/\/+$/, '')];
    if (!bucketName.test(bucket))
      return refuse(`"${bucket}" is no name of a bucket. Write s3://BUCKET/PREFIX.`);
    return { ok: true, value: { kind: 's3', bucket, prefix, place: `s3://${bucket}/${prefix}` } };
  }
  const daemon = /^rsync:\/\/[^\s/-][^\s/]*\/[^\s/]+(?:\/.*)?$/.test(to);
  if (to.startsWith('rsync:') && !daemon)
    return refuse(`${to} is no address of an rsync server. Write rsync://HOST/MODULE/PATH.`);
  const ssh = overSsh.exec(to);
  if (daemon || ssh !== null) {
    if (ssh?.[1] === '') return refuse(`${to} names no folder of that host.`);
    const address = to.replace(/\/+$/, '');
    return { ok: true, value: { kind: 'rsync', address, place: address } };
  }
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(to))
    return refuse(`${to} cannot be published to. Known are folders, USER@HOST:PATH, rsync:// and s3://.`);
  return { ok: true, value: { kind: 'folder', dir: to, place: resolve(to) } };
};
