import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gunzip, sha256 } from './source.ts';

const text = Buffer.from('Sportello '.repeat(1000));

describe('what a server sends', () => {
  it('is decompressed, and left alone where the server did that already', async () => {
    expect(Buffer.from(await gunzip(gzipSync(text), text.length))).toEqual(text);
    expect(Buffer.from(await gunzip(text, text.length))).toEqual(text);
  });
  it('is never unpacked beyond what was said', async () => {
    await expect(gunzip(gzipSync(Buffer.alloc(10_000_000)), 1000)).rejects.toThrow(RangeError);
  });
  it('is refused when it is cut short', async () => {
    await expect(gunzip(gzipSync(text).subarray(0, 30), text.length)).rejects.toThrow();
  });
  it('has a SHA-256', async () => {
    expect(await sha256(new Uint8Array())).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });
});
