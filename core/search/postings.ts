import type { Steps } from '../steps.ts';
import type { Postings } from './part.ts';
import { prefixRange, sharedBeginning } from './terms.ts';

/** Room for so many postings. */
export const emptyPostings = (size: number): Postings => ({
  records: new Uint32Array(size),
  impacts: new Float32Array(size),
  texts: new Uint32Array(size),
});

/** A prefix that more terms have than this is merged beforehand. */
const manyTerms = 200;
/** Longer prefixes that so many terms have hardly exist. */
const longestMerged = 3;

/** For each record the posting of the greatest impact among those from `from` up to `to`. */
const merge = (postings: Postings, from: number, to: number, recordCount: number): Postings => {
  const best = new Float32Array(recordCount);
  const where = new Uint32Array(recordCount);
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const record = postings.records[at] as number;
    const impact = postings.impacts[at] as number;
    if (best[record] === 0) count += 1;
    if (impact <= (best[record] as number)) continue;
    best[record] = impact;
    where[record] = postings.texts[at] as number;
  }
  const merged = emptyPostings(count);
  let next = 0;
  for (let record = 0; record < recordCount; record += 1) {
    if (best[record] === 0) continue;
    merged.records[next] = record;
    merged.impacts[next] = best[record] as number;
    merged.texts[next] = where[record] as number;
    next += 1;
  }
  return merged;
};

/** The merged postings of all prefixes of one to three letters that very many terms have, a prefix at a step. */
export function* mergeShortPrefixes(
  terms: readonly string[],
  postings: Postings,
  postingsFrom: Uint32Array,
  recordCount: number,
): Steps<ReadonlyMap<string, Postings>> {
  const merged = new Map<string, Postings>();
  for (let length = 1; length <= longestMerged; length += 1) {
    for (let at = 0; at < terms.length;) {
      yield;
      const prefix = (terms[at] as string).slice(0, length);
      const [from, to] = prefixRange(terms, prefix);
      if (prefix.length === length && to - from > manyTerms)
        merged.set(
          prefix,
          merge(postings, postingsFrom[from] as number, postingsFrom[to] as number, recordCount),
        );
      at = Math.max(to, at + 1);
    }
  }
  return merged;
}

/** For each term of a sorted list, the letters it has in common with the one before it (255 at the most). */
export const sharedBeginnings = (terms: readonly string[]): Uint8Array =>
  Uint8Array.from(terms, (term, at) =>
    at === 0 ? 0 : Math.min(255, sharedBeginning(terms[at - 1] as string, term)),
  );
