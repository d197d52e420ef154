import { bar, type Bitmap, blank, inverted, paste, stack } from './bitmap.ts';
import type { Paper } from './paper.ts';
import type { Pen, Role } from './receipt-element.ts';
import { inkMargin, type Type, type Typesetter } from './typesetter.ts';
import { wrap } from './wrap.ts';

/** Sizes in dots for both papers: capitals of the body are 2.4 mm high, about those of the printer's font A. */
const types: Readonly<Record<Role, Record<Paper['mm'], Type>>> = {
  town: { 58: { px: 25, weight: 700 }, 80: { px: 28, weight: 700 } },
  banner: { 58: { px: 23, weight: 700 }, 80: { px: 26, weight: 700 } },
  title: { 58: { px: 40, weight: 700 }, 80: { px: 48, weight: 700 } },
  label: { 58: { px: 24, weight: 700 }, 80: { px: 26, weight: 700 } },
  body: { 58: { px: 28, weight: 400 }, 80: { px: 30, weight: 400 } },
  large: { 58: { px: 42, weight: 700 }, 80: { px: 48, weight: 700 } },
  strong: { 58: { px: 28, weight: 700 }, 80: { px: 30, weight: 700 } },
  small: { 58: { px: 23, weight: 400 }, 80: { px: 24, weight: 400 } },
};
const leads: Partial<Record<Role, number>> = { title: 1.12, large: 1.12, label: 1.2, small: 1.2 };
/** Sides and stroke of the box to tick, in sizes of type and dots. */
const boxSide = 0.68;
const boxStroke = 2;
/** What the marker takes of the line, in sizes of type. */
const gutter = 1.25;

/** An empty box to tick. */
const tickBox = (side: number): Bitmap => {
  const box = bar(side, side);
  const inside = side - 2 * boxStroke;
  for (let row = 0; row < inside; row += 1)
    box.dots.fill(0, (row + boxStroke) * side + boxStroke, (row + boxStroke) * side + boxStroke + inside);
  return box;
};

const bannerPadding = 4;
/** Words on a bar keep off its end. */
const bannerInset = 10;
const padded = (bitmap: Bitmap): Bitmap =>
  stack(bitmap.width, [blank(bitmap.width, bannerPadding), bitmap, blank(bitmap.width, bannerPadding)]);
/** Between a label and its line, in sizes of type. */
const pairGap = 0.5;

/** Draws words; what is written from right to left starts at the right, markers included. `lost` hears what no font has. */
export const drawnPen = (
  paper: Paper,
  typesetter: Typesetter,
  alignRight: boolean,
  lost: (characters: string[]) => void,
): Pen => {
  const drawable = (written: string): string => {
    const { text, lost: missing } = typesetter.drawable(written);
    lost(missing);
    return text;
  };
  const placeOf = (role: Role, width: number, rightToLeft: boolean): Parameters<Typesetter['line']>[2] => {
    const lead = leads[role];
    return {
      width,
      align: rightToLeft === alignRight ? 'start' : 'end',
      rightToLeft,
      ...(lead === undefined ? {} : { lead }),
    };
  };
  return {
    paragraph: (role, written, { rightToLeft = false, marker } = {}) => {
      const type = types[role][paper.mm];
      const indent = role === 'banner' ? bannerInset : marker === undefined ? 0 : Math.ceil(type.px * gutter);
      const width = paper.dots - indent;
      const texts = wrap(drawable(written), width - 2 * inkMargin, (part) => typesetter.measure(part, type));
      const lines = texts.map((line) => typesetter.line(line, type, placeOf(role, width, rightToLeft)));
      const [firstLine] = lines;
      if (firstLine === undefined) return [];
      const paragraph = stack(
        paper.dots,
        lines.map((line) => {
          const whole = blank(paper.dots, line.height);
          paste(whole, line, alignRight ? 0 : indent, 0);
          return whole;
        }),
      );
      if (marker === 'box') {
        const side = Math.round(type.px * boxSide);
        paste(
          paragraph,
          tickBox(side),
          alignRight ? paper.dots - side - inkMargin : inkMargin,
          firstLine.baseline - side,
        );
      } else if (marker !== undefined) {
        const number = typesetter.line(marker, { ...type, weight: 700 }, placeOf(role, indent, alignRight));
        paste(paragraph, number, alignRight ? paper.dots - indent : 0, firstLine.baseline - number.baseline);
      }
      return [{ kind: 'raster', bitmap: role === 'banner' ? inverted(padded(paragraph)) : paragraph }];
    },
    pair: (label, value) => {
      const [labelType, valueType] = [types.strong[paper.mm], types.body[paper.mm]];
      const [before, after] = [drawable(label.text), drawable(value.text)];
      const labelWidth = Math.ceil(typesetter.measure(before, labelType) + pairGap * labelType.px);
      const width = paper.dots - labelWidth;
      if (typesetter.measure(after, valueType) > width - 2 * inkMargin) return undefined;
      const [left, right] = [
        typesetter.line(before, labelType, placeOf('body', labelWidth, label.rightToLeft)),
        typesetter.line(after, valueType, placeOf('body', width, value.rightToLeft)),
      ];
      const baseline = Math.max(left.baseline, right.baseline);
      const line = blank(
        paper.dots,
        baseline + Math.max(left.height - left.baseline, right.height - right.baseline),
      );
      paste(line, left, alignRight ? width : 0, baseline - left.baseline);
      paste(line, right, alignRight ? 0 : labelWidth, baseline - right.baseline);
      return [{ kind: 'raster', bitmap: line }];
    },
  };
};
