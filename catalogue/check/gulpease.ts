/**
 * The Gulpease index of an Italian text: 89 + (300 x sentences - 10 x letters) / words, from 0 to 100. Under 60 a text is hard
 * for people with a lower secondary education (Lucisano and Piemontese, 1988).
 * @returns undefined where there are no words
 */
export const gulpease = (text: string): number | undefined => {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (words === 0) return undefined;
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  // A line is a sentence too: items of a list and titles end without a full stop. A dot between digits ends nothing.
  const sentences = Math.max(
    1,
    text.split(/(?:[.!?;:]+(?=\s|$)|\n)+/).filter((part) => /\p{L}/u.test(part)).length,
  );
  return Math.max(0, Math.min(100, 89 + (300 * sentences - 10 * letters) / words));
};
