/*
 * A light stemmer for folded English: plurals, -ing and -ed, -ation, -al and -er, after Harman's "S" stemmer and the first step of
 * M. F. Porter's (https://tartarus.org/martin/PorterStemmer/), with a shortest stem of three letters.
 */

const suffixes: readonly (readonly [ending: RegExp, instead: string, shortest: number])[] = [
  [/(?:ations|ation)$/, '', 4],
  [/ies$/, 'y', 3],
  [/(?<=ss|x|ch|sh|z)es$/, '', 3],
  [/(?<!s|u|i)s$/, '', 3],
];
const verbal: typeof suffixes = [
  [/(?:ating|ated|ators|ator|ates|ate)$/, '', 4],
  [/(?:ings|ing)$/, '', 3],
  [/ed$/, '', 3],
  [/al$/, '', 4],
  [/er$/, '', 4],
  [/ly$/, '', 4],
];

const strip = (word: string, rules: typeof suffixes): string => {
  for (const [ending, instead, shortest] of rules) {
    const cut = word.replace(ending, instead);
    if (cut !== word && cut.length >= shortest) return cut;
  }
  return word;
};

/** The stem of a folded English word. */
export function stemEnglish(word: string): string {
  if (word.length <= 3) return word;
  const singular = strip(word, suffixes);
  const cut = strip(singular, verbal);
  // planned, plan; but bill, full.
  const single = cut === singular ? cut : cut.replace(/([bdgmnprt])\1$/, '$1');
  return single.length > 3 ? single.replace(/(?:e|y)$/, '') : single;
}
