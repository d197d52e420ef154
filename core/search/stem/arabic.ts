/*
 * A light stemmer for folded Arabic, after "light10" (L. Larkey, L. Ballesteros, M. Connell, "Light stemming for Arabic information
 * retrieval", 2007): the article with its prepositions and conjunctions, then the most frequent suffixes, while two letters or
 * more are left. Folding has made ta marbuta a heh and alef maksura a yeh, so the suffixes are written that way here.
 */

const prefixes = ['وال', 'بال', 'كال', 'فال', 'ال', 'لل'];
/** Those of light10, and `ني` before them, the "me" of verbs: people write what was done to them (يضربني, طردني). */
const suffixes = ['ني', 'ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي'];
/** So that short words of kin stay whole: `امي` (my mother). */
const shortest = 3;

/** The stem of a folded Arabic word. */
export function stemArabic(word: string): string {
  let stem = word;
  if (stem.length > shortest && stem.startsWith('و')) {
    const rest = stem.slice(1);
    if (rest.startsWith('ال')) stem = rest;
  }
  const prefix = prefixes.find((start) => stem.startsWith(start) && stem.length - start.length >= 2);
  if (prefix !== undefined) stem = stem.slice(prefix.length);
  for (const suffix of suffixes)
    if (stem.endsWith(suffix) && stem.length - suffix.length >= shortest)
      stem = stem.slice(0, -suffix.length);
  return stem;
}
