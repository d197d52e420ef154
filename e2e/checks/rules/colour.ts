import type { Paint } from '../seen.ts';

export type Rgb = readonly [number, number, number];

const parse = (colour: string): { rgb: Rgb; alpha: number } => {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  // `color(srgb 0.1 0.2 0.3)` counts to one.
  const scale = colour.startsWith('color(') ? 255 : 1;
  return { rgb: [red * scale, green * scale, blue * scale], alpha };
};
const over = ({ rgb, alpha }: { rgb: Rgb; alpha: number }, ground: Rgb): Rgb =>
  [0, 1, 2].map((index) => (rgb[index] ?? 0) * alpha + (ground[index] ?? 0) * (1 - alpha)) as unknown as Rgb;

const luminance = (rgb: Rgb): number => {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
/** WCAG 2.2, 1.4.3. */
export const contrast = (one: Rgb, other: Rgb): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

export const groundOf = ({ grounds }: Paint): Rgb =>
  grounds.map(parse).reduceRight<Rgb>((ground, layer) => over(layer, ground), [255, 255, 255]);
export const inkOf = ({ colour, opacity }: Paint, ground: Rgb): Rgb => {
  const { rgb, alpha } = parse(colour);
  return over({ rgb, alpha: alpha * opacity }, ground);
};
export const hex = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
