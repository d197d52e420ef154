import type { Language } from '../model/language.ts';
import type { Field } from './documents.ts';
import type { Stemmer } from './stem/stem.ts';

/** Where words stand, sorted by record: three arrays side by side, four bytes an entry each. */
export interface Postings {
  /** Numbers of records: places in `Index.ids`. */
  readonly records: Uint32Array;
  /** What the word says in the record, 0 to 1, saturated over its fields. */
  readonly impacts: Float32Array;
  /** Numbers of texts: for each record the text where the word says most. */
  readonly texts: Uint32Array;
}

/** The texts of one language. Terms are the distinct folded words, numbered in the order of their UTF-16 code units. */
export interface Part {
  readonly lang: Language;
  readonly stem: Stemmer;
  readonly stops: ReadonlySet<string>;
  readonly terms: readonly string[];
  /** For each term, how many characters it shares with the term before it: what fuzzy search need not compare again. */
  readonly shared: Uint8Array;
  /** Terms by stem. */
  readonly byStem: ReadonlyMap<string, readonly number[]>;
  /** For each term, in how many records it stands, each counted by its strongest field (1 in a title, 0.06 among papers to bring). */
  readonly spread: Float32Array;
  readonly postings: Postings;
  /** Postings of term `t` are from `postingsFrom[t]` up to `postingsFrom[t + 1]`. */
  readonly postingsFrom: Uint32Array;
  /** Postings of all terms that begin with a short prefix which very many terms have, merged once: what one or two letters cost. */
  readonly shortPrefixes: ReadonlyMap<string, Postings>;
  readonly texts: readonly string[];
  readonly textFields: readonly Field[];
  /** Names (titles and synonyms) of record `r`: from `namesFrom[r]` up to `namesFrom[r + 1]`. */
  readonly namesFrom: Uint32Array;
  /** For each name, its text. */
  readonly nameTexts: Uint32Array;
  /** Terms of name `n` (without stop words): in `nameTerms` from `nameTermsFrom[n]` up to `nameTermsFrom[n + 1]`. */
  readonly nameTermsFrom: Uint32Array;
  readonly nameTerms: Uint32Array;
}

/** What is searched. Immutable; `ids` are the records', in the editor's order. */
export interface Index {
  readonly ids: readonly string[];
  readonly parts: ReadonlyMap<Language, Part>;
}
