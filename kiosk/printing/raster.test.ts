import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../core/model/language.ts';
import { decodeEscpos } from '../testing/escpos-decoder.ts';
import { paperRows } from '../testing/escpos-paper.ts';
import { sampleSlip } from '../testing/printer-slips.ts';
import { type Drawing, stack } from './drawing.ts';
import { layoutSlip } from './layout.ts';
import { papers } from './paper.ts';
import { rasters, stripRows } from './raster.ts';
import { createTypesetter, type Typesetter } from './typesetter.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await createTypesetter();
});

/** What a printer makes of the bytes, as one picture. */
const printed = (drawing: Drawing): { widths: number[]; heights: number[]; dots: number[] } => {
  const rows = paperRows(decodeEscpos(Buffer.concat([...rasters(drawing, typesetter)].flat())));
  const pictures = rows.flatMap((row) => (row.kind === 'raster' ? [row] : []));
  return {
    widths: pictures.map(({ width }) => width),
    heights: pictures.map(({ height }) => height),
    dots: pictures.flatMap(({ dots }) => [...dots]),
  };
};

describe('a drawing as rasters', () => {
  it.each(languages)('%s: the strips, one below the other, are the drawing, dot by dot', (lang) => {
    const { elements } = layoutSlip(sampleSlip(lang), papers[80], undefined, typesetter);
    const whole = stack(
      papers[80].dots,
      elements.flatMap((element) => (element.kind === 'drawn' ? [element.drawing] : [])),
    );
    const { widths, heights, dots } = printed(whole);
    expect(heights.length).toBeGreaterThan(3);
    expect(Math.max(...heights)).toBeLessThanOrEqual(stripRows);
    expect(new Set(widths)).toEqual(new Set([papers[80].dots]));
    expect(Buffer.from(dots).equals(typesetter.ink(whole).dots)).toBe(true);
  });

  it('of any size: every dot is where it was, and what fills the last byte of a row is white', () => {
    const sizes = fc.record({
      width: fc.integer({ min: 1, max: 40 }),
      height: fc.integer({ min: 1, max: 600 }),
    });
    fc.assert(
      fc.property(sizes, fc.infiniteStream(fc.boolean()), ({ width, height }, black) => {
        const bitmap = {
          width,
          height,
          dots: Uint8Array.from({ length: width * height }, () => (black.next().value === true ? 1 : 0)),
        };
        const drawing: Drawing = { width, height, marks: [{ kind: 'picture', left: 0, top: 0, bitmap }] };
        const { widths, dots } = printed(drawing);
        const filled = Math.ceil(width / 8) * 8;
        expect(new Set(widths)).toEqual(new Set([filled]));
        expect(dots.length).toBe(filled * height);
        const wrong = dots.findIndex((dot, index) => {
          const [row, column] = [Math.floor(index / filled), index % filled];
          return dot !== (column < width ? bitmap.dots[row * width + column] : 0);
        });
        expect(wrong).toBe(-1);
      }),
      { numRuns: 30 },
    );
  });
});
