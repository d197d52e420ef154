import type { Steps } from '../steps.ts';

/** Words sorted at one go: quicker than a millisecond. */
const runLength = 512;
/** Words merged between two steps. */
const mergedAtOnce = 2_048;

/** Merges two sorted lists. */
function* merged(one: readonly string[], other: readonly string[]): Steps<string[]> {
  const all: string[] = [];
  let [left, right] = [0, 0];
  while (left < one.length && right < other.length) {
    all.push(
      (one[left] as string) <= (other[right] as string)
        ? (one[left++] as string)
        : (other[right++] as string),
    );
    if (all.length % mergedAtOnce === 0) yield;
  }
  for (; left < one.length; left += 1) all.push(one[left] as string);
  for (; right < other.length; right += 1) all.push(other[right] as string);
  return all;
}

/** Words in the order of their UTF-16 code units, as `toSorted` gives them, in small steps. */
export function* sortedInSteps(words: readonly string[]): Steps<string[]> {
  let runs: string[][] = [];
  for (let at = 0; at < words.length; at += runLength) {
    runs.push(words.slice(at, at + runLength).toSorted());
    yield;
  }
  while (runs.length > 1) {
    const next: string[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      next.push(yield* merged(runs[at] as string[], runs[at + 1] ?? []));
    runs = next;
  }
  return runs[0] ?? [];
}
