/** Dots of a thermal head, row by row, one byte each: 1 is black. */
export type Bitmap = { width: number; height: number; dots: Uint8Array };
