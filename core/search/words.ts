import { fold } from './fold.ts';

/** Written without spaces between words. */
const han = /\p{Script=Han}+/gu;
const hasHan = /\p{Script=Han}/u;

/** A run of Han characters as overlapping pairs: any two-character word in it is then a word of its own, without a dictionary. */
const pairs = (run: string): string[] => {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
};

const split = (word: string): string[] => {
  if (!hasHan.test(word)) return [word];
  return word
    .replace(han, (run) => ` ${pairs(run).join(' ')} `)
    .split(' ')
    .filter((part) => part !== '');
};

/** An abbreviation with its points is one word: `I.S.E.E.`, `c.i.e`. */
const dotted = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?(?!\p{L})/gu;
const withoutDots = (text: string): string =>
  text.includes('.') ? text.replace(dotted, (letters) => `${letters.replaceAll('.', '')} `) : text;

/** The folded words of a text, in order; Chinese as pairs of characters. */
export function wordsOf(text: string): string[] {
  const folded = fold(withoutDots(text));
  if (folded === '') return [];
  const words = folded.split(' ');
  return hasHan.test(folded) ? words.flatMap(split) : words;
}
