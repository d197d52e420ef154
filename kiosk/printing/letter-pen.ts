import type { CodePage } from './code-page.ts';
import type { Paper } from './paper.ts';
import type { LetterStyle, Pen, ReceiptElement, Role } from './receipt-element.ts';
import { wrap } from './wrap.ts';

const plain: LetterStyle = { width: 1, height: 1, bold: false, invert: false };
const bold: LetterStyle = { ...plain, bold: true };
const double: LetterStyle = { ...bold, width: 2, height: 2 };
const styles: Readonly<Record<Role, LetterStyle>> = {
  town: bold,
  banner: { ...bold, invert: true },
  title: double,
  label: bold,
  body: plain,
  large: double,
  strong: bold,
  small: plain,
};
/** Dots of a letter of font A. */
export const letterDots = { width: 12, height: 24 } as const;
/** A title longer than this in double letters is set in tall ones, which take half the width. */
const doubleLines = 3;
/** Between a label and its line. */
const pairGap = '  ';

/** Writes in the printer's own letters. Whoever uses it has asked the code page first. */
export const letterPen = (paper: Paper, page: CodePage): Pen => {
  const columnsOf = (style: LetterStyle): number => Math.floor(paper.columns / style.width);
  const wrapped = (text: string, style: LetterStyle, indent: number): string[] =>
    wrap(text, columnsOf(style) - indent, (part) => part.length);
  const printable = (text: string): string => page.printable(text) ?? '';
  return {
    paragraph: (role, text, { marker } = {}) => {
      const first = marker === undefined ? '' : marker === 'box' ? '[ ] ' : `${marker} `;
      const letters = printable(text);
      let style = styles[role];
      let lines = wrapped(letters, style, first.length);
      if (
        style.width === 2 &&
        (lines.length > doubleLines || letters.split(' ').some((word) => word.length > columnsOf(style)))
      ) {
        style = { ...style, width: 1 };
        lines = wrapped(letters, style, first.length);
      }
      return lines.map((line, index): ReceiptElement => {
        const indented = (index === 0 ? first : ' '.repeat(first.length)) + line;
        // A bar of white on black reaches over the whole paper.
        return {
          kind: 'text',
          runs: [
            {
              style,
              text: style.invert
                ? ` ${indented}`.padEnd(columnsOf(style)).slice(0, columnsOf(style))
                : indented,
            },
          ],
        };
      });
    },
    pair: (label, value) => {
      const [before, after] = [printable(label.text).trim() + pairGap, printable(value.text).trim()];
      if (before.length + after.length > paper.columns) return undefined;
      return [
        {
          kind: 'text',
          runs: [
            { style: styles.label, text: before },
            { style: styles.body, text: after },
          ],
        },
      ];
    },
  };
};
