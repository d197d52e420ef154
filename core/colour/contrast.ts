/** Contrast that whatever carries information has, unless the person wants less (A11). */
export const enoughContrast = 10;

const channels = (hex: string): [number, number, number] => {
  const full = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16));
  return [red, green, blue];
};
const linear = (value: number): number =>
  value / 255 <= 0.040_45 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;

/** Relative luminance of `#rgb` or `#rrggbb` (WCAG 2.2). */
const luminance = (hex: string): number => {
  const [red, green, blue] = channels(hex);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};

/** 1 to 21 (WCAG 2.2). */
export const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

/** The nearest shade of a colour, of the same hue, on which white is read well enough; the colour itself where it is. */
export const darkEnough = (hex: string): string => {
  const parts = channels(hex);
  for (let step = 256; step >= 0; step -= 1) {
    const shade = `#${parts
      .map((part) =>
        Math.floor((part * step) / 256)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
    if (contrast(shade, '#ffffff') >= enoughContrast) return shade;
  }
  return '#000000';
};
