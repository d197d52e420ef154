import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readLogo } from './logo.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'sportello-logo-'));
});
afterAll(() => rmSync(dir, { recursive: true }));
const never = (words: string): void => {
  throw new Error(words);
};

it('makes dots of a picture, small enough for every paper, with white where it is transparent', async () => {
  const canvas = createCanvas(400, 200);
  const context = canvas.getContext('2d');
  context.fillStyle = '#003366';
  context.fillRect(0, 0, 200, 200);
  writeFileSync(join(dir, 'stemma.png'), canvas.toBuffer('image/png'));
  const logo = await readLogo('stemma.png', dir, never);
  expect(logo).toMatchObject({ width: 192, height: 96 });
  expect([...(logo?.dots.slice(0, 90) ?? [])]).toEqual(Array(90).fill(1));
  expect([...(logo?.dots.slice(100, 192) ?? [])]).toEqual(Array(92).fill(0));
});

it('is none where none is set, and says why one cannot be used', async () => {
  expect(await readLogo(undefined, dir, never)).toBeUndefined();
  writeFileSync(join(dir, 'rubbish.png'), 'rubbish');
  for (const name of ['missing.png', 'rubbish.png', '../stemma.png']) {
    const said: string[] = [];
    expect(await readLogo(name, dir, (words) => void said.push(words))).toBeUndefined();
    expect(said).toEqual([expect.stringContaining('cannot be used')]);
  }
});
