import { describe, expect, it } from 'vitest';
import type { Language } from '../model/language.ts';
import { createIndex } from './create-index.ts';
import { serviceDocuments } from './documents.ts';
import { demoCatalogue, goldSet, measure } from './gold/demo.mjs';
import { search } from './search.ts';

interface Gold {
  readonly q: string;
  readonly want: readonly string[];
  readonly held?: boolean;
}

const catalogue = demoCatalogue();
const languages: readonly Language[] = ['it', 'en', 'ar'];
const index = createIndex(languages.flatMap((lang) => serviceDocuments(catalogue, lang)));
const known = new Set(index.ids);

/** What is asked for of each language: a wanted service among the first five, and as the first. */
const thresholds = {
  it: { recall: 0.95, first: 0.8, heldRecall: 0.93, heldFirst: 0.77 },
  en: { recall: 0.9, first: 0.7, heldRecall: 0.87, heldFirst: 0.66 },
  ar: { recall: 0.9, first: 0.7, heldRecall: 0.85, heldFirst: 0.65 },
} as const;

describe.each(['it', 'en', 'ar'] as const)('the gold set, %s', (lang) => {
  const gold = goldSet(lang) as Gold[];
  const find = (q: string): string[] => search(index, { text: q, lang, limit: 5 }).map(({ id }) => id);
  const parts = {
    tuned: measure(
      gold.filter(({ held }) => held !== true),
      find,
    ),
    held: measure(
      gold.filter(({ held }) => held === true),
      find,
    ),
    whole: measure(gold, find),
  };

  it('finds what people mean', () => {
    const { recall, first, heldRecall, heldFirst } = thresholds[lang];
    for (const [name, { queries, recall: five, first: one, best }] of Object.entries(parts))
      process.stdout.write(
        `gold ${lang} ${name.padEnd(5)} ${String(queries).padStart(3)} queries: recall@5 ${five.toFixed(3)}, first ${one.toFixed(3)}, best first ${best.toFixed(3)}\n`,
      );
    expect(parts.tuned.recall).toBeGreaterThanOrEqual(recall);
    expect(parts.tuned.first).toBeGreaterThanOrEqual(first);
    expect(parts.whole.recall).toBeGreaterThanOrEqual(recall);
    expect(parts.whole.first).toBeGreaterThanOrEqual(first);
    expect(parts.held.recall).toBeGreaterThanOrEqual(heldRecall);
    expect(parts.held.first).toBeGreaterThanOrEqual(heldFirst);
  });

  it('asks for services that there are, and keeps every third query apart', () => {
    expect(gold.flatMap(({ want }) => want).filter((id) => !known.has(id))).toEqual([]);
    expect(gold.filter(({ held }) => held).length).toBe(Math.floor(gold.length / 3));
  });
});
