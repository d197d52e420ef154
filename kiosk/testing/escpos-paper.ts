import { createCanvas, type Canvas } from '@napi-rs/canvas';
import type { DecodedPart, DecodedReceipt } from './escpos-decoder.ts';

/** What a printer feeds for a line at least: 1/6 inch at 203 dpi. */
const lineFeed = 34;
const cells = { A: { width: 12, height: 24 }, B: { width: 9, height: 17 } } as const;
type Text = Extract<DecodedPart, { kind: 'text' }>;

const lineHeight = (line: readonly Text[]): number =>
  Math.max(lineFeed, ...line.map(({ style }) => cells[style.font].height * style.height));
/** Width of a line in dots; tests compare it with the paper. */
export const lineWidth = (line: readonly Text[]): number =>
  line.reduce((sum, { text, style }) => sum + text.length * cells[style.font].width * style.width, 0);

/** The lines and pictures from the top down, as the paper comes out. */
export const paperRows = ({
  parts,
}: DecodedReceipt): (
  { kind: 'line'; line: Text[]; height: number } | Extract<DecodedPart, { kind: 'raster' | 'cut' }>
)[] => {
  const rows: ReturnType<typeof paperRows> = [];
  let line: Text[] = [];
  for (const part of parts) {
    if (part.kind === 'text') line.push(part);
    else if (part.kind === 'feed') {
      rows.push({ kind: 'line', line, height: lineHeight(line) });
      line = [];
    } else rows.push(part);
  }
  return rows;
};

/** Height of the paper in dots, the feed to the cutter included. */
export const paperHeight = (receipt: DecodedReceipt): number =>
  paperRows(receipt).reduce((sum, row) => sum + (row.kind === 'cut' ? 0 : row.height), 0);

/** Draws the receipt on paper with the white margins that a print head cannot reach: to be looked at, and for a code reader. */
export const paintReceipt = (receipt: DecodedReceipt, dots: number, margin = 38): Canvas => {
  const canvas = createCanvas(dots + 2 * margin, paperHeight(receipt) + 2 * margin);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.textBaseline = 'alphabetic';
  let top = margin;
  for (const row of paperRows(receipt)) {
    if (row.kind === 'cut') continue;
    if (row.kind === 'raster') {
      const image = context.createImageData(row.width, row.height);
      row.dots.forEach((dot, index) =>
        image.data.set(dot === 1 ? [0, 0, 0, 255] : [255, 255, 255, 255], index * 4),
      );
      context.putImageData(image, margin, top);
    } else {
      let left = margin;
      for (const { text, style } of row.line) {
        const cell = cells[style.font];
        const [width, height] = [cell.width * style.width, cell.height * style.height];
        if (style.invert) {
          context.fillStyle = '#000';
          context.fillRect(left, top, width * text.length, height);
        }
        context.fillStyle = style.invert ? '#fff' : '#000';
        // Each letter in its cell, as a matrix of dots would stand.
        for (const letter of text) {
          context.save();
          context.translate(left, top + height * 0.8);
          context.scale((style.width * cell.width) / 12, (style.height * cell.height) / 24);
          context.font = `${style.bold ? 'bold ' : ''}20px "DejaVu Sans Mono", "Noto Sans Mono", monospace`;
          context.fillText(letter, 0, 0);
          context.restore();
          left += width;
        }
      }
    }
    top += row.height;
  }
  return canvas;
};
