import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/*
 * For tests and the bench only: the demo catalogue straight from its source form, and the gold set. Plain JavaScript, since core
 * has no types of Node. What is wrong in a card is the catalogue's own check to find; here a card that cannot be read is left out.
 */

const root = new URL('../../../assets/demo-catalogue/', import.meta.url);
const read = (url) => parse(readFileSync(url, 'utf8'));

const records = (folder) =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .flatMap((name) => {
      try {
        return [read(new URL(folder + name, root))];
      } catch {
        return [];
      }
    });

/** The demo catalogue, as far as search reads it. */
export const demoCatalogue = () => ({
  ...read(new URL('needs.yaml', root)),
  ...read(new URL('topics.yaml', root)),
  ...read(new URL('organisations.yaml', root)),
  services: records('services/').filter(({ status }) => status === 'active'),
  units: records('units/'),
  phrases: records('phrases/').flatMap(({ phrases }) => phrases),
});

/** Queries of one language: `{ q, want: [service ids, best first], held? }`. */
export const goldSet = (lang) => read(new URL(`gold.${lang}.yaml`, import.meta.url));

/**
 * How often a wanted service is among the first five (`recall`), is the first (`first`), and the best wanted one is the first (`best`).
 * @param find gives the ids found for a query, best first.
 */
export const measure = (gold, find) => {
  const rows = gold.map(({ q, want }) => ({ q, want, found: find(q).slice(0, 5) }));
  const share = (hit) => rows.filter(hit).length / rows.length;
  return {
    queries: rows.length,
    recall: share(({ want, found }) => want.some((id) => found.includes(id))),
    first: share(({ want, found }) => want.includes(found[0])),
    best: share(({ want, found }) => found[0] === want[0]),
    missed: rows.filter(({ want, found }) => !want.some((id) => found.includes(id))),
    notFirst: rows.filter(({ want, found }) => !want.includes(found[0])),
  };
};
