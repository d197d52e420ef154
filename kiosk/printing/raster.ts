import type { Bitmap } from './bitmap.ts';
import type { Drawing } from './drawing.ts';
import type { Typesetter } from './typesetter.ts';

/** Rows of one command: some printers take no more than a byte of them, and pictures of several commands join without a seam. */
export const stripRows = 255;
const bitsOfByte = 8;

/** Rows of bits, the first dot of each eight highest. */
const packed = ({ width, height, dots }: Bitmap): Uint8Array => {
  const bytesOfRow = Math.ceil(width / bitsOfByte);
  const bits = new Uint8Array(bytesOfRow * height);
  for (let row = 0, dot = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1, dot += 1)
      if (dots[dot] === 1) bits[row * bytesOfRow + (column >> 3)]! |= 0x80 >> (column & 7);
  return bits;
};

/** ESC/POS `GS v 0`, normal size: width in bytes, height in rows, both with the low byte first. */
const command = (width: number, rows: number): number[] => {
  const bytesOfRow = Math.ceil(width / bitsOfByte);
  return [0x1d, 0x76, 0x30, 0, bytesOfRow & 0xff, bytesOfRow >> 8, rows & 0xff, rows >> 8];
};

/**
 * A drawing as rasters of ESC/POS: strips, each a command and its bits, drawn when it is taken. The encoder of the letters could
 * do it, but takes pixels of four bytes and gives lists of numbers: twenty times the memory, given back between two people.
 */
export function* rasters(drawing: Drawing, typesetter: Typesetter): Generator<[Uint8Array, Uint8Array]> {
  for (let top = 0; top < drawing.height; top += stripRows) {
    const rows = Math.min(stripRows, drawing.height - top);
    yield [Uint8Array.from(command(drawing.width, rows)), packed(typesetter.ink(drawing, top, rows))];
  }
}
