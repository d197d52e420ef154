import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDestination } from './destination.ts';

describe('where to publish to', () => {
  it.each([
    ['public', { kind: 'folder', dir: 'public', place: resolve('public') }],
    ['/srv/web', { kind: 'folder', dir: '/srv/web', place: '/srv/web' }],
    ['./a:b', { kind: 'folder', dir: './a:b', place: resolve('a:b') }],
    ['C:\\web', { kind: 'folder', dir: 'C:\\web', place: resolve('C:\\web') }],
    ['web@host:/srv/web/', { kind: 'rsync', address: 'web@host:/srv/web', place: 'web@host:/srv/web' }],
    ['host:web', { kind: 'rsync', address: 'host:web', place: 'host:web' }],
    [
      'rsync://host:873/web/',
      { kind: 'rsync', address: 'rsync://host:873/web', place: 'rsync://host:873/web' },
    ],
    ['s3://my-town/a/b/', { kind: 's3', bucket: 'my-town', prefix: 'a/b', place: 's3://my-town/a/b' }],
    ['s3://my-town', { kind: 's3', bucket: 'my-town', prefix: '', place: 's3://my-town/' }],
  ])('%s', (to, value) => expect(parseDestination(to)).toEqual({ ok: true, value }));
  it.each([
    ['s3://A_B/x', 'bucket'],
    ['rsync://host', 'rsync://HOST/MODULE/PATH'],
    ['rsync://-oProxyCommand=x/web', 'rsync://HOST'],
    ['host:', 'no folder'],
    ['ftp://host/web', 'cannot be published to'],
    ['https://host/web', 'cannot be published to'],
  ])('but not %s', (to, words) => {
    const parsed = parseDestination(to);
    expect(parsed.ok ? '' : parsed.error.words).toContain(words);
  });
  it('never hands an option to ssh', () =>
    expect(parseDestination('-oProxyCommand=touch x:/y')).toMatchObject({ value: { kind: 'folder' } }));
});
