import { serviceDocuments } from '../core/search/documents.ts';
import { demoCatalogue, goldSet, keystrokes, many } from './gold.ts';
import { median } from './pairs.ts';
import { milliseconds, type Bench } from './row.ts';
import { ourSearch } from './search-engines.ts';

const small = 1_000;
const large = 100_000;
const queries = 6;

/** A keystroke on a hundred times as many services must take less than a hundred times as long. */
export const growthBench: Bench = {
  name: 'growth',
  measure: (say) => {
    const documents = serviceDocuments(demoCatalogue(), 'it');
    const gold = goldSet('it');
    const typed = gold
      .filter((_, at) => at % Math.floor(gold.length / queries) === 0)
      .flatMap(({ q }) => keystrokes(q));
    const timeOf = (size: number): number => {
      say(`growth: ${size} services`);
      const own = many(documents, size);
      const find = ourSearch({ lang: 'it', own, italian: own });
      for (const text of typed) find(text);
      return median(
        typed.map((text) => {
          const start = performance.now();
          find(text);
          return performance.now() - start;
        }),
      );
    };
    const [few, lots] = [timeOf(small), timeOf(large)];
    return Promise.resolve([
      {
        name: 'search: growth of a keystroke, 1,000 to 100,000 services, to linear',
        ratio: lots / few / (large / small),
        limit: 0.99,
        note: `${milliseconds(few)} and ${milliseconds(lots)}`,
      },
    ]);
  },
};
