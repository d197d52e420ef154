/** The first place in a sorted list at which `word` could stand. */
export function lowerBound(terms: readonly string[], word: string): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((terms[middle] as string) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of `word`, or -1. */
export const placeOf = (terms: readonly string[], word: string): number => {
  const place = lowerBound(terms, word);
  return terms[place] === word ? place : -1;
};

/** The places of all terms that begin with `prefix`: from the first up to the second. */
export const prefixRange = (
  terms: readonly string[],
  prefix: string,
): readonly [from: number, to: number] => [lowerBound(terms, prefix), lowerBound(terms, `${prefix}\uffff`)];

/** How many code units two words have in common at their beginning. */
export function sharedBeginning(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && one.charCodeAt(count) === other.charCodeAt(count)) count += 1;
  return count;
}
