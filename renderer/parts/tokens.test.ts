import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./palette.css', import.meta.url), 'utf8');
const block = (selector: string): Record<string, string> => {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('\n}', start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})/g)].map(([, name, colour]) => [name, colour]),
  );
};
const basic = block(':root');
const palettes = {
  default: basic,
  high: { ...basic, ...block(":root[data-contrast='high']") },
  dark: { ...basic, ...block(":root[data-contrast='dark']") },
  low: { ...basic, ...block(":root[data-contrast='low']") },
};

const luminance = (hex: string): number => {
  const full = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one = '#000', other = '#000'): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

/** What is painted on what, wherever it carries information. */
const pairs: readonly [front: string, ground: string][] = [
  ['ink', 'paper'],
  ['ink', 'card'],
  ['ink', 'tint'],
  ['heading', 'paper'],
  ['heading', 'card'],
  ['heading', 'tint'],
  ['primary', 'card'],
  ['on-primary', 'primary'],
  ['on-primary', 'primary-pressed'],
  ['on-band', 'band'],
  ['on-band', 'heading'],
  ['border', 'paper'],
  ['border', 'card'],
  ['danger', 'card'],
  ['on-primary', 'danger'],
  ['success', 'card'],
  ['success', 'paper'],
  ['warning', 'warning-pale'],
];

describe('A11: contrast of the palette', () => {
  it.each(pairs)('%s on %s is 10:1 or more', (front, ground) => {
    expect(contrast(palettes.default[front], palettes.default[ground])).toBeGreaterThanOrEqual(10);
  });
  it.each(pairs)('%s on %s is black and white in both high contrasts', (front, ground) => {
    for (const palette of [palettes.high, palettes.dark]) {
      expect(['#000', '#fff']).toContain(palette[front]?.replace(/^#(000|fff)\1$/, '#$1'));
      expect(contrast(palette[front], palette[ground])).toBeCloseTo(21);
    }
  });
  it.each(pairs)('%s on %s is between 4.5 and 8 to 1 in low contrast', (front, ground) => {
    const ratio = contrast(palettes.low[front], palettes.low[ground]);
    expect(ratio).toBeGreaterThanOrEqual(4.5);
    expect(ratio).toBeLessThanOrEqual(8);
  });
});
