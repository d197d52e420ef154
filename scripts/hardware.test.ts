import { describe, expect, it } from 'vitest';
import { screenProfiles } from '../kiosk/settings/screen-profiles.ts';
import { guide, rowsOf } from './named-tests.ts';

const text = guide('hardware.md');

describe('docs/hardware.md', () => {
  it('has a check and a weight for every requirement', () => {
    const rows = rowsOf(text, /^[MSPKN]\d+$/);
    expect(rows.length).toBeGreaterThan(40);
    for (const [number, , weight, check] of rows) {
      expect(['must', 'should'], number).toContain(weight);
      expect(check, number).not.toBe('');
    }
  });

  it('gives the sizes of the panels that the program is tested on', () => {
    const [pixels, picture, density, lower, upper] = rowsOf(text, /^(Pixels|Picture|Lower|Upper)/);
    for (const [at, id] of ['P32', 'L21'].entries()) {
      const { width, height, pxPerMm, mountBottomMm } = screenProfiles[id]!;
      const tall = Math.round(height / pxPerMm);
      expect([pixels, picture, density, lower, upper].map((row) => row?.[at + 1])).toEqual([
        `${width} x ${height}`,
        `${Math.round(width / pxPerMm)} x ${tall} mm`,
        `${pxPerMm}`,
        `${mountBottomMm} mm`,
        `${mountBottomMm + tall} mm`,
      ]);
    }
  });
});
