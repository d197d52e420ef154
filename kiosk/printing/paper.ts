/**
 * What can be printed on, in dots of an eighth of a millimetre (a head of 203 dpi). A receipt printer of 180 dpi has fewer
 * and larger dots on the same width.
 */
export type Paper = {
  mm: 58 | 80 | 210;
  /** Printable width in dots. */
  dots: number;
  /** Characters of font A (12 dots) in a line: one of the widths the encoder knows. On a page nothing is in such letters. */
  columns: 32 | 35 | 42 | 44 | 48;
};

export const papers: Readonly<Record<Paper['mm'], Paper>> = {
  58: { mm: 58, dots: 384, columns: 32 },
  80: { mm: 80, dots: 576, columns: 48 },
  /** A4 with margins of 20 mm. */
  210: { mm: 210, dots: 1360, columns: 48 },
};
