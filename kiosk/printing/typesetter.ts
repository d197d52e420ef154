import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import type { Bitmap } from './bitmap.ts';
import type { Drawing, Mark, Type } from './drawing.ts';
import { createFaceFinder, type FaceFinder } from './font-faces.ts';

/** A drawn line and how far its baseline lies below its top: parts side by side stand on the same line. */
type SetLine = Drawing & { baseline: number };

/** Draws words that a printer has no letters for. */
export type Typesetter = {
  /** Width in dots. */
  measure: (text: string, type: Type) => number;
  /**
   * One line on a strip of `width` dots. `lead` is the least height in sizes of type; a script that reaches higher or
   * lower gets what it needs; `ink` is no higher than its letters. What is wider than the strip runs over it: wrap first.
   */
  line: (
    text: string,
    type: Type,
    place: { width: number; align: 'start' | 'centre' | 'end'; rightToLeft: boolean; lead?: number | 'ink' },
  ) => SetLine;
  /** The text with a box for each character that no font has. */
  drawable: (text: string) => { text: string; lost: string[] };
  /** Puts a drawing on a canvas, or on a page of a PDF. */
  paint: (context: SKRSContext2D, drawing: Drawing, left: number, top: number) => void;
  /** The drawing as dots, black or white; or `rows` of it from the row `top`. What lies outside is cut off. */
  ink: (drawing: Drawing, top?: number, rows?: number) => Bitmap;
};

/** Dots kept free at both ends of a line: some letters reach over their own width. */
export const inkMargin = 2;
/** Grey darker than this is printed black: a little more than half, since thin strokes fade on thermal paper. */
const blackBelow = 150;
const defaultLead = 1.3;
/** Share of the lead that lies above the baseline. */
const aboveBaseline = 0.78;
/** No letter reaches higher above its baseline or lower below it, in sizes of type; not even three accents on each other. */
const reach = 3;
/** Shown for a character that no font has, so that its loss can be seen. */
const box = '\u25a1';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Joiners, direction marks and the like have no picture of their own. */
const invisible = /^[\p{Default_Ignorable_Code_Point}\p{Zs}]$/u;

/** Whether anything of it may lie on these rows. */
const isOn = (mark: Mark, top: number, rows: number): boolean =>
  mark.kind !== 'words' ||
  (mark.baseline + reach * mark.type.px > top && mark.baseline - reach * mark.type.px < top + rows);

/** Loads the canvas and, when a character first needs it, its font: nothing of this costs time at the start of the kiosk. */
export const createTypesetter = async (faces: FaceFinder = createFaceFinder()): Promise<Typesetter> => {
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
  const registered = new Set<string>();
  const scratch = createCanvas(8, 8).getContext('2d');

  /** The fonts that the text needs, in the order in which it needs them, as a CSS font. */
  const fontOf = (text: string, { px, weight }: Type): string => {
    const families: string[] = [];
    for (const character of new Set(text)) {
      const face = faces.faceOf(character, weight);
      if (face === undefined || families.includes(face.family)) continue;
      if (!registered.has(face.family)) {
        // Another typesetter of this process may have registered it already: the canvas keeps one list for all.
        if (!GlobalFonts.has(face.family)) GlobalFonts.register(face.bytes, face.family);
        registered.add(face.family);
      }
      families.push(face.family);
    }
    return `${px}px ${families.map((family) => `"${family}"`).join(',') || 'sans-serif'}`;
  };

  /** A bitmap as a canvas: white stays paper. */
  const pictureOf = ({ width, height, dots }: Bitmap): Canvas => {
    const canvas = createCanvas(width, height);
    const context = canvas.getContext('2d');
    const image = context.createImageData(width, height);
    dots.forEach((dot, index) => void (image.data[index * 4 + 3] = dot === 1 ? 255 : 0));
    context.putImageData(image, 0, 0);
    return canvas;
  };

  const paintMark = (context: SKRSContext2D, mark: Mark): void => {
    context.fillStyle = mark.kind === 'words' && mark.ink === 'white' ? '#fff' : '#000';
    if (mark.kind === 'bars') {
      context.beginPath();
      for (const rectangle of mark.rectangles) context.rect(...rectangle);
      context.fill();
    } else if (mark.kind === 'words') {
      context.font = fontOf(mark.text, mark.type);
      context.direction = mark.rightToLeft ? 'rtl' : 'ltr';
      context.textAlign = mark.side;
      context.fillText(mark.text, mark.at, mark.baseline);
    } else {
      context.drawImage(pictureOf(mark.bitmap), mark.left, mark.top);
    }
  };

  const paint: Typesetter['paint'] = (context, drawing, left, top) => {
    context.save();
    context.translate(left, top);
    for (const mark of drawing.marks) paintMark(context, mark);
    context.restore();
  };

  return {
    measure: (text, type) => {
      scratch.font = fontOf(text, type);
      return scratch.measureText(text).width;
    },
    line: (text, type, { width, align, rightToLeft, lead = defaultLead }) => {
      scratch.font = fontOf(text, type);
      const metrics = scratch.measureText(text);
      const least = lead === 'ink' ? 0 : type.px * lead;
      const above = Math.max(
        Math.ceil(least * aboveBaseline),
        Math.ceil(metrics.actualBoundingBoxAscent) + 1,
      );
      const below = Math.max(
        Math.ceil(least * (1 - aboveBaseline)),
        Math.ceil(metrics.actualBoundingBoxDescent) + 1,
      );
      const side = align === 'centre' ? 'center' : (align === 'start') !== rightToLeft ? 'left' : 'right';
      const at = side === 'center' ? width / 2 : side === 'left' ? inkMargin : width - inkMargin;
      const words: Mark = {
        kind: 'words',
        text,
        type,
        at,
        baseline: above,
        side,
        rightToLeft,
        ink: 'black',
      };
      return { width, height: above + below, marks: [words], baseline: above };
    },
    paint,
    ink: ({ width, height, marks }, top = 0, rows = height - top) => {
      const dots = new Uint8Array(width * rows);
      const shown = marks.filter((mark) => isOn(mark, top, rows));
      if (shown.length === 0 || dots.length === 0) return { width, height: rows, dots };
      const context = createCanvas(width, rows).getContext('2d');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, width, rows);
      paint(context, { width, height, marks: shown }, 0, -top);
      const { data } = context.getImageData(0, 0, width, rows);
      for (let dot = 0; dot < dots.length; dot += 1) dots[dot] = (data[dot * 4] ?? 255) < blackBelow ? 1 : 0;
      return { width, height: rows, dots };
    },
    drawable: (text) => {
      const lost: string[] = [];
      let whole = '';
      for (const { segment } of graphemes.segment(text.normalize('NFC'))) {
        const has = Array.from(segment).every(
          (character) => invisible.test(character) || faces.faceOf(character, 400) !== undefined,
        );
        if (!has) lost.push(segment);
        whole += has ? segment : box;
      }
      return { text: whole, lost };
    },
  };
};

/** One typesetter serves the whole process, made when the first slip is printed: its fonts are large. */
let shared: Promise<Typesetter> | undefined;
export const sharedTypesetter = (): Promise<Typesetter> => {
  shared ??= createTypesetter();
  return shared;
};
