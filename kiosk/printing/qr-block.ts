import { type QrModules, qrModules } from '../views/qr.ts';
import { assemble, type Drawing, stack, type Type } from './drawing.ts';
import type { Paper } from './paper.ts';
import type { Slip } from './slip.ts';
import { inkMargin, type Typesetter } from './typesetter.ts';
import { wrap } from './wrap.ts';

/** Dots of a module at least: 0.5 mm at 203 dpi (Denso; accessibility.md A23). */
export const leastModuleDots = 4;
const largestModuleDots = 6;
/** Modules left white on each side (ISO/IEC 18004). */
export const quietModules = 4;
/** A code fills at most this share of the paper's width, unless its modules would become too small. */
const preferredShare = 0.5;
/** Dots a line of words beside the code needs at least. */
const leastWordsDots = 140;

const made = new WeakMap<Slip, QrModules>();

/** Keeps the code of a slip that was made for the screen, for as long as the slip. */
export const keepModules = (slip: Slip, modules: QrModules): void => void made.set(slip, modules);

/** The code of a slip; undefined where no code is large enough. */
export const slipModules = (slip: Slip): QrModules | undefined => {
  try {
    return made.get(slip) ?? qrModules(slip.url);
  } catch {
    return undefined;
  }
};

/**
 * The code, its quiet zone included; undefined where it cannot be printed large enough to be read. On narrow
 * paper the side margins that the print head cannot reach (4.5 mm, more than eight modules) are the quiet zone.
 */
export const qrDrawing = (modules: QrModules, paper: Paper): Drawing | undefined => {
  const whole = modules.size + 2 * quietModules;
  const dots = Math.min(
    largestModuleDots,
    Math.max(leastModuleDots, Math.floor((paper.dots * preferredShare) / whole)),
  );
  if (modules.size * dots > paper.dots) return undefined;
  const width = Math.min(whole * dots, paper.dots);
  const left = Math.floor((width - modules.size * dots) / 2);
  const rectangles: [number, number, number, number][] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      const first = column;
      while (column < modules.size && modules.isDark(row, column)) column += 1;
      if (column > first)
        rectangles.push([left + first * dots, (row + quietModules) * dots, (column - first) * dots, dots]);
    }
  }
  return { width, height: whole * dots, marks: [{ kind: 'bars', rectangles }] };
};

/** The page's address as a person can type it: no scheme, and nothing of the token after `#`. */
export const addressInWords = (url: string): string | undefined => {
  try {
    const { host, pathname } = new URL(url);
    return host === '' ? undefined : `${host}${pathname.replace(/\/(index\.html)?$/, '')}`;
  } catch {
    return undefined;
  }
};

const wordTypes: Readonly<Record<Paper['mm'], Type>> = {
  58: { px: 23, weight: 400 },
  80: { px: 27, weight: 400 },
  210: { px: 34, weight: 400 },
};

export type Words = { text: string; rightToLeft: boolean; weight: Type['weight'] };

/** Code and words side by side, as high as the code; undefined where the words do not fit there. */
export const besideCode = (
  code: Drawing,
  words: readonly Words[],
  paper: Paper,
  typesetter: Typesetter,
  alignRight: boolean,
): Drawing | undefined => {
  const width = paper.dots - code.width - inkMargin;
  if (width < leastWordsDots) return undefined;
  const lines = words.flatMap(({ text, rightToLeft, weight }) => {
    const type = { ...wordTypes[paper.mm], weight };
    const align = rightToLeft === alignRight ? 'start' : 'end';
    return wrap(text, width - 2 * inkMargin, (part) => typesetter.measure(part, type)).map((line) =>
      typesetter.line(line, type, { width, align, rightToLeft, lead: 1.2 }),
    );
  });
  const column = stack(width, lines);
  if (column.height > code.height) return undefined;
  return assemble(paper.dots, code.height, [
    { drawing: code, left: alignRight ? paper.dots - code.width : 0, top: 0 },
    {
      drawing: column,
      left: alignRight ? 0 : code.width + inkMargin,
      top: Math.floor((code.height - column.height) / 2),
    },
  ]);
};
