import { type Bitmap, blank } from './bitmap.ts';
import { createFaceFinder, type FaceFinder, type Weight } from './font-faces.ts';

/** How words are drawn; `px` is the size of the type in dots. */
export type Type = { px: number; weight: Weight };

/** A drawn line and how far its baseline lies below its top: parts side by side stand on the same line. */
export type SetLine = Bitmap & { baseline: number };

/** Draws words that a printer has no letters for. */
export type Typesetter = {
  /** Width in dots. */
  measure: (text: string, type: Type) => number;
  /**
   * One line on a strip of `width` dots. `lead` is the least height in sizes of type; a script that reaches higher or
   * lower gets what it needs. What is wider than the strip is cut off: wrap first.
   */
  line: (
    text: string,
    type: Type,
    place: { width: number; align: 'start' | 'centre' | 'end'; rightToLeft: boolean; lead?: number },
  ) => SetLine;
  /** The text with a box for each character that no font has. */
  drawable: (text: string) => { text: string; lost: string[] };
};

/** Dots kept free at both ends of a line: some letters reach over their own width. */
export const inkMargin = 2;
/** Grey darker than this is printed black: a little more than half, since thin strokes fade on thermal paper. */
const blackBelow = 150;
const defaultLead = 1.3;
/** Share of the lead that lies above the baseline. */
const aboveBaseline = 0.78;
/** Shown for a character that no font has, so that its loss can be seen. */
const box = '\u25a1';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Joiners, direction marks and the like have no picture of their own. */
const invisible = /^[\p{Default_Ignorable_Code_Point}\p{Zs}]$/u;

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

  return {
    measure: (text, type) => {
      scratch.font = fontOf(text, type);
      return scratch.measureText(text).width;
    },
    line: (text, type, { width, align, rightToLeft, lead = defaultLead }) => {
      const font = fontOf(text, type);
      scratch.font = font;
      const metrics = scratch.measureText(text);
      const above = Math.max(
        Math.ceil(type.px * lead * aboveBaseline),
        Math.ceil(metrics.actualBoundingBoxAscent) + 1,
      );
      const below = Math.max(
        Math.ceil(type.px * lead * (1 - aboveBaseline)),
        Math.ceil(metrics.actualBoundingBoxDescent) + 1,
      );
      const height = above + below;
      const context = createCanvas(width, height).getContext('2d');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, width, height);
      context.fillStyle = '#000';
      context.font = font;
      context.direction = rightToLeft ? 'rtl' : 'ltr';
      const side = align === 'centre' ? 'center' : (align === 'start') !== rightToLeft ? 'left' : 'right';
      context.textAlign = side;
      context.fillText(
        text,
        side === 'center' ? width / 2 : side === 'left' ? inkMargin : width - inkMargin,
        above,
      );
      const { data } = context.getImageData(0, 0, width, height);
      const bitmap = blank(width, height);
      for (let dot = 0; dot < bitmap.dots.length; dot += 1)
        bitmap.dots[dot] = (data[dot * 4] ?? 255) < blackBelow ? 1 : 0;
      return { ...bitmap, baseline: above };
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
