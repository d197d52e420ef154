import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../model/language.ts';
import { createIndex } from './create-index.ts';
import { needDocuments, serviceDocuments } from './documents.ts';
import { demoCatalogue } from './gold/demo.mjs';
import { lexiconWords } from './lexicon.ts';
import { nearestNeeds } from './nearest-needs.ts';
import { readQuery } from './query.ts';
import { scoreWord } from './score.ts';
import { partsFor, search } from './search.ts';
import { stopWords } from './stop-words.ts';
import { wordsOf } from './words.ts';

const catalogue = demoCatalogue();
const index = createIndex(languages.flatMap((lang) => serviceDocuments(catalogue, lang)));
const needs = createIndex(languages.flatMap((lang) => needDocuments(catalogue, lang)));
const ids = (text: string, lang: (typeof languages)[number] = 'it', limit = 10): string[] =>
  search(index, { text, lang, limit }).map(({ id }) => id);

/** Titles in Italian, by service. */
const titles: { id: string; words: string[] }[] = catalogue.services.map(
  (service: { id: string; title: { it: string } }) => ({
    id: service.id,
    words: wordsOf(service.title.it).filter((word) => !stopWords('it').has(word)),
  }),
);
const longWords = titles.flatMap(({ id, words }) =>
  words.filter((word) => word.length >= 8).map((word) => ({ id, word, words })),
);

describe('search, whatever is typed', () => {
  it('never throws, and the scores are in order', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc.string({ unit: 'grapheme', maxLength: 60 }),
        ),
        fc.constantFrom(...languages),
        (text, lang) => {
          const found = search(index, { text, lang });
          expect(found.length).toBeLessThanOrEqual(10);
          expect(found.map(({ score }) => score)).toEqual(
            found.map(({ score }) => score).toSorted((one, other) => other - one),
          );
          for (const { score, why, matched } of found) {
            expect(score).toBeGreaterThan(0);
            expect(why).toContain(matched);
          }
          expect(nearestNeeds(needs, { text, lang })).toHaveLength(3);
          lexiconWords(index, { text, lang });
        },
      ),
      { numRuns: 400 },
    );
  });

  /** Every word of eight letters or more of every title, without each of its letters in turn. */
  const mistyped = longWords.flatMap(({ id, word, words }) =>
    Array.from(word, (_, at) => ({ id, word, words, wrong: word.slice(0, at) + word.slice(at + 1) })),
  );

  it('finds a title although one letter of a long word is missing', () => {
    const missed = mistyped.filter(
      ({ id, word, words, wrong }) =>
        !ids(words.map((one) => (one === word ? wrong : one)).join(' ')).includes(id),
    );
    expect(missed).toEqual([]);
  });

  it('finds a long word that few titles have although one of its letters is missing', () => {
    const few = mistyped.filter(({ word }) => titles.filter(({ words }) => words.includes(word)).length <= 3);
    // A space after it: unfinished, "familia" is the beginning of "familiare".
    const missed = few.filter(({ id, wrong }) => !ids(`${wrong} `).includes(id));
    expect(missed.length / few.length).toBeLessThan(0.01);
  });

  it('does not mind the order of the words', () => {
    const shuffled = fc
      .constantFrom(...titles)
      .chain(({ words }) =>
        fc.tuple(fc.constant(words), fc.shuffledSubarray(words, { minLength: words.length })),
      );
    fc.assert(
      fc.property(shuffled, ([words, others]) => {
        // A space at the end: which word is the last, and unfinished, does not matter either.
        expect(ids(`${others.join(' ')} `)[0]).toBe(ids(`${words.join(' ')} `)[0]);
      }),
      { numRuns: 400, seed: 1 },
    );
  });

  it('finds a title while its last word is being typed', () => {
    const typed = titles.flatMap(({ id, words }) => {
      const last = words.at(-1)!;
      // Of a title of one word three letters are needed: fewer are the beginning of too many.
      const lengths = Array.from(last, (_, at) => at + 1).filter((length) => words.length > 1 || length >= 3);
      return lengths.map((length) => ({
        id,
        text: [...words.slice(0, -1), last.slice(0, length)].join(' '),
      }));
    });
    expect(typed.filter(({ id, text }) => !ids(text).includes(id))).toEqual([]);
  });

  it('narrows as a word grows', () => {
    const parts = partsFor(index, 'it');
    const all = (text: string): Set<string> => {
      const [word] = readQuery(text, parts);
      const { values } = scoreWord(word!, parts, index.ids.length);
      return new Set(index.ids.filter((_, record) => values[record]! > 0));
    };
    fc.assert(
      fc.property(fc.constantFrom(...longWords), ({ id, word }) => {
        const beginnings = [word.slice(0, 1), word.slice(0, 2), word.slice(0, 3)].map(all);
        for (const [at, found] of beginnings.entries()) {
          expect(found).toContain(id);
          expect([...found].filter((one) => !(beginnings[at - 1]?.has(one) ?? true))).toEqual([]);
        }
        expect(all(word).size).toBeLessThanOrEqual(beginnings[2]!.size);
      }),
    );
  });
});
