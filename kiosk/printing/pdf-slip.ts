import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Bitmap } from './bitmap.ts';
import { type Drawing, stack } from './drawing.ts';
import { layoutSlip } from './layout.ts';
import { type Paper, papers } from './paper.ts';
import type { ReceiptElement } from './receipt-element.ts';
import type { Slip } from './slip.ts';
import { sharedTypesetter } from './typesetter.ts';

/** Sheets that a CUPS queue prints on: cut sheets of A4, or a roll of 80 mm, whose page is as long as its slip. */
export type Sheet = 'a4' | '80mm';

/** Points in a dot of an eighth of a millimetre. */
const pointsPerDot = 72 / 25.4 / 8;
type Page = { paper: Paper; width: number; left: number; top: number; bottom: number };

/** Pages in dots: margins of 20 mm at the sides and 11 mm above and below, or the 4 mm that a head of 72 mm cannot reach. */
const pages: Readonly<Record<Sheet, Page>> = {
  a4: { paper: papers[210], width: 1680, left: 160, top: 88, bottom: 88 },
  '80mm': { paper: papers[80], width: 640, left: 32, top: 32, bottom: 32 },
};
const a4Height = 2376;

/** Bytes of the document, the size of its pages in millimetres, and the characters that no font has (shown as boxes). */
export type PdfSlip = { bytes: Uint8Array; widthMm: number; heightMm: number; pages: number; lost: string[] };

const heightOf = (element: ReceiptElement): number =>
  element.kind === 'drawn' ? element.drawing.height : element.kind === 'space' ? element.dots : 0;
const drawingOf = (element: ReceiptElement): Drawing =>
  element.kind === 'drawn' ? element.drawing : { width: 0, height: heightOf(element), marks: [] };

/** Elements page by page; none is cut in two, and no page begins with a space. */
const paginate = (elements: readonly ReceiptElement[], height: number): Drawing[][] => {
  const all: Drawing[][] = [];
  let page: Drawing[] = [];
  let used = 0;
  for (const element of elements) {
    if (page.length > 0 && used + heightOf(element) > height) {
      all.push(page);
      page = [];
      used = 0;
    }
    if (page.length === 0 && element.kind === 'space') continue;
    page.push(drawingOf(element));
    used += heightOf(element);
  }
  return page.length === 0 ? all : [...all, page];
};

/** A slip as a PDF with fonts of its own, so that every printer shows the same. Rejects only where the drawing library cannot be loaded. */
export const renderPdf = async (slip: Slip, sheet: Sheet, logo?: Bitmap): Promise<PdfSlip> => {
  const { PDFDocument } = await import('@napi-rs/canvas');
  const typesetter = await sharedTypesetter();
  const { paper, width, left, top, bottom } = pages[sheet];
  const { elements, lost } = layoutSlip(slip, paper, undefined, typesetter, logo);
  const whole = elements.reduce((sum, element) => sum + heightOf(element), 0);
  const height = sheet === 'a4' ? a4Height : whole + top + bottom;
  const room = height - top - bottom;
  // A title of a name only, nothing of the slip: it stands in spools and on the printer's own screen.
  const document = new PDFDocument({ title: 'Sportello', compressionLevel: 6 });
  const parts = paginate(elements, room);
  for (const part of parts) {
    const drawing = stack(paper.dots, part);
    // The library's own type of a page leaves out that it is a canvas context like any other.
    const context = document.beginPage(
      width * pointsPerDot,
      height * pointsPerDot,
    ) as unknown as SKRSContext2D;
    context.scale(pointsPerDot, pointsPerDot);
    context.translate(left, top);
    // One paragraph may be longer than a page: it gets smaller rather than cut.
    const fits = Math.min(1, room / drawing.height);
    context.scale(fits, fits);
    typesetter.paint(context, drawing, 0, 0);
    document.endPage();
  }
  return { bytes: document.close(), widthMm: width / 8, heightMm: height / 8, pages: parts.length, lost };
};
