import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadMorePictograms, pictogramOf } from './icons.ts';

const demo = join(import.meta.dirname, '..', '..', 'assets', 'demo-catalogue');
const named = ['needs.yaml', 'guide.yaml'].flatMap((file) =>
  [...readFileSync(join(demo, file), 'utf8').matchAll(/icon: '?([a-z0-9-]+)/g)].map(([, name]) => name ?? ''),
);

describe('pictograms', () => {
  it('are there for every need and answer of the demo town', async () => {
    await loadMorePictograms();
    const general = pictogramOf('no such name');
    expect([...new Set(named)].filter((name) => pictogramOf(name) === general)).toEqual([]);
  });
});
