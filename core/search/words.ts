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

/** Three single letters or more in a row are an abbreviation: `I.S.E.E.`, `Z.T.L.`. */
const joinInitials = (words: readonly string[]): string[] => {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    let end = at;
    while (words[end]?.length === 1 && !hasHan.test(words[end] as string)) end += 1;
    if (end - at >= 3) {
      joined.push(words.slice(at, end).join(''));
      at = end - 1;
    } else joined.push(words[at] as string);
  }
  return joined;
};

/** The folded words of a text, in order; Chinese as pairs of characters. */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  if (folded === '') return [];
  const words = joinInitials(folded.split(' '));
  return hasHan.test(folded) ? words.flatMap(split) : words;
}
