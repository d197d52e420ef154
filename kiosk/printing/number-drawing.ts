import type { Drawing } from './drawing.ts';
import type { Paper } from './paper.ts';
import { inkMargin, type Typesetter } from './typesetter.ts';

/** Type size of the number at most, in dots: capitals of 19 mm are read across a waiting room and waste no paper. */
const largestPx = 220;
const smallestPx = 24;

/** The number, as large as it fits on one line, in the middle. */
export const numberDrawing = (number: string, paper: Paper, typesetter: Typesetter): Drawing => {
  const width = paper.dots - 2 * inkMargin;
  const atHundred = typesetter.measure(number, { px: 100, weight: 700 });
  const px = Math.max(smallestPx, Math.min(largestPx, Math.floor((100 * width) / Math.max(atHundred, 1))));
  return typesetter.line(
    number,
    { px, weight: 700 },
    { width: paper.dots, align: 'centre', rightToLeft: false, lead: 'ink' },
  );
};
