import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import type { Bitmap } from './bitmap.ts';
import { codePage, type CodePageName } from './code-page.ts';
import { type Drawing, empty, stack } from './drawing.ts';
import { layoutSlip } from './layout.ts';
import { letterDots } from './letter-pen.ts';
import { paperOf, type PrinterProfile } from './profile.ts';
import { rasterBytes } from './raster.ts';
import type { ReceiptElement } from './receipt-element.ts';
import type { Slip } from './slip.ts';
import { sharedTypesetter, type Typesetter } from './typesetter.ts';

/** A line feed of the printer's own letters: 1/6 inch, the default of ESC/POS, at 203 dpi. */
const lineFeedDots = 34;
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

/** Red, green, blue and opacity, in the order of a small-endian machine. */
const [whitePixel, blackPixel] = [0xffffffff, 0xff000000];

/** The encoder takes pixels of four bytes. */
const pixels = ({
  width,
  height,
  dots,
}: Bitmap): { data: Uint8ClampedArray; width: number; height: number } => {
  const whole = new Uint32Array(width * height).fill(whitePixel);
  for (let index = 0; index < dots.length; index += 1) if (dots[index] === 1) whole[index] = blackPixel;
  return { data: new Uint8ClampedArray(whole.buffer), width, height };
};

/** Turns elements into the printer's commands: letters in the code page, pictures, feed and cut. */
export const encodeReceipt = (
  elements: readonly ReceiptElement[],
  profile: PrinterProfile,
  page: CodePageName,
  typesetter: Typesetter,
): Uint8Array => {
  const { columns, language, raster, feedLines, codePages, cutter, dots } = profile;
  const encoder = new ReceiptPrinterEncoder({
    columns,
    language,
    imageMode: raster,
    feedAfterBlock: false,
    feedBeforeCut: feedLines,
    newline: '\n',
    codepageMapping: codePages,
    errors: 'strict',
  });
  const parts: Uint8Array[] = [];
  encoder.initialize().codepage(page);
  for (const element of merge(elements, dots)) {
    if (element.kind === 'drawn' && language === 'esc-pos' && raster === 'raster') {
      parts.push(encoder.encode(), ...rasterBytes(element.drawing, typesetter));
      encoder.codepage(page);
    } else if (element.kind === 'drawn') {
      encoder.image(pixels(typesetter.ink(element.drawing)));
    } else if (element.kind === 'text') {
      for (const { text, style } of element.runs)
        encoder.bold(style.bold).invert(style.invert).size(style.width, style.height).text(text);
      encoder.bold(false).invert(false).size(1, 1).newline();
    }
  }
  const bytes = (cutter === 'none' ? encoder.newline(feedLines) : encoder.cut(cutter)).encode();
  // The encoder ends every line with a feed, the cut too: that would be a white line on the next person's paper.
  parts.push(cutter !== 'none' && bytes.at(-1) === lineFeed ? bytes.subarray(0, -1) : bytes);
  return Buffer.concat(parts);
};

/** Everything is drawn where a profile names no code page. */
const noPage = 'none';

/** A slip as bytes. Rejects only where the drawing library cannot be loaded. */
export const renderReceipt = async (
  slip: Slip,
  profile: PrinterProfile,
  logo?: Bitmap,
): Promise<RenderedReceipt> => {
  const page = codePage(profile.codePage, profile.codePages);
  const typesetter = await sharedTypesetter();
  const letters = profile.codePage === noPage ? undefined : page;
  const { elements, lost } = layoutSlip(slip, paperOf(profile), letters, typesetter, logo);
  const heightDots =
    elements.reduce((sum, element) => sum + heightOf(element), 0) + profile.feedLines * lineFeedDots;
  return { bytes: encodeReceipt(elements, profile, page.name, typesetter), heightDots, lost };
};
