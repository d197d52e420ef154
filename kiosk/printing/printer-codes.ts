/**
 * What is told to a technician about printing. 0: the printer is ready again; 1 to 4 are its faults: missing, out of paper, open, out of order;
 * 5: characters that no font has; 6: a profile, 7: a logo that cannot be used; 8: how a slip ended is not known; 9: the
 * slip for a desk was not printed.
 */
export type PrinterCode = `PRN-${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;
