import type { Field } from './documents.ts';

/*
 * What a hit is worth. All numbers are without unit and only their ratios matter. They were tuned by hand on the part of the
 * gold set that is not `held` (core/search/gold), and checked once on the part that is.
 */

/** A word in a title says most; what many cards share (papers to bring, the office, the need) says little, and only tips the balance. */
export const fieldWeights: Readonly<Record<Field, number>> = {
  title: 5,
  synonym: 5,
  summary: 1.6,
  output: 1.2,
  topic: 0.5,
  need: 0.5,
  unit: 0.8,
  input: 0.3,
};
/** Fields with short texts that name the thing: whether a query covers one as a whole is looked at. */
export const isName = (field: Field): boolean => field === 'title' || field === 'synonym';

/** BM25's saturation: at this sum of field weights a word has half of its greatest effect in a record. */
export const saturation = 2.5;
/** Each further word of a text takes this share off what each of its words says: BM25's length, without an average. */
export const lengthShare = 0.06;

/** How well a word of the catalogue fits a word that was typed. */
export const quality = {
  exact: 1,
  /** Another form of the same word. */
  stem: 0.9,
  /** The rest is not typed yet: the less of it is missing, the nearer to `prefix + prefixRange`. */
  prefix: 0.45,
  prefixRange: 0.4,
  /** Typing errors, by how many there are. */
  errors: [1, 0.65, 0.4],
  /** Only the beginning is the same. */
  beginning: 0.35,
} as const;

/** Share of the score that a record keeps however few of the words it has; the rest grows with the words it has. */
export const fewWords = 0.2;
/** What a title or synonym adds that the query covers wholly and that covers the query wholly; less for less. */
export const wholeName = 1;
/** Rarity assumed of a word that no text has, as a share of the greatest rarity. */
export const unknownRarity = 0.6;
/** What scores under this share of the best is not shown: it would only be scrolled past. */
export const shareOfBest = 0.2;
