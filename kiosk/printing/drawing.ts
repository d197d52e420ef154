import type { Bitmap } from './bitmap.ts';
import type { Weight } from './font-faces.ts';

/** How words are drawn; `px` is the size of the type in dots. */
export type Type = { px: number; weight: Weight };

type Ink = 'black' | 'white';
type Rectangle = readonly [left: number, top: number, width: number, height: number];

/** One thing on a drawing. The rectangles of `bars` are filled together: between neighbours no white line may show. */
export type Mark =
  | { kind: 'bars'; rectangles: readonly Rectangle[] }
  | {
      kind: 'words';
      text: string;
      type: Type;
      /** Where the words begin, end or have their middle, as `side` says. */
      at: number;
      baseline: number;
      side: 'left' | 'center' | 'right';
      rightToLeft: boolean;
      ink: Ink;
    }
  | { kind: 'picture'; left: number; top: number; bitmap: Bitmap };

/**
 * A part of the slip in dots (8 to the millimetre), from which paper of a thermal head and pages of a PDF are made alike: the
 * head gets it as dots, the page as letters and areas.
 */
export type Drawing = { width: number; height: number; marks: readonly Mark[] };

export const empty = (width: number, height: number): Drawing => ({ width, height, marks: [] });

/** A black bar. */
export const bar = (width: number, height: number): Drawing => ({
  width,
  height,
  marks: [{ kind: 'bars', rectangles: [[0, 0, width, height]] }],
});

const moved = (mark: Mark, left: number, top: number): Mark => {
  if (mark.kind === 'bars')
    return {
      ...mark,
      rectangles: mark.rectangles.map(([x, y, width, height]) => [x + left, y + top, width, height]),
    };
  if (mark.kind === 'words') return { ...mark, at: mark.at + left, baseline: mark.baseline + top };
  return { ...mark, left: mark.left + left, top: mark.top + top };
};

/** Several drawings on one, each where it is told to lie; the first lies lowest. */
export const assemble = (
  width: number,
  height: number,
  parts: readonly { drawing: Drawing; left: number; top: number }[],
): Drawing => ({
  width,
  height,
  marks: parts.flatMap(({ drawing, left, top }) =>
    left === 0 && top === 0 ? drawing.marks : drawing.marks.map((mark) => moved(mark, left, top)),
  ),
});

/** One below the other, on the given width. */
export const stack = (width: number, drawings: readonly Drawing[]): Drawing => {
  let height = 0;
  const parts = drawings.map((drawing) => {
    const top = height;
    height += drawing.height;
    return { drawing, left: 0, top };
  });
  return assemble(width, height, parts);
};

/** Words in white on a black bar. */
export const onBar = (words: Drawing): Drawing => ({
  ...words,
  marks: [
    ...bar(words.width, words.height).marks,
    ...words.marks.map((mark) => (mark.kind === 'words' ? { ...mark, ink: 'white' as const } : mark)),
  ],
});
