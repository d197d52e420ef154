import * as z from 'zod/mini';
import type { Paper } from './paper.ts';

/**
 * What a model of receipt printer can do, as data. The numbers are in its manual ("printable area", "character code table") or
 * on the paper of its self-test.
 */
export const PrinterProfile = z.strictObject({
  formatVersion: z.literal(1),
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  /** The language in which it takes its commands. */
  language: z.enum(['esc-pos', 'star-prnt']),
  paperMm: z.literal([58, 80]),
  /** Dots of its head: 8 to the millimetre (203 dpi), or 7 (180 dpi). */
  dots: z.int().check(z.gte(320), z.lte(640), z.multipleOf(8)),
  /** Characters of font A in a line: the dots over 12, as the maker counts them. */
  columns: z.literal([32, 35, 42, 44, 48]),
  /** Whose numbers for the code pages it follows. */
  codePages: z.enum([
    'epson',
    'epson/legacy',
    'bixolon',
    'bixolon/legacy',
    'citizen',
    'fujitsu',
    'hp',
    'metapace',
    'mpt',
    'pos-5890',
    'pos-8360',
    'star',
    'sunmi',
    'xprinter',
    'youku',
  ]),
  /** The code page used for what is not drawn; `none` draws everything. */
  codePage: z.string().check(z.minLength(1), z.maxLength(20)),
  cutter: z.enum(['partial', 'full', 'none']),
  /** Lines between print head and cutter, or tear-off edge. */
  feedLines: z.int().check(z.gte(0), z.lte(12)),
  /** How pictures are sent: line by line from the top (`GS v 0`), or in bands of 24 (`ESC *`), which old printers want. */
  raster: z.enum(['raster', 'column']),
  /** Whether it answers `DLE EOT`. One that does not can never be said to have printed. */
  status: z.enum(['dle-eot', 'none']),
});
export type PrinterProfile = z.infer<typeof PrinterProfile>;

const usual = {
  formatVersion: 1,
  name: 'ESC/POS, 80 mm',
  language: 'esc-pos',
  paperMm: 80,
  dots: 576,
  columns: 48,
  codePages: 'epson',
  codePage: 'cp858',
  cutter: 'partial',
  // 17 mm on common printers: less would cut the footer.
  feedLines: 4,
  raster: 'raster',
  status: 'dle-eot',
} as const satisfies PrinterProfile;
const narrow = { paperMm: 58, dots: 384, columns: 32 } as const;
const star = { language: 'star-prnt', codePages: 'star', status: 'none' } as const;

/** The profiles that come with the kiosk, by the name that the settings use. */
export const profiles: Readonly<Record<string, PrinterProfile>> = {
  'escpos-80': usual,
  'escpos-58': { ...usual, ...narrow, name: 'ESC/POS, 58 mm' },
  'escpos-80-180dpi': {
    ...usual,
    name: 'ESC/POS, 80 mm, 180 dpi (Epson TM-T88 II to V)',
    dots: 512,
    columns: 42,
  },
  'escpos-58-no-cutter': { ...usual, ...narrow, name: 'ESC/POS, 58 mm, torn off by hand', cutter: 'none' },
  'escpos-58-column': {
    ...usual,
    ...narrow,
    name: 'ESC/POS, 58 mm, pictures in bands (old models)',
    codePages: 'pos-5890',
    cutter: 'none',
    raster: 'column',
  },
  'star-80': { ...usual, ...star, name: 'StarPRNT, 80 mm (mC-Print3, TSP100 IV)' },
  'star-58': { ...usual, ...star, ...narrow, name: 'StarPRNT, 58 mm (mC-Print2, mPOP)' },
};

/** The profile of a printer of which only the width is known. */
export const usualProfile = (paperMm: PrinterProfile['paperMm']): PrinterProfile =>
  paperMm === 58 ? { ...usual, ...narrow } : usual;

export const paperOf = ({ paperMm, dots, columns }: PrinterProfile): Paper => ({
  mm: paperMm,
  dots,
  columns,
});
