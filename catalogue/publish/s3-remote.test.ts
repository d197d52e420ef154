import { describe, expect, it } from 'vitest';
import { s3Key, strictS3 } from '../testing/strict-s3.ts';
import { passphrase, publishedAt, townOf, workshopOf } from '../testing/workshop.ts';
import { publishToRemote } from './publish-remote.ts';
import { readPublished } from './read-published.ts';
import { s3Remote } from './s3-remote.ts';

describe('publishing to an S3-compatible bucket', () => {
  it('signs as AWS does, writes the timestamp last, and says how long each object may be kept', async () => {
    using shop = workshopOf(true);
    using s3 = await strictS3('my-town');
    const remote = s3Remote({
      ...s3Key,
      bucket: 'my-town',
      prefix: 'sportello città',
      endpoint: `${s3.endpoint}/`,
    });
    const options = { keysDir: shop.keys, passphrase, place: remote.name, now: publishedAt };
    expect(await publishToRemote(townOf(5), remote, options)).toMatchObject({
      ok: true,
      value: { changed: true },
    });
    expect(s3.asked.at(-1)).toBe('PUT sportello città/metadata/timestamp.json');
    const kept = [...s3.objects].map(([key, { headers }]) => [
      key.replace(/[0-9a-f]{64}/, 'HASH'),
      headers['cache-control'],
      headers['content-type'],
    ]);
    const forever = 'public, max-age=31536000, immutable';
    expect(kept).toContainEqual(['sportello città/shards/HASH.zst', forever, 'application/zstd']);
    expect(kept).toContainEqual(['sportello città/pages/HASH.json.gz', forever, 'application/gzip']);
    expect(kept).toContainEqual(['sportello città/metadata/timestamp.json', 'no-cache', 'application/json']);

    s3.asked.length = 0;
    expect(await publishToRemote(townOf(5, 1), remote, options)).toMatchObject({ value: { changed: true } });
    // Its shard, the pages' two files, two targets of the pages, the index, and three metadata.
    expect(s3.asked.filter((line) => line.startsWith('PUT')).length).toBeLessThanOrEqual(10);
    const there = await remote.list();
    const read = await readPublished('it', (files) => remote.fetch(files.filter((file) => there.has(file))));
    expect(read.ok && read.value.services[1]?.title?.it).toBe('Cambiato');
    expect(await publishToRemote(townOf(5, 1), remote, options)).toMatchObject({
      value: { changed: false, files: 1 },
    });
  });

  it('says what is wrong: a wrong key, no bucket, nobody there', async () => {
    using s3 = await strictS3('my-town');
    const open = (change: object) =>
      s3Remote({ ...s3Key, bucket: 'my-town', prefix: '', endpoint: s3.endpoint, ...change }).list();
    await expect(open({ secretAccessKey: 'wrong' })).rejects.toThrow(/The key may not do that/);
    await expect(open({ region: 'us-east-1' })).rejects.toThrow(/The key may not do that/);
    await expect(open({ bucket: 'other' })).rejects.toThrow(/no such bucket/);
    await expect(open({ endpoint: 'http://127.0.0.1:9' })).rejects.toThrow(/cannot be reached/);
  });
});
