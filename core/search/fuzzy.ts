/*
 * Typing errors. The sorted term list is walked as if it were a trie: the rows of the edit-distance table for the letters a term
 * shares with the one before it are still there, and when a row has no value within reach, all terms with that beginning are
 * skipped. Nothing but one byte a term is stored for it. Distance: optimal string alignment (insert, delete, replace, swap of two
 * neighbours each cost 1; https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance).
 */

/** Errors that are looked for in a word of so many letters: none in short words and numbers, where the next word is one error away. */
export const errorsAllowed = (word: string): number =>
  word.length < 4 || /\d/.test(word) ? 0 : word.length < 8 ? 1 : 2;

/** Longer terms differ by more than two letters from any word that is looked for. */
const longest = 48;

/**
 * The terms within `most` errors of `word`, or, as a prefix, those with a beginning within `most` errors.
 * @param shared for each term how many code units it has in common with the one before it.
 * @returns pairs of term number and errors, in the order of terms.
 */
export function near(
  terms: readonly string[],
  shared: Uint8Array,
  word: string,
  most: number,
  asPrefix: boolean,
): [term: number, errors: number][] {
  const found: [number, number][] = [];
  const width = word.length + 1;
  if (most === 0 || word.length > longest) return found;
  const letters = Uint16Array.from(word, (letter) => letter.charCodeAt(0));
  const deepest = word.length + most;
  const rows = new Uint8Array((deepest + 1) * width);
  /** At each depth, the fewest errors of `word` against any beginning of the term so far. */
  const best = new Uint8Array(deepest + 1).fill(255);
  const path = new Uint16Array(deepest + 1);
  for (let column = 0; column < width; column += 1) rows[column] = column;
  let depth = 0;
  for (let at = 0; at < terms.length; at += 1) {
    const term = terms[at] as string;
    depth = Math.min(depth, at === 0 ? 0 : (shared[at] as number));
    let reachable = true;
    while (depth < term.length && depth < deepest) {
      const letter = term.charCodeAt(depth);
      const row = (depth + 1) * width;
      const above = row - width;
      let least = depth + 1;
      rows[row] = least;
      for (let column = 1; column < width; column += 1) {
        const same = letters[column - 1] === letter;
        let value = (rows[above + column - 1] as number) + (same ? 0 : 1);
        value = Math.min(value, (rows[above + column] as number) + 1, (rows[row + column - 1] as number) + 1);
        if (
          !same &&
          depth > 0 &&
          column > 1 &&
          letters[column - 2] === letter &&
          letters[column - 1] === path[depth - 1]
        )
          value = Math.min(value, (rows[above - width + column - 2] as number) + 1);
        rows[row + column] = value;
        if (value < least) least = value;
      }
      path[depth] = letter;
      depth += 1;
      const end = rows[row + width - 1] as number;
      best[depth] = Math.min(best[depth - 1] as number, end);
      if (least > most) {
        reachable = false;
        break;
      }
    }
    const errors = asPrefix
      ? (best[depth] as number)
      : reachable && depth === term.length
        ? (rows[depth * width + width - 1] as number)
        : 255;
    if (errors <= most) found.push([at, errors]);
    if (reachable) continue;
    // Terms that share the letters up to here are as far away (or, as a prefix, as near).
    while (at + 1 < terms.length && (shared[at + 1] as number) >= depth) {
      at += 1;
      if (errors <= most) found.push([at, errors]);
    }
  }
  return found;
}
