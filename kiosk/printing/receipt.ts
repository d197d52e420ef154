import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import type { Bitmap } from './bitmap.ts';
import { codePage, type CodePageName } from './code-page.ts';
import { type Drawing, empty, stack } from './drawing.ts';
import { layoutSlip } from './layout.ts';
import { letterDots } from './letter-pen.ts';
import { paperOf, type PrinterProfile } from './profile.ts';
import { rasters } from './raster.ts';
import type { ReceiptElement } from './receipt-element.ts';
import type { Slip } from './slip.ts';
import { sharedTypesetter, type Typesetter } from './typesetter.ts';

/** A line feed of the printer's own letters: 1/6 inch, the default of ESC/POS, at 203 dpi. */
const lineFeedDots = 34;
const lineFeed = 0x0a;
/** A lone white strip needs no more width than one byte. */
const stripDots = 8;

/** A slip for the printer. */
export type RenderedReceipt = {
  /**
   * The bytes in their order. Pictures are drawn a strip at a time, when their piece is taken, and so once: the paper moves while
   * the rest of the slip is still being drawn.
   */
  pieces: Iterable<Uint8Array>;
  heightDots: number;
  /** The characters that no font has, shown as boxes on paper. */
  lost: string[];
};

/** The bytes of a slip in one. */
export const allBytes = ({ pieces }: Pick<RenderedReceipt, 'pieces'>): Uint8Array =>
  Buffer.concat([...pieces]);

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
export function* encodeReceipt(
  elements: readonly ReceiptElement[],
  profile: PrinterProfile,
  page: CodePageName,
  typesetter: Typesetter,
): Generator<Uint8Array> {
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
  encoder.initialize().codepage(page);
  for (const element of merge(elements, dots)) {
    if (element.kind === 'drawn' && language === 'esc-pos' && raster === 'raster') {
      for (const strip of rasters(element.drawing, typesetter)) {
        yield Buffer.concat([encoder.encode(), ...strip]);
        encoder.codepage(page);
      }
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
  yield cutter !== 'none' && bytes.at(-1) === lineFeed ? bytes.subarray(0, -1) : bytes;
}

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
  return { pieces: encodeReceipt(elements, profile, page.name, typesetter), heightDots, lost };
};
