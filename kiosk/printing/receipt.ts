import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import type { Bitmap } from './bitmap.ts';
import { codePage as pageNamed, codePageMapping, type CodePageName } from './code-page.ts';
import { type Drawing, empty, stack } from './drawing.ts';
import { layoutSlip } from './layout.ts';
import { letterDots } from './letter-pen.ts';
import type { Paper } from './paper.ts';
import type { ReceiptElement } from './receipt-element.ts';
import type { Slip } from './slip.ts';
import { sharedTypesetter, type Typesetter } from './typesetter.ts';

/** A line feed of the printer's own letters: 1/6 inch, the default of ESC/POS, at 203 dpi. */
export const lineFeedDots = 34;
/** Lines between print head and cutter: 17 mm on common printers. Less would cut the footer. */
const linesToCutter = 4;
const lineFeed = 0x0a;
/** A lone white strip needs no more width than one byte. */
const stripDots = 8;

/** Bytes for the printer, the paper they take, and the characters that no font has (shown as boxes on paper). */
export type RenderedReceipt = { bytes: Uint8Array; heightDots: number; lost: string[] };

const heightOf = (element: ReceiptElement): number => {
  if (element.kind === 'drawn') return element.drawing.height;
  if (element.kind === 'space') return element.dots;
  return Math.max(lineFeedDots, ...element.runs.map(({ style }) => letterDots.height * style.height));
};

/** Neighbouring drawn parts and the spaces between them become one picture: printers stop and start between pictures. */
const merge = (elements: readonly ReceiptElement[], width: number): ReceiptElement[] => {
  const merged: ReceiptElement[] = [];
  let run: Drawing[] = [];
  const flush = (): void => {
    if (run.length === 0) return;
    const wide = run.some((drawing) => drawing.width === width);
    merged.push({ kind: 'drawn', drawing: stack(wide ? width : stripDots, run) });
    run = [];
  };
  for (const element of elements) {
    if (element.kind === 'text') {
      flush();
      merged.push(element);
    } else {
      run.push(element.kind === 'drawn' ? element.drawing : empty(stripDots, element.dots));
    }
  }
  flush();
  return merged;
};

/** The encoder takes pixels of four bytes. */
const pixels = ({
  width,
  height,
  dots,
}: Bitmap): { data: Uint8ClampedArray; width: number; height: number } => {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  dots.forEach((dot, index) => {
    if (dot === 1) data.fill(0, index * 4, index * 4 + 3);
  });
  return { data, width, height };
};

/** Turns elements into ESC/POS: letters in the code page, pictures as `GS v 0`, feed and a partial cut. */
export const encodeReceipt = (
  elements: readonly ReceiptElement[],
  paper: Paper,
  page: CodePageName,
  typesetter: Typesetter,
): Uint8Array => {
  const encoder = new ReceiptPrinterEncoder({
    columns: paper.columns,
    language: 'esc-pos',
    imageMode: 'raster',
    feedAfterBlock: false,
    feedBeforeCut: linesToCutter,
    newline: '\n',
    codepageMapping: codePageMapping,
    errors: 'strict',
  });
  encoder.initialize().codepage(page);
  for (const element of merge(elements, paper.dots)) {
    if (element.kind === 'drawn') {
      encoder.image(pixels(typesetter.ink(element.drawing)));
    } else if (element.kind === 'text') {
      for (const { text, style } of element.runs)
        encoder.bold(style.bold).invert(style.invert).size(style.width, style.height).text(text);
      encoder.bold(false).invert(false).size(1, 1).newline();
    }
  }
  const bytes = encoder.cut('partial').encode();
  // The encoder ends every line with a feed, the cut too: that would be a white line on the next person's paper.
  return bytes.at(-1) === lineFeed ? bytes.subarray(0, -1) : bytes;
};

/** A slip as bytes. Rejects only where the drawing library cannot be loaded. */
export const renderReceipt = async (
  slip: Slip,
  { paper, codePage }: { paper: Paper; codePage: string },
): Promise<RenderedReceipt> => {
  const page = pageNamed(codePage);
  const typesetter = await sharedTypesetter();
  const { elements, lost } = layoutSlip(slip, paper, page, typesetter);
  const heightDots =
    elements.reduce((sum, element) => sum + heightOf(element), 0) + linesToCutter * lineFeedDots;
  return { bytes: encodeReceipt(elements, paper, page.name, typesetter), heightDots, lost };
};
