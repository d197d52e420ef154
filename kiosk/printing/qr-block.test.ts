import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qrModules } from '../views/qr.ts';
import { papers } from './paper.ts';
import { addressInWords, leastModuleDots, qrDrawing, quietModules } from './qr-block.ts';

describe('the code on a slip', () => {
  it('A23: has modules of four dots or more and its quiet zone, which the margin of the paper may lend it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.constantFrom(58, 80), (length, mm) => {
        const paper = papers[mm];
        const url = `https://comune.example.it/s/#${'a'.repeat(length)}`;
        const modules = qrModules(url);
        const code = qrDrawing(modules, paper);
        const { size } = modules;
        if (code === undefined) return void expect(size * leastModuleDots).toBeGreaterThan(paper.dots);
        const dots = code.height / (size + 2 * quietModules);
        expect(Number.isInteger(dots)).toBe(true);
        expect(dots).toBeGreaterThanOrEqual(leastModuleDots);
        expect(code.width).toBeLessThanOrEqual(paper.dots);
        // The corner of the finder pattern is the first dark module: white above it, and white or the margin beside it.
        const [mark] = code.marks;
        const [left, top] = (mark?.kind === 'bars' ? mark.rectangles[0] : undefined) ?? [-1, -1];
        expect(top).toBe(quietModules * dots);
        const marginDots = code.width === paper.dots ? 36 : 0;
        expect(left + marginDots).toBeGreaterThanOrEqual(quietModules * dots);
      }),
      { numRuns: 60 },
    );
  });

  it('says the address as one types it', () => {
    expect(addressInWords('https://comune.example.it/s/#token')).toBe('comune.example.it/s');
    expect(addressInWords('https://comune.example.it/index.html#token')).toBe('comune.example.it');
    expect(addressInWords('no address')).toBeUndefined();
    expect(addressInWords('file:///tmp/page.html')).toBeUndefined();
  });
});
