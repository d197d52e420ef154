/** A paper width, as a receipt printer of 203 dpi (8 dots to the millimetre) sees it. */
export type Paper = {
  mm: 58 | 80;
  /** Printable width in dots. */
  dots: number;
  /** Characters of font A (12 dots) in a line: one of the widths the encoder knows. */
  columns: 32 | 48;
};

export const papers: Readonly<Record<Paper['mm'], Paper>> = {
  58: { mm: 58, dots: 384, columns: 32 },
  80: { mm: 80, dots: 576, columns: 48 },
};
