import type { Language } from '../../core/model/language.ts';

/** What is said at one go: a paragraph, a heading, the name of a target, in one language. */
export type Piece = {
  lang: Language;
  text: string;
  /** It is about the person in front of the screen: not for others to hear (A5). */
  personal?: boolean;
  /** What it stands for on the screen, to show what is being said. */
  element?: Element | undefined;
};

/** Short pieces begin sooner, and are interrupted and repeated with less loss; a clip of a town is of a whole one. In characters. */
const longest = 600;

/** Cuts a long piece between its sentences; a sentence that is longer still, between its words. */
export const cut = (piece: Piece): Piece[] => {
  if (piece.text.length <= longest) return [piece];
  const parts: string[] = [];
  let now = '';
  const add = (some: string): void => {
    if (now !== '' && now.length + some.length > longest) {
      parts.push(now);
      now = '';
    }
    now += some;
  };
  const segments = (text: string, granularity: 'sentence' | 'word'): string[] =>
    [...new Intl.Segmenter(piece.lang, { granularity }).segment(text)].map(({ segment }) => segment);
  for (const sentence of segments(piece.text, 'sentence'))
    if (sentence.length <= longest) add(sentence);
    else for (const word of segments(sentence, 'word')) add(word);
  if (now !== '') parts.push(now);
  return parts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ ...piece, text }));
};
