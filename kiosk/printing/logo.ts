import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Bitmap } from './bitmap.ts';
import type { Drawing } from './drawing.ts';

/** A logo is at most so large, in dots: 12 mm high, and no wider than the narrowest paper. */
const highest = 96;
const widest = 384;
/** Grey darker than this is printed black. */
const blackBelow = 128;

/**
 * The coat of arms of the town, or another picture, from a PNG or JPEG file of the data folder, as dots. Undefined where there
 * is none; `refused` hears why one cannot be used, and slips are printed without it.
 */
export const readLogo = async (
  name: string | undefined,
  dataDir: string,
  refused: (words: string) => void,
): Promise<Bitmap | undefined> => {
  if (name === undefined) return undefined;
  try {
    if (basename(name) !== name) throw new Error('it must be the name of a file in the data folder');
    const { createCanvas, loadImage } = await import('@napi-rs/canvas');
    const image = await loadImage(await readFile(join(dataDir, name)));
    const scale = Math.min(highest / image.height, widest / image.width, 1);
    const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
    if (width < 1 || height < 1) throw new Error('it is empty');
    const context = createCanvas(width, height).getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    const grey = (dot: number): number =>
      0.3 * (data[dot * 4] ?? 255) + 0.59 * (data[dot * 4 + 1] ?? 255) + 0.11 * (data[dot * 4 + 2] ?? 255);
    return {
      width,
      height,
      dots: Uint8Array.from({ length: width * height }, (_, dot) => (grey(dot) < blackBelow ? 1 : 0)),
    };
  } catch (fault) {
    refused(
      `The logo ${join(dataDir, name)} cannot be used: ${(fault as Error).message}. Slips are printed without it.`,
    );
    return undefined;
  }
};

/** A logo on its way: a kiosk starts without waiting for it. */
export type Logo = Promise<Bitmap | undefined>;

/** In the middle of a strip as wide as the paper. */
export const logoDrawing = (logo: Bitmap, width: number): Drawing => ({
  width,
  height: logo.height,
  marks: [{ kind: 'picture', left: Math.floor((width - logo.width) / 2), top: 0, bitmap: logo }],
});
