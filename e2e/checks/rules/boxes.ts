import type { Box } from '../seen.ts';

/** Half a pixel of rounding on each side. */
const slack = 1;

/** Where a box lies in what shows it: on this page, on another one, or across an edge. */
export const placeOf = (box: Box, clip: Box): 'here' | 'elsewhere' | 'cut' => {
  if (
    box.left >= clip.left - slack &&
    box.right <= clip.right + slack &&
    box.top >= clip.top - slack &&
    box.bottom <= clip.bottom + slack
  )
    return 'here';
  // Pages lie side by side: what is on another one is wholly beside this one, never above or below it.
  return box.right <= clip.left + slack || box.left >= clip.right - slack ? 'elsewhere' : 'cut';
};

/** How far a box goes beyond another one. */
export const outsideOf = (box: Box, other: Box): number =>
  Math.max(other.left - box.left, box.right - other.right, other.top - box.top, box.bottom - other.bottom);

export const widthOf = ({ left, right }: Box): number => right - left;
export const heightOf = ({ top, bottom }: Box): number => bottom - top;
/** How far two boxes are from each other; below zero where they overlap. */
export const gapOf = (one: Box, other: Box): number => {
  const across = Math.max(one.left, other.left) - Math.min(one.right, other.right);
  const down = Math.max(one.top, other.top) - Math.min(one.bottom, other.bottom);
  return across > 0 && down > 0 ? Math.hypot(across, down) : Math.max(across, down);
};
