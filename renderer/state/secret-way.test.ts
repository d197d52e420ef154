import { describe, expect, it } from 'vitest';
import { isSecretChord, secretTaps } from './secret-way.ts';

const panel = { width: 1080, height: 1920, pxPerMm: 2.71 };
const taps = (points: readonly [x: number, y: number, at: number][]): boolean[] => {
  const hear = secretTaps();
  return points.map(([x, y, at]) => hear({ x, y, at }, panel));
};

describe('the hidden way', () => {
  it('is five taps in one corner within three seconds, any corner', () => {
    for (const [x, y] of [
      [5, 5],
      [1075, 5],
      [5, 1915],
      [1075, 1915],
    ] as const)
      expect(taps([0, 1, 2, 3, 4].map((n) => [x, y, n * 700]))).toEqual([false, false, false, false, true]);
  });
  it('is not found slowly, with a tap elsewhere in between, or in two corners', () => {
    expect(taps([0, 1, 2, 3, 4, 5, 6].map((n) => [5, 5, n * 800]))).not.toContain(true);
    expect(taps([0, 1, 2, 3, 4, 5].map((n) => [n === 3 ? 500 : 5, 5, n * 100]))).not.toContain(true);
    expect(taps([0, 1, 2, 3, 4, 5].map((n) => [n < 3 ? 5 : 1075, 5, n * 100]))).not.toContain(true);
    expect(taps([0, 1, 2, 3, 4].map((n) => [500, 5, n * 100]))).not.toContain(true);
  });
  it('opens once: a sixth tap begins anew', () => {
    expect(taps([0, 1, 2, 3, 4, 5].map((n) => [5, 5, n * 100])).filter(Boolean)).toHaveLength(1);
  });
  it('is a chord of three keys on a keyboard', () => {
    expect(isSecretChord({ code: 'KeyU', ctrlKey: true, altKey: true })).toBe(true);
    expect(isSecretChord({ code: 'KeyU', ctrlKey: true, altKey: false })).toBe(false);
    expect(isSecretChord({ code: 'KeyS', ctrlKey: true, altKey: true })).toBe(false);
  });
});
