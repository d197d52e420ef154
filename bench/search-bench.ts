import type { Language } from '../core/model/language.ts';
import { serviceDocuments } from '../core/search/documents.ts';
import { demoCatalogue, goldSet, keystrokes, many, measure } from './gold.ts';
import { compare, mean, median, quantile, rounds } from './pairs.ts';
import { milliseconds, percent, type Bench, type Row } from './row.ts';
import { miniSearch, ourSearch, type Documents, type Find } from './search-engines.ts';

/** The languages that have gold queries. */
const languages = ['it', 'en', 'ar'] as const satisfies readonly Language[];
/**
 * So many queries of each language are typed, letter by letter: evenly spread over the set, so that tuned and held ones are among
 * them. Fewer where a keystroke costs MiniSearch a tenth of a second and more.
 */
const sizes = [
  { size: 1_000, queries: 12, warmUp: 150 },
  { size: 10_000, queries: 4, warmUp: 40 },
];

const timed = (find: Find, text: string): number => {
  const start = performance.now();
  find(text);
  return performance.now() - start;
};

/** One keystroke on catalogues of two sizes: every beginning of the gold queries, as they are typed. */
const speed = async (say: (line: string) => void): Promise<Row[]> => {
  const catalogue = demoCatalogue();
  const rows: Row[] = [];
  for (const { size, queries, warmUp } of sizes) {
    for (const lang of languages) {
      say(`search: ${size} services, ${lang}`);
      const italian = many(serviceDocuments(catalogue, 'it'), size);
      const documents: Documents = {
        lang,
        italian,
        own: lang === 'it' ? italian : many(serviceDocuments(catalogue, lang), size),
      };
      const [ours, mini] = [ourSearch(documents), miniSearch(documents)];
      const gold = goldSet(lang);
      const step = Math.floor(gold.length / queries);
      const typed = gold
        .filter((_, at) => at % step === 0)
        .slice(0, queries)
        .flatMap(({ q }) => keystrokes(q));
      const text = (at: number): string => typed[at % typed.length] ?? '';
      const compared = await compare(
        (at) => timed(ours, text(at)),
        (at) => timed(mini, text(at)),
        { rounds: 3, pairs: typed.length, warmUp },
      );
      const figures = (all: readonly number[]): string =>
        `${milliseconds(median(all))} (95 %: ${milliseconds(quantile(all, 0.95))}, mean ${milliseconds(mean(all))})`;
      rows.push({
        name: `search: a keystroke, ${size} services, ${lang}`,
        ratio: compared.ratio,
        limit: 1,
        note: `${figures(compared.ours)}, MiniSearch ${figures(compared.bare)}; ${rounds(compared)}`,
      });
    }
  }
  return rows;
};

/**
 * Of the gold queries, how many have no wanted service among the first five: with the demo town's cards among a thousand, and on
 * its own, which is so small that both engines miss one or two. Ten thousand are left out: MiniSearch takes minutes for them.
 */
const recall = (say: (line: string) => void): Row[] => {
  const catalogue = demoCatalogue();
  return languages.map((lang) => {
    const [italian, own] = [serviceDocuments(catalogue, 'it'), serviceDocuments(catalogue, lang)];
    const among = (documents: typeof own, size: number): typeof own => [
      ...documents,
      ...many(documents, size - documents.length),
    ];
    const size = 1_000;
    const large = { lang, italian: among(italian, size), own: among(own, size) };
    const gold = goldSet(lang);
    const recallOf = (documents: Documents, queries: typeof gold) =>
      [ourSearch(documents), miniSearch(documents)].map((find) => measure(queries, find));
    const [ours, mini] = recallOf(large, gold);
    if (ours === undefined || mini === undefined) throw new Error('nothing was measured');
    const percents = (queries: typeof gold, documents: Documents): string =>
      recallOf(documents, queries)
        .map((measured) => percent(measured.recall))
        .join(', MiniSearch ');
    for (const { q } of ours.missed) say(`search: not among the first five of ${size}, ${lang}: ${q}`);
    const held = gold.filter((query) => query.held === true);
    return {
      name: `search: gold queries missed, ${size} services, ${lang}`,
      ratio: ours.missed.length / mini.missed.length,
      // A higher recall is fewer misses, by one at least: of counts under a hundred a ratio below 1 is 0.99 at most.
      limit: 0.99,
      note: `recall@5 ${percent(ours.recall)} of ${ours.queries}, MiniSearch ${percent(mini.recall)}; held out ${percents(held, large)}; the demo town alone ${percents(gold, { lang, italian, own })}`,
    };
  });
};

export const searchBench: Bench = {
  name: 'search',
  measure: async (say) => [...recall(say), ...(await speed(say))],
};
