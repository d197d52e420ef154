/** Dots of a thermal head, row by row, one byte each: 1 is black. */
export type Bitmap = { width: number; height: number; dots: Uint8Array };

export const blank = (width: number, height: number): Bitmap => ({
  width,
  height,
  dots: new Uint8Array(width * height),
});

/** A black bar. */
export const bar = (width: number, height: number): Bitmap => ({
  width,
  height,
  dots: new Uint8Array(width * height).fill(1),
});

/** Puts the black dots of `source` onto `target`; what lies outside is left out. */
export const paste = (target: Bitmap, source: Bitmap, left: number, top: number): void => {
  for (let row = 0; row < source.height; row += 1) {
    for (let column = 0; column < source.width; column += 1) {
      const x = left + column;
      const y = top + row;
      if (
        source.dots[row * source.width + column] !== 1 ||
        x < 0 ||
        x >= target.width ||
        y < 0 ||
        y >= target.height
      )
        continue;
      target.dots[y * target.width + x] = 1;
    }
  }
};

/** One below the other, on the given width. */
export const stack = (width: number, parts: readonly Bitmap[]): Bitmap => {
  const whole = blank(
    width,
    parts.reduce((sum, part) => sum + part.height, 0),
  );
  let top = 0;
  for (const part of parts) {
    paste(whole, part, 0, top);
    top += part.height;
  }
  return whole;
};

/** Without the white rows above and below. */
export const trimRows = ({ width, dots }: Bitmap): Bitmap => {
  const first = dots.indexOf(1);
  if (first === -1) return { width, height: 0, dots: new Uint8Array(0) };
  const top = Math.floor(first / width);
  const bottom = Math.floor(dots.lastIndexOf(1) / width) + 1;
  return { width, height: bottom - top, dots: dots.slice(top * width, bottom * width) };
};

/** Black for white: words on a bar. */
export const inverted = ({ width, height, dots }: Bitmap): Bitmap => ({
  width,
  height,
  dots: dots.map((dot) => 1 - dot),
});
