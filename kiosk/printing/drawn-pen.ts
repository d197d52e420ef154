import { assemble, type Drawing, empty, onBar, stack, type Type } from './drawing.ts';
import type { Paper } from './paper.ts';
import type { Pen, Role } from './receipt-element.ts';
import { inkMargin, type Typesetter } from './typesetter.ts';
import { wrap } from './wrap.ts';

/** Sizes in dots: capitals of the body are 2.4 mm high on a receipt, about those of the printer's font A; 12 points on a page. */
const types: Readonly<Record<Role, Record<Paper['mm'], Type>>> = {
  town: { 58: { px: 25, weight: 700 }, 80: { px: 28, weight: 700 }, 210: { px: 36, weight: 700 } },
  banner: { 58: { px: 23, weight: 700 }, 80: { px: 26, weight: 700 }, 210: { px: 28, weight: 700 } },
  title: { 58: { px: 40, weight: 700 }, 80: { px: 48, weight: 700 }, 210: { px: 52, weight: 700 } },
  label: { 58: { px: 24, weight: 700 }, 80: { px: 26, weight: 700 }, 210: { px: 30, weight: 700 } },
  body: { 58: { px: 28, weight: 400 }, 80: { px: 30, weight: 400 }, 210: { px: 33, weight: 400 } },
  large: { 58: { px: 42, weight: 700 }, 80: { px: 48, weight: 700 }, 210: { px: 50, weight: 700 } },
  strong: { 58: { px: 28, weight: 700 }, 80: { px: 30, weight: 700 }, 210: { px: 33, weight: 700 } },
  small: { 58: { px: 23, weight: 400 }, 80: { px: 24, weight: 400 }, 210: { px: 27, weight: 400 } },
};
const leads: Partial<Record<Role, number>> = { title: 1.12, large: 1.12, label: 1.2, small: 1.2 };
/** Sides and stroke of the box to tick, in sizes of type and dots. */
const boxSide = 0.68;
const boxStroke = 2;
/** What the marker takes of the line, in sizes of type. */
const gutter = 1.25;

/** An empty box to tick, of four strokes. */
const tickBox = (side: number): Drawing => ({
  ...empty(side, side),
  marks: [
    {
      kind: 'bars',
      rectangles: [
        [0, 0, side, boxStroke],
        [0, side - boxStroke, side, boxStroke],
        [0, boxStroke, boxStroke, side - 2 * boxStroke],
        [side - boxStroke, boxStroke, boxStroke, side - 2 * boxStroke],
      ],
    },
  ],
});

const bannerPadding = 4;
/** Words on a bar keep off its end. */
const bannerInset = 10;
const padded = (drawing: Drawing): Drawing =>
  stack(drawing.width, [empty(0, bannerPadding), drawing, empty(0, bannerPadding)]);
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
      const parts = [
        {
          drawing: stack(width, lines),
          left: alignRight ? 0 : indent,
          top: 0,
        },
      ];
      if (marker === 'box') {
        const side = Math.round(type.px * boxSide);
        parts.push({
          drawing: tickBox(side),
          left: alignRight ? paper.dots - side - inkMargin : inkMargin,
          top: firstLine.baseline - side,
        });
      } else if (marker !== undefined) {
        const number = typesetter.line(marker, { ...type, weight: 700 }, placeOf(role, indent, alignRight));
        parts.push({
          drawing: number,
          left: alignRight ? paper.dots - indent : 0,
          top: firstLine.baseline - number.baseline,
        });
      }
      const height = lines.reduce((sum, line) => sum + line.height, 0);
      const paragraph = assemble(paper.dots, height, parts);
      return [{ kind: 'drawn', drawing: role === 'banner' ? onBar(padded(paragraph)) : paragraph }];
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
      const line = assemble(
        paper.dots,
        baseline + Math.max(left.height - left.baseline, right.height - right.baseline),
        [
          { drawing: left, left: alignRight ? width : 0, top: baseline - left.baseline },
          { drawing: right, left: alignRight ? 0 : labelWidth, top: baseline - right.baseline },
        ],
      );
      return [{ kind: 'drawn', drawing: line }];
    },
  };
};
