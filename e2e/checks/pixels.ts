import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from '@playwright/test';
import type { Setting } from './matrix.ts';
import { placeOf } from './rules/boxes.ts';
import { contrast, groundOf, hex, inkOf, type Rgb } from './rules/colour.ts';
import type { Box, Sight } from './seen.ts';

const bounds = { default: [10, 21], low: [4.5, 8], high: [20, 21], dark: [20, 21] } as const;

/** The colours of a part of the screen, the letters taken away. */
const coloursIn = async (page: Page, { left, top, right, bottom }: Box): Promise<Rgb[]> => {
  await page.evaluate(() =>
    document.documentElement.style.setProperty('-webkit-text-fill-color', 'transparent'),
  );
  const picture = await loadImage(
    await page.screenshot({
      clip: { x: left, y: top, width: right - left, height: bottom - top },
      animations: 'disabled',
    }),
  );
  await page.evaluate(() => document.documentElement.style.removeProperty('-webkit-text-fill-color'));
  const pen = createCanvas(picture.width, picture.height).getContext('2d');
  pen.drawImage(picture, 0, 0);
  const { data } = pen.getImageData(0, 0, picture.width, picture.height);
  const found = new Map<number, Rgb>();
  for (let at = 0; at < data.length; at += 4)
    found.set(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0), [
      data[at] ?? 0,
      data[at + 1] ?? 0,
      data[at + 2] ?? 0,
    ]);
  return [...found.values()];
};

/** Text over a picture or a gradient: its colour against each one that is really behind it. */
export const behind = async (
  page: Page,
  { texts }: Sight,
  { contrast: mode }: Setting,
): Promise<string[]> => {
  const wrong: string[] = [];
  for (const { words, paint, inks, clip } of texts.filter(({ paint: { picture } }) => picture)) {
    const ink = inkOf(paint, groundOf(paint));
    for (const box of inks.filter((line) => placeOf(line, clip) === 'here')) {
      const bad = (await coloursIn(page, box)).find(
        (ground) => contrast(ink, ground) < bounds[mode][0] || contrast(ink, ground) > bounds[mode][1],
      );
      if (bad !== undefined)
        wrong.push(`"${words}": ${hex(ink)} over ${hex(bad)}, ${contrast(ink, bad).toFixed(2)}:1`);
    }
  }
  return wrong;
};
