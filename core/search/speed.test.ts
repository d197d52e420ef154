import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { createIndex } from './create-index.ts';
import { serviceDocuments } from './documents.ts';
import type { SearchDocument } from './documents.ts';
import { demoCatalogue, goldSet } from './gold/demo.mjs';
import { keystrokes, many } from './gold/many.mjs';
import { search } from './search.ts';

/*
 * A keystroke against bare MiniSearch, with prefix and fuzzy 0.2, on the same texts, in the same process: what is asserted is which
 * of the two is faster, never how fast this machine is. The times are printed, in ms.
 */

const catalogue = demoCatalogue();
const fields = ['title', 'synonym', 'summary', 'output', 'input', 'unit', 'topic', 'need'] as const;
const flat = ({ id, texts }: SearchDocument): Record<string, string> => ({
  id,
  ...Object.fromEntries(
    fields.map((field) => [
      field,
      texts
        .filter((one) => one.field === field)
        .map(({ text }) => text)
        .join(' '),
    ]),
  ),
});

const typed = (goldSet('it') as { q: string; held?: boolean }[])
  .filter(({ held }, at) => held !== true && at % 24 === 0)
  .flatMap(({ q }) => keystrokes(q) as string[]);

const times = (find: (text: string) => unknown): { mean: number; median: number; p95: number } => {
  for (const text of typed.slice(0, 40)) find(text);
  const all = typed
    .map((text) => {
      const from = performance.now();
      find(text);
      return performance.now() - from;
    })
    .toSorted((one, other) => one - other);
  const at = (share: number): number => all[Math.floor(share * (all.length - 1))] as number;
  return { mean: all.reduce((sum, one) => sum + one, 0) / all.length, median: at(0.5), p95: at(0.95) };
};

const say = (name: string, { mean, median, p95 }: ReturnType<typeof times>): void => {
  process.stdout.write(
    `${name}: mean ${mean.toFixed(2)}, median ${median.toFixed(2)}, p95 ${p95.toFixed(2)} ms a keystroke\n`,
  );
};

describe.each([1000, 10_000])('%i services', (count) => {
  const italian = many(serviceDocuments(catalogue, 'it'), count) as SearchDocument[];

  it('take no longer a keystroke than with bare MiniSearch', { timeout: 120_000 }, () => {
    const index = createIndex(italian);
    const mini = new MiniSearch({ fields: [...fields] });
    mini.addAll(italian.map(flat));
    const ours = times((text) => search(index, { text, lang: 'it' }));
    const theirs = times((text) => mini.search(text, { prefix: true, fuzzy: 0.2 }));
    say(`${count} services`, ours);
    say(`${count} services, MiniSearch`, theirs);
    // The mean is at the mercy of whatever else runs on the machine; the median is not.
    expect(ours.median).toBeLessThan(theirs.median);
  });

  it('hold well under 250 MB in two languages, texts not counted', { timeout: 120_000 }, () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const english = many(serviceDocuments(catalogue, 'en'), count) as SearchDocument[];
    const used = (): number => {
      collect();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return (heapUsed + arrayBuffers) / 1e6;
    };
    const before = used();
    const from = performance.now();
    const index = createIndex([...italian, ...english]);
    const built = performance.now() - from;
    const megabytes = used() - before;
    process.stdout.write(
      `${count} services in two languages: built in ${built.toFixed(0)} ms, ${megabytes.toFixed(1)} MB\n`,
    );
    expect(index.ids).toHaveLength(count);
    expect(megabytes).toBeLessThan(100);
  });
});
