import type { Drawing } from './drawing.ts';

/**
 * How the printer's own letters look: font A, 12 x 24 dots, which `width` and `height` multiply.
 * Font B is not used: makers do not agree on its size, and it is too small for many eyes.
 */
export type LetterStyle = { width: 1 | 2; height: 1 | 2; bold: boolean; invert: boolean };

/** One piece of a receipt, from the top down. The runs of a text fit the line; a drawing is as wide as the paper. */
export type ReceiptElement =
  | { kind: 'text'; runs: { text: string; style: LetterStyle }[] }
  | { kind: 'drawn'; drawing: Drawing }
  | { kind: 'space'; dots: number };

/** What a text is on the slip; each pen has its own look for it. */
export type Role = 'town' | 'banner' | 'title' | 'label' | 'body' | 'large' | 'strong' | 'small';

/** A text and where it begins. */
export type Directed = { text: string; rightToLeft: boolean };

/** Writes texts either in the printer's letters or drawn, with the same words and the same order. */
export type Pen = {
  paragraph: (
    role: Role,
    text: string,
    options?: { rightToLeft?: boolean; marker?: 'box' | `${number}.` },
  ) => ReceiptElement[];
  /** A label and its only line side by side; undefined where they do not fit on one line. */
  pair: (label: Directed, text: Directed) => ReceiptElement[] | undefined;
};

/** Spaces between parts in dots (8 to the millimetre), shared by both pens. */
export const spacing = {
  aroundTownRule: 8,
  afterBanner: 20,
  afterNumber: 26,
  beforeBlock: 16,
  afterLarge: 6,
  betweenItems: 6,
  aroundRule: 18,
  beforeFooter: 10,
} as const;
