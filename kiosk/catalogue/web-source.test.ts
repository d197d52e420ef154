import { describe, expect, it } from 'vitest';
import { testServers } from '../testing/web-servers.ts';
import { createPace } from './pace.ts';
import { openSource, type PartOfFile } from './source.ts';
import { HtmlFault } from './sync-fault.ts';
import type { LineOptions } from './web-line.ts';

const { serve } = testServers();
const source = (address: string, line: LineOptions = {}, limitMs = 20_000) =>
  openSource(address, limitMs, undefined, line);

const fails = (code: string, words = '') => ({ code, message: expect.stringContaining(words) as string });

describe('what a server answers', () => {
  it.each<[string, string, Record<string, string>]>([
    ['compresses', 'compresses', { 'content-encoding': 'gzip' }],
    ['answers with nothing', '404', {}],
  ])('a server that %s', async (_, words, head) => {
    const address = await serve((_request, response) => void response.writeHead(200, head).end());
    await expect(source(address).read('file', 10)).rejects.toMatchObject(fails('SYN-4', words));
  });

  it('a page in the place of metadata is one, whatever it is called', async () => {
    const address = await serve((_, response) => void response.end('\n<!doctype html>'));
    await expect(source(address).read('metadata/2.root.json', 99)).rejects.toBeInstanceOf(HtmlFault);
    expect(String(await source(address).read('picture.svg', 99))).toContain('doctype');
  });
});

describe('a file whose line broke off', () => {
  const whole = Buffer.from('0123456789');
  const partOf = (have: string): PartOfFile & { kept: string[] } => {
    const kept: string[] = [];
    return {
      kept,
      have: Buffer.from(have),
      keep: (chunk) => void kept.push(String(chunk)),
      restart: () => void kept.push('restart'),
    };
  };
  it('goes on where it was, if the server can', async () => {
    const address = await serve(({ headers }, response) => {
      const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1]);
      response.writeHead(206, { 'content-range': `bytes ${from}-9/10` }).end(whole.subarray(from));
    });
    const part = partOf('0123');
    expect(String(await source(address).read('file', 10, part))).toBe('0123456789');
    expect(part.kept).toEqual(['456789']);
  });
  it.each([
    ['cannot', 200, ''],
    ['answers another range', 206, 'bytes 0-9/10'],
    ['has a shorter file by now', 416, 'bytes */2'],
  ])('begins anew where the server %s', async (_, status, range) => {
    const address = await serve(({ headers }, response) => {
      if (headers.range === undefined || status === 200) return void response.end(whole);
      response.writeHead(status, { 'content-range': range }).end(status === 206 ? whole : '');
    });
    const part = partOf('0123');
    expect(String(await source(address).read('file', 10, part))).toBe('0123456789');
    expect(part.kept).toEqual(['restart', '0123456789']);
  });
});

describe('a limit in bytes a second', () => {
  it('makes all transfers together wait, and no longer than they must', async () => {
    let now = 0;
    const waits: number[] = [];
    const pace = createPace(
      1_000,
      () => now,
      (ms) => Promise.resolve((waits.push(ms), (now += ms))),
    );
    const { signal } = new AbortController();
    await pace(500, signal);
    await pace(250, signal);
    now += 10_000;
    await pace(100, signal);
    expect(waits).toEqual([500, 250, 100]);
  });
  it('is kept by the source', async () => {
    const start = performance.now();
    const address = await serve((_, response) => void response.end(Buffer.alloc(3_000)));
    await source(address, { bytesPerSecond: 20_000 }).read('file', 3_000);
    // A bound from below: however slow the machine is, it is not quicker than the limit.
    expect(performance.now() - start).toBeGreaterThan(140);
  });
});
