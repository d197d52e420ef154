/** How wide a text is, in the same unit as the width of the line: columns or dots. */
export type Measure = (text: string) => number;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const graphemesOf = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment);

/** Scripts without spaces between words, where a line may end after almost any sign. */
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Signs that must not begin a line, and signs that must not end one (the usual rules of Chinese setting). */
const notFirst = /^[\p{Pe}\p{Pf}\p{M}，。、；：！？…,.;:!?%）］｝」』】》〉”’]/u;
const notLast = /[\p{Ps}\p{Pi}（［｛「『【《〈“‘]$/u;
/** A no-break space is part of its word. */
const spaces = /([ \t\n\r\f\v\u2028\u2029]+)/;

/** The pieces of a word between which a line may end. */
const piecesOf = (word: string): string[] => {
  if (!spaceless.test(word)) return word.split(/(?<=[\p{L}\p{N}][-/])(?=[\p{L}\p{N}])/u);
  const pieces: string[] = [];
  for (const sign of graphemesOf(word)) {
    const last = pieces.at(-1);
    const joins =
      last !== undefined &&
      (notFirst.test(sign) ||
        notLast.test(last) ||
        (!spaceless.test(sign) && !spaceless.test(last.slice(-1))));
    if (joins) pieces[pieces.length - 1] = last + sign;
    else pieces.push(sign);
  }
  return pieces;
};

/** As much of `text` as fits, at least one sign, and the rest. */
const breakAnywhere = (text: string, width: number, measure: Measure): [string, string] => {
  const signs = graphemesOf(text);
  let fits = 1;
  while (fits < signs.length && measure(signs.slice(0, fits + 1).join('')) <= width) fits += 1;
  return [signs.slice(0, fits).join(''), signs.slice(fits).join('')];
};

/** Lines as full as they can be. */
const fill = (text: string, width: number, measure: Measure): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const [index, word] of text
    .trim()
    .split(spaces)
    .filter((_, at) => at % 2 === 0)
    .entries()) {
    let gap = index === 0 ? '' : ' ';
    for (let piece of piecesOf(word)) {
      if (measure(line + gap + piece) <= width) {
        line += gap + piece;
      } else {
        if (line !== '') lines.push(line);
        while (measure(piece) > width && graphemesOf(piece).length > 1) {
          const [head, tail] = breakAnywhere(piece, width, measure);
          lines.push(head);
          piece = tail;
        }
        line = piece;
      }
      gap = '';
    }
  }
  if (line !== '') lines.push(line);
  return lines;
};

/** A last line shorter than this share of the width looks lost. */
const lonelyShare = 0.2;
/** Narrower widths that are tried to give it company. */
const narrower = [0.94, 0.88, 0.82, 0.76];

/**
 * Lines no wider than `width`, broken at spaces, after hyphens, between Chinese signs; a longer word is broken
 * anywhere. Where a word would stand alone in the last line, the lines before it give way if that costs no paper.
 */
export const wrap = (text: string, width: number, measure: Measure): string[] => {
  const lines = fill(text, width, measure);
  const last = lines.at(-1);
  if (last === undefined || lines.length < 2 || measure(last) >= width * lonelyShare) return lines;
  for (const share of narrower) {
    const other = fill(text, Math.floor(width * share), measure);
    if (other.length === lines.length && measure(other.at(-1) ?? '') >= width * lonelyShare) return other;
  }
  return lines;
};
